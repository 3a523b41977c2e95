import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Identity } from '../../shared/identity';
import type { PlacedColumn } from '../model/columnLayout';
import type { LoadedRow } from '../model/rowPages';
import { pinnedIndex } from '../model/rowPlaces';
import { cellId, rowId } from './cellId';
import { cellContent } from './cells';
import { nameContent } from './nameCell';
import { identityOfRow, type PlacedRow, type Scene } from './scene';
import { spokenRow } from './spoken';

/** Draws a row again only when something of it may have changed: scrolling touches what comes into sight. */
export function rowTemplate(scene: Scene, placed: PlacedRow | null): unknown {
  const loaded = placed && scene.pages.row(placed.index);
  const { stamp, columns } = scene;
  const drawn = [stamp, columns[0], columns.at(-1), columns.length, placed?.index, placed?.top, loaded];
  return guard(drawn, () => placedRow(scene, placed));
}

/** A row of the table; one that is not here yet is empty. */
function placedRow(scene: Scene, placed: PlacedRow | null): TemplateResult {
  if (!placed) return html`<div class="row" hidden></div>`;
  const loaded = scene.pages.row(placed.index);
  const style = `top:${placed.top}px;width:${scene.layout.width}px`;
  if (!loaded) return html`<div class="row" role="row" aria-rowindex=${placed.index + 2} .style=${style}></div>`;
  return filledRow(scene, loaded, placed.index, style);
}

/** The baseline, which stays under the header. */
export function pinnedRow(scene: Scene, loaded: LoadedRow): TemplateResult {
  return filledRow(scene, loaded, pinnedIndex, `width:${scene.layout.width}px`);
}

function filledRow(scene: Scene, loaded: LoadedRow, index: number, style: string): TemplateResult {
  const { row } = loaded;
  const identity = identityOfRow(scene, index, loaded);
  // Its note stands in the place of its figures, which the filter leaves out.
  const content = (place: PlacedColumn) => (row.context ? nothing : cellContent(scene, place, loaded, identity));
  // Scrolling across draws only what comes into sight: a place is another one as soon as anything of its column is.
  const cell = (place: PlacedColumn) =>
    guard([scene.stamp, index, loaded, place], () => cellTemplate(scene, place, index, content(place)));
  const colour = identity ? `${style};--identity:${identity.colour}` : style;
  return html`<div
    class=${rowClasses(scene, loaded, index, identity)}
    role="row"
    id=${rowId(index)}
    aria-rowindex=${index === pinnedIndex ? nothing : index + 2}
    aria-level=${row.depth + 1}
    aria-expanded=${row.expandable ? row.expanded : nothing}
    aria-selected=${scene.model.selection.has(loaded.key)}
    data-row=${index}
    .style=${colour}
  >
    <div
      class="cell name-cell"
      role="rowheader"
      id=${cellId(index, 0)}
      aria-colindex="1"
      aria-label=${isActive(scene, index, 0) ? spokenRow(scene, loaded) : row.name}
      data-column="0"
      .style=${`width:${scene.layout.nameWidth}px`}
    >
      ${guard([scene.stamp, index, loaded], () => nameContent(scene, loaded, identity, loaded.key === scene.baseline))}
    </div>
    ${scene.layout.pinned.map(cell)}${repeat(scene.columns, ({ id }) => id, cell)} ${restNote(scene, loaded)}
  </div>`;
}

function rowClasses(scene: Scene, loaded: LoadedRow, index: number, identity: Identity | null): string {
  const { row, key } = loaded;
  const { selection, active } = scene.model;
  return [
    'row',
    row.kind,
    ...(row.context ? ['context'] : []),
    ...(row.archived ? ['archived'] : []),
    ...(row.depth > 0 ? ['member'] : []),
    ...(identity ? ['identified'] : []),
    ...(selection.has(key) ? ['selected'] : []),
    ...(active.row === index ? ['active'] : []),
    ...(key === scene.baseline ? ['baseline'] : []),
  ].join(' ');
}

function isActive({ model }: Scene, row: number, column: number): boolean {
  return model.active.row === row && model.active.column === column;
}

function cellTemplate(scene: Scene, place: PlacedColumn, row: number, content: unknown): TemplateResult {
  const { left, width, index, column, info } = place;
  const pinned = index <= scene.layout.pinned.length;
  const right = column.kind === 'metric' || info?.numeric === true;
  const names = [
    'cell',
    column.kind,
    pinned ? 'pinned' : 'free',
    right ? 'right' : '',
    scene.model.active.column === index ? 'current' : '',
  ];
  return html`<div
    class=${names.join(' ')}
    role="gridcell"
    id=${cellId(row, index)}
    aria-colindex=${index + 1}
    data-column=${index}
    .style=${`left:${left}px;width:${width}px`}
  >
    ${content}
  </div>`;
}

function restWords(runs: number): string {
  return runs === 1 ? 'not summarised' : 'not summarised: mixed runs';
}

/** In place of the figures that would mean nothing. */
function restNote(scene: Scene, { row }: LoadedRow): TemplateResult | typeof nothing {
  const left = `left:${scene.layout.pinnedWidth + 8}px`;
  if (row.kind === 'rest')
    return html`<div class="row-note" role="gridcell" .style=${left}>${restWords(row.children.all)}</div>`;
  if (!row.context) return nothing;
  const { shown, all } = row.children;
  const isHiddenAsArchived = row.archived && !scene.model.view.archived;
  const words = row.expanded ? `${shown} of ${all} children shown` : `${shown} of ${all} children inside it, folded`;
  return html`<div class="row-note" role="gridcell" .style=${left}>
    ${isHiddenAsArchived ? 'archived, shown for its children' : 'shown for context, outside the filter'} · ${words}
  </div>`;
}
