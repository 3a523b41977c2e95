import { html, nothing, type TemplateResult } from 'lit';
import { columnId, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import { icon, iconButton } from '../../shared/icon';
import { openMenu, type MenuEntry } from '../../shared/menu';
import { toolbarStops } from '../../shared/toolbarStops';
import { toggled } from '../model/compareLook';
import type { ExperimentsModel } from '../model/experimentsModel';
import type { ChartState } from './chartState';
import { curveMetrics } from './curvesModel';
import { boxColumn, parallelColumns, scatterColumns } from './valueColumns';

const kinds: readonly { readonly kind: ChartState['kind']; readonly icon: string; readonly label: string }[] = [
  { kind: 'curves', icon: 'graph-line', label: 'Curves' },
  { kind: 'scatter', icon: 'graph-scatter', label: 'Scatter' },
  { kind: 'parallel', icon: 'list-tree', label: 'Parallel Coordinates' },
  { kind: 'box', icon: 'graph', label: 'Box and Strip' },
];

const axisTitles: Readonly<Record<ChartState['axis'], string>> = {
  step: 'Step',
  relative: 'Relative Time',
  wall: 'Wall Time',
};

const bandTitles: Readonly<Record<ChartState['band'], string>> = {
  auto: 'Auto',
  interval: '95 % Interval',
  envelope: 'Min to Max',
  none: 'None',
};

const smoothings = [0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.99];

/** What kind of chart, and how it is set. */
export function chartsBar(model: ExperimentsModel): TemplateResult {
  const { charts } = model.view;
  const set = (change: Partial<ChartState>) => model.change({ charts: { ...charts, ...change } }, 'chart');
  return html`<div class="charts-bar" role="toolbar" aria-label="Charts" ${toolbarStops()}>
    <span class="kinds"
      >${kinds.map(({ kind, ...button }) =>
        iconButton({ ...button, pressed: charts.kind === kind, click: () => set({ kind }) }),
      )}</span
    >
    ${kindChoice(charts, set)}
    <span class="grow"></span>
    ${settings(model, charts, set)}
  </div>`;
}

/** All kinds behind one button, where there is no room for one each. */
function kindChoice(charts: ChartState, set: Set): TemplateResult {
  const now = kinds.find(({ kind }) => kind === charts.kind);
  const entries = kinds.map(({ kind, label }) => ({
    label,
    checked: kind === charts.kind,
    choice: true,
    run: () => set({ kind }),
  }));
  const open = ({ currentTarget }: MouseEvent) => openMenu((currentTarget as Element).getBoundingClientRect(), entries);
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

type Set = (change: Partial<ChartState>) => void;

function settings(model: ExperimentsModel, charts: ChartState, set: Set): TemplateResult {
  switch (charts.kind) {
    case 'curves':
      return curveSettings(model, charts, set);
    case 'scatter': {
      const { x, y } = scatterColumns(model);
      const to = (change: Partial<ChartState['scatter']>) => set({ scatter: { ...charts.scatter, ...change } });
      return html`${columnChoice('y', model, y, (column) => to({ y: column }))}${columnChoice('x', model, x, (column) =>
        to({ x: column }),
      )}${colourChoice(model, charts, set)}`;
    }
    case 'parallel':
      return html`${parallelChoice(model, set)}${colourChoice(model, charts, set)}`;
    case 'box':
      return columnChoice('Metric', model, boxColumn(model), (column) => set({ box: column }));
  }
}

function curveSettings(model: ExperimentsModel, charts: ChartState, set: Set): TemplateResult {
  const { axis, logX, logY, smoothing, band, linked } = charts;
  return html`
    ${choice('x', axisTitles[axis], [
      ...Object.entries(axisTitles).map(([key, label]) => ({
        label,
        checked: key === axis,
        choice: true,
        run: () => set({ axis: key as ChartState['axis'] }),
      })),
      'separator',
      { label: 'Logarithmic x', checked: logX, run: () => set({ logX: !logX }) },
      { label: 'Logarithmic y', checked: logY, run: () => set({ logY: !logY }) },
    ])}
    ${choice('Smooth', String(smoothing), [
      ...smoothings.map((weight) => ({
        label: weight === 0 ? 'Off' : String(weight),
        checked: weight === smoothing,
        choice: true,
        run: () => set({ smoothing: weight }),
      })),
    ])}
    ${choice('Band', bandTitles[band], [
      ...Object.entries(bandTitles).map(([key, label]) => ({
        label,
        checked: key === band,
        choice: true,
        run: () => set({ band: key as ChartState['band'] }),
      })),
    ])}
    ${iconButton({ icon: 'link', label: 'Zoom All Plots Together', pressed: linked, click: () => set({ linked: !linked }) })}
    ${iconButton({
      icon: 'ellipsis',
      label: 'Metrics of the Curves',
      menu: true,
      click: ({ currentTarget }) =>
        openMenu((currentTarget as Element).getBoundingClientRect(), metricEntries(model, charts, set), 'end'),
    })}
  `;
}

function metricEntries(model: ExperimentsModel, charts: ChartState, set: Set): readonly MenuEntry[] {
  const shown = new Set(curveMetrics(model).map(({ column }) => column.key));
  const metrics = [...model.infos.values()].filter(({ column }) => column.kind === 'metric' && column.of === 'last');
  const entry = ({ column: { key } }: ColumnInfo): MenuEntry => ({
    label: key,
    checked: shown.has(key),
    run: () => set({ metrics: toggled([...shown], key) }),
  });
  const single = metrics.filter(({ series }) => !series);
  return [
    { heading: 'Metrics of the Curves' },
    { label: 'As in the Table', checked: charts.metrics.length === 0, run: () => set({ metrics: [] }) },
    'separator',
    ...metrics.filter(({ series }) => series).map(entry),
    ...(single.length > 0 ? [{ heading: 'One Value a Run' }, ...single.map(entry)] : []),
  ];
}

function parallelChoice(model: ExperimentsModel, set: Set): TemplateResult {
  const columns = parallelColumns(model);
  const shown = columns.map(columnId);
  const entries = choosable(model).map(({ column }) => ({
    label: column.key,
    checked: shown.includes(columnId(column)),
    run: () => set({ parallel: toggledColumn(columns, column) }),
  }));
  return choice('Axes', String(columns.length), entries);
}

function columnChoice(
  label: string,
  model: ExperimentsModel,
  now: ColumnRef | null,
  choose: (column: ColumnRef) => void,
): TemplateResult {
  const entries = choosable(model)
    .filter(({ numeric, column }) => numeric || column.kind === 'metric')
    .map(({ column }) => ({
      label: column.key,
      checked: now !== null && columnId(column) === columnId(now),
      choice: true,
      run: () => choose(column),
    }));
  return choice(label, now?.key ?? 'none', entries);
}

function colourChoice(model: ExperimentsModel, charts: ChartState, set: Set): TemplateResult {
  const now = charts.colourBy;
  return choice('Colour', now?.key ?? 'Auto', [
    { label: 'Auto', checked: now === null, choice: true, run: () => set({ colourBy: null }) },
    'separator',
    ...choosable(model)
      .filter(({ column }) => column.kind !== 'metric')
      .map(({ column }) => ({
        label: column.key,
        checked: now !== null && columnId(column) === columnId(now),
        choice: true,
        run: () => set({ colourBy: column }),
      })),
  ]);
}

/** Columns that differ first: what is equal for all runs draws nothing. */
function choosable({ infos }: ExperimentsModel): readonly ColumnInfo[] {
  const columns = [...infos.values()].filter(({ column }) => column.kind !== 'tag');
  return columns.sort((a, b) => Number(b.differs) - Number(a.differs));
}

function choice(label: string, value: string, entries: readonly MenuEntry[]): TemplateResult {
  const open = ({ currentTarget }: MouseEvent) =>
    openMenu((currentTarget as Element).getBoundingClientRect(), entries, 'end');
  // Its name stays whole where a narrow panel hides a part of the text.
  const name = value === '' ? label : `${label}: ${value}`;
  return html`<button
    class="tool worded choice"
    aria-label=${name}
    data-tip=${name}
    aria-haspopup="menu"
    @click=${open}
  >
    <span class="second">${label}</span
    >${value === '' ? nothing : html`<span class="chosen">${value}</span>`}${icon('chevron-down')}
  </button>`;
}

function toggledColumn(columns: readonly ColumnRef[], column: ColumnRef): ColumnRef[] {
  const others = columns.filter((other) => columnId(other) !== columnId(column));
  return others.length < columns.length ? others : [...columns, column];
}
