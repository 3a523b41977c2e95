import { html, nothing, render, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatCount, plural } from '../../../src/base/text';
import { columnId, type ColumnInfo } from '../../../src/protocol/experiments/column';
import { loadControls } from '../../shared/loadControls';
import { openPopup } from '../../shared/popup';
import { columnTitle } from '../model/columnLayout';
import type { ExperimentsModel } from '../model/experimentsModel';
import { toggleColumn } from '../model/viewChanges';

/** More are found by searching. */
const mostListed = 200;

const kinds = [
  ['metric', 'Metrics'],
  ['param', 'Params'],
  ['tag', 'Tags'],
  ['attribute', 'About'],
] as const;

/** Every column with a box to show or hide it. */
export function openColumnPicker(model: ExperimentsModel, at: DOMRect): void {
  void openList(model, at, 'Columns', model.columns, {
    checked: ({ column }) => model.view.columns.some((shown) => columnId(shown.column) === columnId(column)),
    choose: (info) => model.change(toggleColumn(model.view, info), `columns ${columnId(info.column)}`),
  });
}

/** Every column, to choose one of them. */
export function openColumnChoice(
  model: ExperimentsModel,
  at: DOMRect,
  title: string,
  columns: readonly ColumnInfo[],
  choose: (info: ColumnInfo) => void,
): void {
  void openList(model, at, title, columns, { checked: null, choose });
}

interface Choice {
  /** Null: choosing one closes the list. */
  readonly checked: ((info: ColumnInfo) => boolean) | null;
  readonly choose: (info: ColumnInfo) => void;
}

async function openList(
  model: ExperimentsModel,
  at: DOMRect,
  title: string,
  columns: readonly ColumnInfo[],
  choice: Choice,
): Promise<void> {
  await loadControls();
  const popup = openPopup(at, title);
  let search = '';
  const draw = () => {
    const found = columns.filter(({ column }) => columnTitle(column).toLowerCase().includes(search.toLowerCase()));
    render(listTemplate(found), popup.element);
  };
  const listTemplate = (found: readonly ColumnInfo[]) =>
    html`<vscode-text-field
        class="search"
        placeholder=${`Search ${formatCount(columns.length)} columns`}
        @input=${(event: Event) => {
          search = (event.target as HTMLInputElement).value;
          draw();
        }}
      ></vscode-text-field>
      <div class="list" role="group" aria-label=${title}>
        ${kinds.map(([kind, name]) => kindTemplate(name, found.filter(({ column }) => column.kind === kind).slice(0, mostListed)))}
        ${found.length === 0 ? html`<p class="second">No column has this in its name.</p>` : nothing}
        ${found.length > mostListed ? html`<p class="second">Search to find more of ${formatCount(found.length)}.</p>` : nothing}
      </div>`;
  const kindTemplate = (name: string, infos: readonly ColumnInfo[]) =>
    infos.length === 0
      ? nothing
      : html`<div class="heading">${name}</div>
          ${repeat(infos, ({ column }) => columnId(column), itemTemplate)}`;
  const itemTemplate = (info: ColumnInfo): TemplateResult => {
    const words = html`<span class="label">${columnTitle(info.column)}</span
      ><span class="second small">${plural(info.runs, 'run')}${info.differs ? '' : ', all alike'}</span>`;
    if (!choice.checked) return html`<button class="item" @click=${() => choose(info)}>${words}</button>`;
    const { checked } = choice;
    // A click and the space bar change the box; so does drawing it, which then says what it says already.
    const changed = ({ target }: Event) => (target as HTMLInputElement).checked !== checked(info) && choose(info);
    return html`<vscode-checkbox class="item" .checked=${checked(info)} @change=${changed}>${words}</vscode-checkbox>`;
  };
  const choose = (info: ColumnInfo) => {
    if (!choice.checked) popup.close();
    choice.choose(info);
    if (choice.checked) draw();
  };
  draw();
  popup.place();
  const field = popup.element.querySelector<HTMLElement>('vscode-text-field');
  // The toolkit names a field by its text, which would be seen.
  field?.setAttribute('aria-label', 'Search columns');
  field?.focus();
  popup.onClose(() => model.touch());
}
