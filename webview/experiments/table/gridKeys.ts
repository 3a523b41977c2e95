import { chordOf } from '../../shared/keys';
import { placedColumns, type PlacedColumn } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import type { LoadedRow } from '../model/rowPages';
import { headerRow, pinnedIndex, rowBelow } from '../model/rowPlaces';
import { selectOnly, toggleSelected } from '../model/selection';
import { setWidth, sortBy, toggleBaseline } from '../model/viewChanges';
import { copyRows } from '../parts/copyRows';
import { moveBeside, openColumnMenu } from '../parts/columnMenu';
import { editLabels, editNote, rename, toggleStar } from '../parts/markRows';
import { chosenRows, compareChosen, openRow, selectAll, selectThrough, topRow } from '../parts/rowCommands';
import { openRowMenu } from '../parts/rowMenu';
import { cellId } from './cellId';

interface Act {
  readonly model: ExperimentsModel;
  readonly loaded: LoadedRow | null;
  readonly column: PlacedColumn | null;
  readonly pageRows: number;
}

const acts: Readonly<Record<string, (act: Act) => void>> = {
  ArrowDown: (act) => moveRow(act, 1),
  ArrowUp: (act) => moveRow(act, -1),
  PageDown: (act) => moveRow(act, act.pageRows),
  PageUp: (act) => moveRow(act, -act.pageRows),
  'mod+Home': (act) => moveRow(act, -Infinity),
  'mod+End': (act) => moveRow(act, Infinity),
  Home: (act) => moveColumnTo(act, 0),
  End: (act) => moveColumnTo(act, Infinity),
  ArrowRight: right,
  ArrowLeft: left,
  'shift+ArrowDown': (act) => extend(act, 1),
  'shift+ArrowUp': (act) => extend(act, -1),
  'mod+ArrowDown': (act) => moveFocus(act, 1),
  'mod+ArrowUp': (act) => moveFocus(act, -1),
  'mod+ ': toggle,
  'ctrl+ ': toggle,
  'shift+ArrowRight': (act) => resize(act, 8),
  'shift+ArrowLeft': (act) => resize(act, -8),
  'shift+PageDown': (act) => extend(act, act.pageRows),
  'shift+PageUp': (act) => extend(act, -act.pageRows),
  'mod+c': ({ model }) => void copyRows(model),
  'mod+a': ({ model }) => selectAll(model),
  ' ': ({ model }) => model.setCharted(chosenRows(model)),
  s: ({ model }) => void toggleStar(model, chosenRows(model)),
  b: baseline,
  t: ({ model }) => void editLabels(model, chosenRows(model)),
  n: ({ model }) => void editNote(model, chosenRows(model)),
  F2: ({ model }) => void rename(model, chosenRows(model)),
  c: ({ model }) => compareChosen(model),
  Enter: enter,
  'alt+ArrowUp': (act) => sort(act, false, false),
  'alt+ArrowDown': (act) => sort(act, true, false),
  'alt+shift+ArrowUp': (act) => sort(act, false, true),
  'alt+shift+ArrowDown': (act) => sort(act, true, true),
  'alt+shift+ArrowLeft': (act) => nudge(act, -1),
  'alt+shift+ArrowRight': (act) => nudge(act, 1),
  'shift+F10': openMenuHere,
  ContextMenu: openMenuHere,
  Escape: ({ model }) => model.select(new Map()),
};

/** What a key does in the table; keys that mean nothing there go on. */
export function gridKey(model: ExperimentsModel, event: KeyboardEvent, pageRows: number): void {
  if ((event.target as Element).closest('input')) return;
  const act = acts[chordOf(event, model.surroundings.mac)];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  model.choice.after(() => act({ model, ...under(model), pageRows }));
}

/** The selection stays when its row goes to the top of the table, so that the same key takes it back. */
function baseline({ model }: Act): void {
  const [row] = chosenRows(model);
  if (row) model.change(toggleBaseline(model.view, row, model.infos), 'baseline');
}

