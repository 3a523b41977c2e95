import { html, nothing, type TemplateResult } from 'lit';
import { fittingBar } from '../../shared/fittingBar';
import { icon, iconButton } from '../../shared/icon';
import { openMenu, type MenuEntry } from '../../shared/menu';
import { toolbarStops } from '../../shared/toolbarStops';
import type { ExperimentsModel } from '../model/experimentsModel';
import { chartChoices, metricEntries, type ChartChoice, type SetCharts } from './chartChoices';
import type { ChartState } from './chartState';

const kinds: readonly { readonly kind: ChartState['kind']; readonly icon: string; readonly label: string }[] = [
  { kind: 'curves', icon: 'graph-line', label: 'Curves' },
  { kind: 'scatter', icon: 'graph-scatter', label: 'Scatter' },
  { kind: 'parallel', icon: 'list-tree', label: 'Parallel Coordinates' },
  { kind: 'box', icon: 'graph', label: 'Box and Strip' },
];

/** How far the bar folds: nothing, the signs of its choices, all choices into one menu, all kinds into another. */
const folds = ['nothing', 'signs', 'choices', 'kinds'];

/** What kind of chart, and how it is set. */
export function chartsBar(model: ExperimentsModel): TemplateResult {
  const { charts } = model.view;
  const set = (change: Partial<ChartState>) => model.change({ charts: { ...charts, ...change } }, 'chart');
  const choices = chartChoices(model, set);
  return html`<div class="charts-bar" role="toolbar" aria-label="Charts" ${fittingBar(folds)} ${toolbarStops()}>
    <span class="kinds"
      >${kinds.map(({ kind, ...button }) =>
        iconButton({ ...button, pressed: charts.kind === kind, click: () => set({ kind }) }),
      )}</span
    >
    ${kindChoice(charts, set)}
    <span class="grow"></span>
    ${choices.map(choiceButton)} ${foldedChoices(choices)}
    ${charts.kind === 'curves' ? curveButtons(model, charts, set) : nothing}
  </div>`;
}

/** All kinds behind one button, where there is no room for one each. */
function kindChoice(charts: ChartState, set: SetCharts): TemplateResult {
  const now = kinds.find(({ kind }) => kind === charts.kind);
  const entries = kinds.map(({ kind, label }) => ({
    label,
    checked: kind === charts.kind,
    choice: true,
    run: () => set({ kind }),
  }));
  const open = (event: MouseEvent) => openMenu(rectOf(event), entries);
  const name = `Chart: ${now?.label ?? ''}`;
  return html`<button
    class="tool worded kind-choice"
    aria-label=${name}
    data-tip=${name}
    aria-haspopup="menu"
    @click=${open}
  >
    ${icon(now?.icon ?? 'graph')}${icon('chevron-down')}
  </button>`;
}

/** One setting with a menu of its own. */
function choiceButton({ label, value, entries, meaning }: ChartChoice): TemplateResult {
  const name = `${label} ${value}`;
  return html`<button
    class="tool worded choice"
    aria-label=${name}
    data-tip=${meaning === undefined ? name : `${name}: ${meaning}`}
    aria-haspopup="menu"
    @click=${(event: MouseEvent) => openMenu(rectOf(event), entries, 'end')}
  >
    <span class="second">${label}</span> <span class="chosen">${value}</span>${icon('chevron-down')}
  </button>`;
}

/** All settings behind one button, where there is no room for their words. */
function foldedChoices(choices: readonly ChartChoice[]): TemplateResult {
  const open = (event: MouseEvent) => {
    const at = rectOf(event);
    const entries = choices.map(({ label, value, entries: further }): MenuEntry => ({
      label: `${label} ${value}`,
      run: () => openMenu(at, further, 'end'),
    }));
    openMenu(at, entries, 'end');
  };
  const label = `Settings: ${choices.map(({ label, value }) => `${label} ${value}`).join(', ')}`;
  return html`<span class="folded-choices">${iconButton({ icon: 'settings', label, menu: true, click: open })}</span>`;
}

function curveButtons(model: ExperimentsModel, charts: ChartState, set: SetCharts): TemplateResult {
  const { linked } = charts;
  return html`${iconButton({
    icon: 'link',
    label: 'Zoom All Plots Together',
    pressed: linked,
    click: () => set({ linked: !linked }),
  })}
  ${iconButton({
    icon: 'ellipsis',
    label: 'Metrics of the Curves',
    menu: true,
    click: (event) => openMenu(rectOf(event), metricEntries(model, charts, set), 'end'),
  })}`;
}

function rectOf({ currentTarget }: MouseEvent): DOMRect {
  return (currentTarget as Element).getBoundingClientRect();
}
