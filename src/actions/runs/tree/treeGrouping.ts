import type { ColumnRef } from '../../../runs/columns';
import type { MetricMeaning } from '../table/metricMeaning';
import type { ColumnFacts, ColumnValues, RunNumber, RunStore, StoredRun } from '../../../runs/runStore';
import { filteredRuns } from '../table/filteredRuns';
import { texts } from '../table/grouping';
import { runningSigns } from '../table/runningSigns';

type Metric = Extract<ColumnRef, { kind: 'metric' }>;

/** The runs of one filter, newest first, by experiment and by the run they are nested in. */
export interface TreeGrouping {
  readonly numbers: Int32Array;
  readonly problem: string | null;
  readonly experiments: ReadonlyMap<string, GroupedExperiment>;
  /** Runs by the run that they are nested in. */
  readonly children: ReadonlyMap<RunNumber, readonly RunNumber[]>;
  /** The metric that its experiment is judged by; null where a run has none. */
  valueOf(number: RunNumber): number | null;
}

export interface GroupedExperiment {
  /** All of them. */
  readonly runs: number;
  /** When those that are recorded as running were last heard of. */
  readonly running: readonly StoredRun['lastSign'][];
  /** That of the project, where a run of it has that, else of its own runs. */
  readonly primary: Metric | null;
  readonly best: RunNumber | null;
  /** Those that are not nested in a run that is shown. */
  readonly top: readonly RunNumber[];
}

type Growing = { -readonly [Key in keyof GroupedExperiment]: GroupedExperiment[Key] } & {
  running: StoredRun['lastSign'][];
  top: RunNumber[];
  readonly isBetter: ReturnType<typeof comparison>;
};

/** Groups all runs that a filter lets through. */
export function groupForTree(store: RunStore, meaning: MetricMeaning, filter: string, now: number): TreeGrouping {
  const newestFirst = { column: { kind: 'attribute', key: 'started' }, descending: true } as const;
  const { numbers, problem } = filteredRuns(store, { filter, sort: [newestFirst], archived: false }, now);
  const places = new Map(Array.from(numbers, (number, place) => [number, place]));
  const experimentAt = texts(store.values({ kind: 'attribute', key: 'experiment' }, numbers));
  const { primaryOf, valueAt } = judgedBy(store, meaning, { numbers, experimentAt });
  const statusAt = texts(store.values({ kind: 'attribute', key: 'status' }, numbers));
  const lastSigns = runningSigns(store, numbers);
  const parents = store.parents(numbers);
  const experiments = new Map<string, Growing>();
  const children = new Map<RunNumber, RunNumber[]>();
  numbers.forEach((number, place) => {
    const name = experimentAt[place] ?? '';
    const experiment = grown(experiments, name, () => {
      const primary = primaryOf(name);
      return { primary, isBetter: comparison(primary && meaning.goal(primary.key)) };
    });
    experiment.runs++;
    const lastSign = lastSigns.get(number);
    if (lastSign !== undefined) experiment.running.push(lastSign);
    const best = experiment.best === null ? null : valueAt(places.get(experiment.best) ?? -1);
    // What a run has that did not finish is not its value.
    if (statusAt[place] === 'finished' && experiment.isBetter(valueAt(place), best)) experiment.best = number;
    const parent = parents[place] ?? 0;
    const siblings = places.has(parent) ? childrenOf(children, parent) : experiment.top;
    siblings.push(number);
  });
  const valueOf = (number: RunNumber) => valueAt(places.get(number) ?? -1);
  return { numbers, problem: problem?.message ?? null, experiments, children, valueOf };
}

/** What the runs of each experiment are judged by, and the value of each run by its place. */
function judgedBy(
  store: RunStore,
  meaning: MetricMeaning,
  { numbers, experimentAt }: { readonly numbers: Int32Array; readonly experimentAt: readonly (string | null)[] },
): {
  readonly primaryOf: (experiment: string) => Metric | null;
  readonly valueAt: (place: number) => number | null;
} {
  const columns = store.columns();
  const primary = metricOf(meaning, columns);
  const values = primary && store.values(primary, numbers);
  const own = new Map<string, Metric | null>();
  const ownValues = new Map<number, number | null>();
  const others = primary ? [...withoutValues(experimentAt, values)] : [];
  for (const [experiment, places] of others.slice(0, mostOwn)) {
    const members = Int32Array.from(places, (place) => numbers[place] ?? 0);
    const metric = metricOf(meaning, columnsOfRuns(store, columns, members));
    own.set(experiment, metric);
    const column = metric && store.values(metric, members);
    places.forEach((place, index) => ownValues.set(place, numberAt(column, index)));
  }
  return {
    primaryOf: (experiment) => (own.has(experiment) ? (own.get(experiment) ?? null) : primary),
    valueAt: (place) => (ownValues.has(place) ? (ownValues.get(place) ?? null) : numberAt(values, place)),
  };
}

function metricOf(meaning: MetricMeaning, columns: readonly ColumnFacts[]): Metric | null {
  const primary = meaning.primary(columns);
  return primary?.kind === 'metric' ? primary : null;
}

/** The experiments of which no run has a value, with the places of their runs, ascending. */
function withoutValues(
  experimentAt: readonly (string | null)[],
  values: ColumnValues | null,
): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  experimentAt.forEach((name, place) => {
    const known = places.get(name ?? '');
    if (known) known.push(place);
    else places.set(name ?? '', [place]);
  });
  experimentAt.forEach((name, place) => {
    if (numberAt(values, place) !== null) places.delete(name ?? '');
  });
  return places;
}

/** Experiments that are judged by a metric of their own, and newest runs of each that are asked which they have: the tree is there at once. */
const mostOwn = 50;
const mostAsked = 5;

function columnsOfRuns(store: RunStore, columns: readonly ColumnFacts[], numbers: Int32Array): readonly ColumnFacts[] {
  const counts = new Map<string, number>();
  for (const number of numbers.subarray(0, mostAsked))
    for (const key of store.details(number)?.metrics.keys() ?? []) counts.set(key, (counts.get(key) ?? 0) + 1);
  return columns.flatMap((facts) => {
    const runs = facts.column.kind === 'metric' ? counts.get(facts.column.key) : undefined;
    return runs === undefined ? [] : [{ ...facts, runs }];
  });
}

function grown(
  experiments: Map<string, Growing>,
  name: string,
  judged: () => Pick<Growing, 'primary' | 'isBetter'>,
): Growing {
  const known = experiments.get(name);
  if (known) return known;
  const experiment: Growing = { runs: 0, running: [], ...judged(), best: null, top: [] };
  experiments.set(name, experiment);
  return experiment;
}

function childrenOf(children: Map<RunNumber, RunNumber[]>, parent: RunNumber): RunNumber[] {
  const known = children.get(parent) ?? [];
  children.set(parent, known);
  return known;
}

function numberAt(column: ColumnValues | null, place: number): number | null {
  return column?.type === 'numbers' && column.present[place] ? (column.values[place] ?? null) : null;
}

/** Nothing is better where no direction is known; a run without a finite number never is. */
function comparison(goal: 'maximize' | 'minimize' | null): (value: number | null, best: number | null) => boolean {
  if (goal === null) return () => false;
  const sign = goal === 'maximize' ? 1 : -1;
  return (value, best) => value !== null && Number.isFinite(value) && (best === null || sign * (value - best) > 0);
}
