import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount, plural } from '../../../src/base/text';
import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { loadControls } from '../../shared/loadControls';
import { openPopup } from '../../shared/popup';
import { choosable } from '../model/columnLayout';
import { columnTitle } from '../model/columnTitle';
import type { ExperimentsModel } from '../model/experimentsModel';
import { toggleColumn } from '../model/viewChanges';
import { listKey } from './listKey';

/** More are found by searching. */
const mostListed = 200;

const kinds = [
  ['metric', 'Metrics'],
  ['param', 'Params'],
  ['tag', 'Tags'],
  ['attribute', 'About'],
] as const;

interface ColumnChoice {
  readonly title: string;
  readonly columns: readonly ColumnInfo[];
  /** What is to be known of a column before it is chosen, in place of how many runs have it; null: nothing. */
  readonly note?: (info: ColumnInfo) => string | null;
  readonly choose: (info: ColumnInfo) => void;
}

interface ColumnBoxes extends ColumnChoice {
  readonly checked: (info: ColumnInfo) => boolean;
}

/** Every column with a box to show or hide it. */
export function openColumnPicker(model: ExperimentsModel, at: DOMRect): void {
  openColumnBoxes(model, at, {
    title: 'Columns',
    columns: choosable(model.columns),
    checked: ({ column }) => model.view.columns.some((shown) => columnId(shown.column) === columnId(column)),
    choose: (info) => model.change(toggleColumn(model.view, info), `columns ${columnId(info.column)}`),
  });
}

/** Columns with a box each: several can be chosen one after the other. */
export function openColumnBoxes(model: ExperimentsModel, at: DOMRect, boxes: ColumnBoxes): void {
  void openList(model, at, boxes, boxes.checked);
}

/** Columns, to choose one of them. */
export function openColumnChoice(model: ExperimentsModel, at: DOMRect, choice: ColumnChoice): void {
  void openList(model, at, choice, null);
}

/** `checked` null: choosing one closes the list. */
async function openList(
  model: ExperimentsModel,
  at: DOMRect,
  { title, columns, note, choose }: ColumnChoice,
  checked: ColumnBoxes['checked'] | null,
): Promise<void> {
  await loadControls();
  const popup = openPopup(at, title);
  let search = '';
  const draw = () => {
    const searchedFor = search.trim().toLowerCase();
    const found = columns.filter(({ column }) => columnTitle(column).toLowerCase().includes(searchedFor));
    const searched = (text: string) => {
      search = text;
      draw();
    };
    const list = {
      title,
      total: columns.length,
      found,
      several: checked !== null,
      searching: search !== '',
      searched,
      item,
    };
    render(listTemplate(list), popup.element);
  };
  let changed = false;
  const chosen = (info: ColumnInfo) => {
    changed = true;
    if (!checked) popup.close();
    choose(info);
    if (checked) draw();
  };
  const item = (info: ColumnInfo) => itemTemplate(info, note?.(info) ?? runsText(info), checked, () => chosen(info));
  draw();
  popup.place();
  popup.element.addEventListener('keydown', (event) =>
    listKey(event, popup, checked && { changed, searching: search !== '' }),
  );
  const field = popup.element.querySelector<HTMLElement>('vscode-text-field');
  // The toolkit names a field by its text, which would be seen.
  field?.setAttribute('aria-label', 'Search columns');
  field?.focus();
  popup.onClose(() => model.touch());
}

interface DrawnList {
  readonly title: string;
  readonly total: number;
  readonly found: readonly ColumnInfo[];
  readonly several: boolean;
  readonly searching: boolean;
  readonly searched: (text: string) => void;
  readonly item: (info: ColumnInfo) => TemplateResult;
}

function listTemplate({ title, total, found, several, searching, searched, item }: DrawnList): TemplateResult {
  const part = (name: string, infos: readonly ColumnInfo[]) =>
    infos.length === 0
      ? nothing
      : html`<div class="heading">${name}</div>
          ${repeat(infos, ({ column }) => columnId(column), item)}`;
  return html`<vscode-text-field
      class="search"
      placeholder=${`Search ${formatCount(total)} columns`}
      @input=${({ target }: Event) => searched((target as HTMLInputElement).value)}
    ></vscode-text-field>
    <div class="list" role="group" aria-label=${title}>
      ${kinds.map(([kind, name]) => part(name, found.filter(({ column }) => column.kind === kind).slice(0, mostListed)))}
      ${found.length === 0 ? html`<p class="second">No column has this in its name.</p>` : nothing}
      ${found.length > mostListed ? html`<p class="second">Search to find more of ${formatCount(found.length)}.</p>` : nothing}
    </div>
    ${several ? html`<p class="second small keys">${keysText(searching)}</p>` : nothing}`;
}

/** In the field a blank is a character of what is searched. */
function keysText(searching: boolean): string {
  return searching
    ? '↓ leads to the list, where Space chooses; Enter takes one and closes'
    : 'Space chooses, Enter takes one and closes';
}

function runsText({ runs, differs }: ColumnInfo): string {
  return `${plural(runs, 'run')}${differs ? '' : ', all alike'}`;
}

function itemTemplate(
  info: ColumnInfo,
  said: string,
  checked: ColumnBoxes['checked'] | null,
  choose: () => void,
): TemplateResult {
  const words = html`<span class="label">${columnTitle(info.column)}</span><span class="second small">${said}</span>`;
  if (!checked) return html`<button class="item" @click=${choose}>${words}</button>`;
  // A click and the space bar change the box; so does drawing it, which then says what it says already.
  const changed = ({ target }: Event) => (target as HTMLInputElement).checked !== checked(info) && choose();
  return html`<vscode-checkbox class="item" .checked=${checked(info)} @change=${changed}>${words}</vscode-checkbox>`;
}
