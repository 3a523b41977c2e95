import type { ExperimentsModel } from '../model/experimentsModel';
import { placedColumns, type PlacedColumn } from '../model/columnLayout';
import type { LoadedRow } from '../model/rowPages';
import { headerRow } from '../model/rowPlaces';
import { selectOnly, toggleSelected } from '../model/selection';
import { nextDirection, setWidth, sortBy } from '../model/viewChanges';
import { toggleStar } from '../parts/markRows';
import { openRow, selectThrough } from '../parts/rowCommands';
import { openColumnMenu } from '../parts/columnMenu';
import { openRowMenu } from '../parts/rowMenu';
import { fittingWidth } from './fittingWidth';

/** Index of the row under an event; null: none. */
function indexUnder(event: Event): number | null {
  const row = (event.target as Element).closest<HTMLElement>('[data-row]')?.dataset.row;
  return row === undefined ? null : Number(row);
}

/** The row under an event. */
export function rowUnder(model: ExperimentsModel, event: Event): LoadedRow | null {
  const index = indexUnder(event);
  return index === null ? null : (model.loader.pages?.row(index) ?? null);
}

/** The column whose head is under an event; null: none, or the name's. */
export function headUnder(model: ExperimentsModel, event: Event): PlacedColumn | null {
  const head = (event.target as Element).closest<HTMLElement>('[data-head]')?.dataset.head;
  return head === undefined ? null : (placedColumns(model.layout)[Number(head) - 1] ?? null);
}

function partUnder(event: Event): string {
  return (event.target as Element).closest<HTMLElement>('[data-part]')?.dataset.part ?? '';
}

export function gridClick(model: ExperimentsModel, event: MouseEvent): void {
  const head = headUnder(model, event);
  if (head) return clickHead(model, head, event);
  const index = indexUnder(event);
  const loaded = rowUnder(model, event);
  if (index === null || !loaded) return;
  switch (partUnder(event)) {
    case 'twistie':
      return model.toggleExpanded(loaded.row);
    case 'star':
      return void toggleStar(model, [loaded.row.row]);
    case 'marker':
      return model.setCharted([loaded.row.row]);
    case 'actions':
      return gridMenu(model, event);
    default:
      clickRow(model, loaded, index, event);
  }
}

function clickHead(model: ExperimentsModel, { column, info, index }: PlacedColumn, event: MouseEvent): void {
  if (partUnder(event) === 'edge' || !info) return;
  model.activate({ row: headerRow, column: index });
  const descending = nextDirection(model.view, info);
  model.change(sortBy(model.view, column, { add: event.shiftKey, descending }), 'sort');
}

function clickRow(model: ExperimentsModel, { row }: LoadedRow, index: number, event: MouseEvent): void {
  const column = Number((event.target as Element).closest<HTMLElement>('[data-column]')?.dataset.column ?? 0);
  const before = model.active.row;
  model.activate({ row: index, column });
  const more = model.surroundings.mac ? event.metaKey : event.ctrlKey;
  if (event.shiftKey) selectThrough(model, model.anchor ?? (before === headerRow ? index : before), index);
  else model.select(more ? toggleSelected(model.selection, row.row) : selectOnly([row.row]));
}

export function gridDoubleClick(model: ExperimentsModel, event: MouseEvent): void {
  const head = headUnder(model, event);
  if (head && partUnder(event) === 'edge') {
    model.change(setWidth(model.view, head.column, fittingWidth(model, head)), 'width');
    return;
  }
  const loaded = rowUnder(model, event);
  if (!loaded || partUnder(event) !== '') return;
  if (loaded.row.expandable) model.toggleExpanded(loaded.row);
  else openRow(model);
}

export function gridMenu(model: ExperimentsModel, event: MouseEvent): void {
  const at = new DOMRect(event.clientX, event.clientY, 0, 0);
  const head = headUnder(model, event);
  const loaded = rowUnder(model, event);
  if (!head && !loaded) return;
  event.preventDefault();
  if (head) return openColumnMenu(model, head, at);
  if (!loaded) return;
  if (!model.selection.has(loaded.key)) model.select(selectOnly([loaded.row.row]));
  model.activate({ row: indexUnder(event) ?? 0, column: 0 });
  openRowMenu(model, loaded, at);
}
