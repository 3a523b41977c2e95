import { columnId, type ColumnInfo, type ColumnRef } from '../../../src/protocol/experiments/column';
import type { MenuEntry } from '../../shared/menu';
import { toggled } from '../model/compareLook';
import { curveMetrics } from '../model/curveMetrics';
import { byWorth } from '../model/defaultView';
import type { ExperimentsModel } from '../model/experimentsModel';
import type { ChartState } from './chartState';
import { boxColumn, parallelColumns, scatterColumns, scatterWith } from './valueColumns';

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

/** What stands beside a label that says of what it is, where that is shorter than the title in the menu. */
const shortTitles: Readonly<Record<string, string>> = { 'Relative Time': 'Relative', '95 % Interval': '95 %' };

const smoothings = [0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.99];

/** One setting of a chart: what it is now, and what else it could be. */
export interface ChartChoice {
  readonly label: string;
  readonly value: string;
  readonly entries: readonly MenuEntry[];
  /** What the value means, where its word does not say so. */
  readonly meaning?: string;
}

export type SetCharts = (change: Partial<ChartState>) => void;

/** What the kind of chart that is shown can be told. */
export function chartChoices(model: ExperimentsModel, set: SetCharts): readonly ChartChoice[] {
  const { charts } = model.view;
  switch (charts.kind) {
    case 'curves':
      return curveChoices(charts, set);
    case 'scatter': {
      const { x, y } = scatterColumns(model);
      return [
        columnChoice('y', model, y, (column) => set({ scatter: scatterWith(model, 'y', column) })),
        columnChoice('x', model, x, (column) => set({ scatter: scatterWith(model, 'x', column) })),
        colourChoice(model, charts, set),
      ];
    }
    case 'parallel':
      return [parallelChoice(model, set), colourChoice(model, charts, set)];
    case 'box':
      return [columnChoice('Metric', model, boxColumn(model), (column) => set({ box: column }))];
  }
}

function curveChoices({ axis, logX, logY, smoothing, band }: ChartState, set: SetCharts): readonly ChartChoice[] {
  const scales: readonly MenuEntry[] = [
    'separator',
    { label: 'Logarithmic x', checked: logX, run: () => set({ logX: !logX }) },
    { label: 'Logarithmic y', checked: logY, run: () => set({ logY: !logY }) },
  ];
  const weights = smoothings.map((weight) => ({
    label: smoothingTitle(weight),
    checked: weight === smoothing,
    choice: true,
    run: () => set({ smoothing: weight }),
  }));
  return [
    {
      label: 'x',
      value: shortTitle(axisTitles[axis]),
      entries: [...titledEntries(axisTitles, axis, (to) => set({ axis: to })), ...scales],
    },
    {
      label: 'Smooth',
      value: smoothingTitle(smoothing),
      entries: weights,
      meaning: smoothing === 0 ? 'lines as they were logged' : 'weight of the past in a moving average',
    },
    {
      label: 'Band',
      value: shortTitle(bandTitles[band]),
      entries: titledEntries(bandTitles, band, (to) => set({ band: to })),
      ...(band === 'auto' && { meaning: '95 % interval of groups, min to max of runs with many points' }),
    },
  ];
}

function shortTitle(title: string): string {
  return shortTitles[title] ?? title;
}

function smoothingTitle(weight: number): string {
  return weight === 0 ? 'Off' : String(weight);
}

/** One of several that exclude each other, by their titles. */
function titledEntries<Key extends string>(
  titles: Readonly<Record<Key, string>>,
  now: Key,
  choose: (key: Key) => void,
): readonly MenuEntry[] {
  const keys = Object.keys(titles) as Key[];
  return keys.map((key) => ({ label: titles[key], checked: key === now, choice: true, run: () => choose(key) }));
}

/** Which metrics are drawn as curves. */
export function metricEntries(model: ExperimentsModel, charts: ChartState, set: SetCharts): readonly MenuEntry[] {
  const shown = new Set(curveMetrics(model).map(({ column }) => column.key));
  const metrics = byWorth(model.columns).filter(({ column }) => column.kind === 'metric' && column.of === 'last');
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

function parallelChoice(model: ExperimentsModel, set: SetCharts): ChartChoice {
  const columns = parallelColumns(model);
  const shown = columns.map(columnId);
  const entries = choosable(model).map(({ column }) => ({
    label: column.key,
    checked: shown.includes(columnId(column)),
    run: () => set({ parallel: toggledColumn(columns, column) }),
  }));
  return { label: 'Axes', value: String(columns.length), entries };
}

function columnChoice(
  label: string,
  model: ExperimentsModel,
  now: ColumnRef | null,
  choose: (column: ColumnRef) => void,
): ChartChoice {
  const entries = choosable(model)
    .filter(({ numeric, column }) => numeric || column.kind === 'metric')
    .map(({ column }) => ({
      label: column.key,
      checked: now !== null && columnId(column) === columnId(now),
      choice: true,
      run: () => choose(column),
    }));
  return { label, value: now?.key ?? 'none', entries };
}

function colourChoice(model: ExperimentsModel, charts: ChartState, set: SetCharts): ChartChoice {
  const now = charts.colourBy;
  const columns = choosable(model)
    .filter(({ column }) => column.kind !== 'metric')
    .map(({ column }) => ({
      label: column.key,
      checked: now !== null && columnId(column) === columnId(now),
      choice: true,
      run: () => set({ colourBy: column }),
    }));
  const auto = { label: 'Auto', checked: now === null, choice: true, run: () => set({ colourBy: null }) };
  return { label: 'Colour', value: now?.key ?? 'Auto', entries: [auto, 'separator', ...columns] };
}

/** Columns that differ first: what is equal for all runs draws nothing. Those that wait to be shown can be chosen too. */
function choosable({ columns }: ExperimentsModel): readonly ColumnInfo[] {
  const worth = byWorth(columns).filter(({ column }) => column.kind !== 'tag');
  return worth.toSorted((a, b) => Number(b.differs) - Number(a.differs));
}

function toggledColumn(columns: readonly ColumnRef[], column: ColumnRef): ColumnRef[] {
  const others = columns.filter((other) => columnId(other) !== columnId(column));
  return others.length < columns.length ? others : [...columns, column];
}