/** The row and the column that have the keyboard. */
function under(model: ExperimentsModel): Pick<Act, 'loaded' | 'column'> {
  const { row, column } = model.active;
  const columns = placedColumns(model.layout);
  return { loaded: model.loader.pages?.row(row) ?? null, column: columns[column - 1] ?? null };
}

function moveRow(act: Act, by: number): void {
  moveFocus(act, by);
  const { model } = act;
  const { row } = model.active;
  if (row !== headerRow) selectThrough(model, row, row);
}

function extend({ model }: Act, by: number): void {
  const { pages } = model.loader;
  if (!pages) return;
  const top = topRow(model);
  const below = rowBelow(model.active.row, by, { rows: pages.answer.rows, pinned: top === pinnedIndex });
  const row = below === headerRow ? top : below;
  // Said before the rows are here: the next key may come sooner.
  model.anchor ??= model.active.row === headerRow ? row : model.active.row;
  model.activate({ row, column: model.active.column });
  selectThrough(model, model.anchor, row);
}

/** Moves the keyboard alone: the selection stays for what is added to it next. */
function moveFocus({ model }: Act, by: number): void {
  const { pages } = model.loader;
  const table = { rows: pages?.answer.rows ?? 0, pinned: topRow(model) === pinnedIndex };
  model.activate({ row: rowBelow(model.active.row, by, table), column: model.active.column });
}

function toggle({ model, loaded }: Act): void {
  if (loaded && model.active.row !== headerRow)
    model.select(toggleSelected(model.selection, loaded.row.row), model.active.row);
}

function moveColumnTo({ model }: Act, column: number): void {
  const last = placedColumns(model.layout).length;
  model.activate({ row: model.active.row, column: Math.min(last, Math.max(0, column)) });
}

/** On the name it unfolds, then goes on to the cells. */
function right(act: Act): void {
  const { model, loaded } = act;
  if (model.active.row !== headerRow && model.active.column === 0 && loaded?.row.expandable && !loaded.row.expanded)
    return model.toggleExpanded(loaded.row);
  moveColumnTo(act, model.active.column + 1);
}

/** In the cells it goes back to the name, which it folds; from a member it goes to its group. */
function left(act: Act): void {
  const { model, loaded } = act;
  if (model.active.column > 0) return moveColumnTo(act, model.active.column - 1);
  if (loaded?.row.expanded) return model.toggleExpanded(loaded.row);
  if (loaded && loaded.row.depth > 0) goToParent(model, loaded.row.depth);
}

function goToParent(model: ExperimentsModel, depth: number): void {
  for (let row = model.active.row - 1; row >= 0; row--) {
    const above = model.loader.pages?.row(row);
    if (!above) return;
    if (above.row.depth < depth) {
      model.select(selectOnly([above.row.row]));
      return model.activate({ row, column: 0 });
    }
  }
}

/** Only in the header, where the column stands that is meant. */
function resize({ model, column }: Act, by: number): void {
  if (column && model.active.row === headerRow)
    model.change(setWidth(model.view, column.column, column.width + by), `width ${column.id}`);
}

function enter(act: Act): void {
  const { model, column } = act;
  if (model.active.row !== headerRow) return openRow(model);
  if (column) openMenuHere(act);
}

function sort({ model, column }: Act, descending: boolean, add: boolean): void {
  if (column) model.change(sortBy(model.view, column.column, { add, descending }), 'sort');
}

function nudge({ model, column }: Act, by: -1 | 1): void {
  if (column) moveBeside(model, column.column, by);
}

function openMenuHere({ model, loaded, column }: Act): void {
  const { active } = model;
  const at = document.getElementById(cellId(active.row, active.column))?.getBoundingClientRect();
  if (!at) return;
  if (active.row === headerRow && column) openColumnMenu(model, column, at);
  else if (loaded) openRowMenu(model, loaded, at);
}
