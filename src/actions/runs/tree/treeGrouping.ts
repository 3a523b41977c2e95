import type { ColumnRef } from '../../../runs/columns';
import type { MetricMeaning } from '../table/metricMeaning';
import type { ColumnValues, RunNumber, RunStore, StoredRun } from '../../../runs/runStore';
import { filteredRuns } from '../table/filteredRuns';
import { texts } from '../table/grouping';
import { runningSigns } from '../table/runningSigns';

/** The runs of one filter, newest first, by experiment and by the run they are nested in. */
export interface TreeGrouping {
  readonly numbers: Int32Array;
  readonly problem: string | null;
  readonly primary: Extract<ColumnRef, { kind: 'metric' }> | null;
  readonly experiments: ReadonlyMap<string, GroupedExperiment>;
  /** Runs by the run that they are nested in. */
  readonly children: ReadonlyMap<RunNumber, readonly RunNumber[]>;
  /** The primary metric of a run; null where it has none. */
  valueOf(number: RunNumber): number | null;
}

export interface GroupedExperiment {
  /** All of them. */
  readonly runs: number;
  /** When those that are recorded as running were last heard of. */
  readonly running: readonly StoredRun['lastSign'][];
  readonly best: RunNumber | null;
  /** Those that are not nested in a run that is shown. */
  readonly top: readonly RunNumber[];
}

type Growing = { -readonly [Key in keyof GroupedExperiment]: GroupedExperiment[Key] } & {
  running: StoredRun['lastSign'][];
  top: RunNumber[];
};

/** One pass over all runs that a filter lets through. */
export function groupForTree(store: RunStore, meaning: MetricMeaning, filter: string, now: number): TreeGrouping {
  const newestFirst = { column: { kind: 'attribute', key: 'started' }, descending: true } as const;
  const { numbers, problem } = filteredRuns(store, { filter, sort: [newestFirst], archived: false }, now);
  const primary = meaning.primary(store.columns());
  const metric = primary?.kind === 'metric' ? primary : null;
  const values = metric && store.values(metric, numbers);
  const places = new Map(Array.from(numbers, (number, place) => [number, place]));
  const valueAt = (place: number) => numberAt(values, place);
  const isBetter = comparison(metric && meaning.goal(metric.key));
  const experimentAt = texts(store.values({ kind: 'attribute', key: 'experiment' }, numbers));
  const statusAt = texts(store.values({ kind: 'attribute', key: 'status' }, numbers));
  const lastSigns = runningSigns(store, numbers);
  const parents = store.parents(numbers);
  const experiments = new Map<string, Growing>();
  const children = new Map<RunNumber, RunNumber[]>();
  numbers.forEach((number, place) => {
    const experiment = grown(experiments, experimentAt[place] ?? '');
    experiment.runs++;
    const lastSign = lastSigns.get(number);
    if (lastSign !== undefined) experiment.running.push(lastSign);
    const best = experiment.best === null ? null : valueAt(places.get(experiment.best) ?? -1);
    // What a run has that did not finish is not its value.
    if (statusAt[place] === 'finished' && isBetter(valueAt(place), best)) experiment.best = number;
    const parent = parents[place] ?? 0;
    const siblings = places.has(parent) ? childrenOf(children, parent) : experiment.top;
    siblings.push(number);
  });
  const valueOf = (number: RunNumber) => valueAt(places.get(number) ?? -1);
  return { numbers, problem: problem?.message ?? null, primary: metric, experiments, children, valueOf };
}

function grown(experiments: Map<string, Growing>, name: string): Growing {
  const known = experiments.get(name);
  if (known) return known;
  const experiment: Growing = { runs: 0, running: [], best: null, top: [] };
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
