import type { ColumnFacts, RunDetails, RunStore } from '../../../../src/runs/runStore';
import { metricMeaning } from '../../../../src/actions/runs/table/metricMeaning';
import type { CompareSidesContext } from '../../../../src/actions/runs/compare/compareSides';

export interface FakeRun extends Partial<Omit<RunDetails, 'params' | 'tags' | 'metrics' | 'environment'>> {
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  /** Last values. */
  readonly metrics?: Readonly<Record<string, number>>;
}

const map = <Value>(of: Readonly<Record<string, Value>> = {}) => new Map(Object.entries(of));

/** What a store says of runs, numbered from 1. */
export function runDetails(run: FakeRun, index: number): RunDetails {
  return {
    number: index + 1,
    id: `${index}`.repeat(12).slice(0, 12),
    kind: 'mlflow-files',
    source: 'mlruns',
    nativeId: `${index}`,
    experiment: 'churn',
    name: `run ${index}`,
    recordedName: `run ${index}`,
    status: 'finished',
    started: null,
    ended: null,
    lastSign: null,
    parent: null,
    artifacts: null,
    partly: null,
    gone: false,
    starred: false,
    archived: false,
    note: '',
    labels: [],
    code: null,
    data: [],
    ...run,
    params: map(run.params),
    tags: map(run.tags),
    environment: map(run.environment),
    metrics: new Map(
      [...map(run.metrics)].map(([key, last]) => [
        key,
        { last, min: last, max: last, lastStep: 0, lastTime: NaN, count: 1 },
      ]),
    ),
  };
}

/** A project whose store has these runs. */
export function projectOf(runs: readonly FakeRun[]): CompareSidesContext {
  const details = runs.map(runDetails);
  const keys = new Set(details.flatMap(({ metrics }) => [...metrics.keys()]));
  const params = new Set(details.flatMap((run) => [...run.params.keys()]));
  const store: Pick<RunStore, 'columns' | 'details' | 'find' | 'values'> = {
    details: (number) => details[number - 1] ?? null,
    columns: () => [
      ...[...keys].map((key): ColumnFacts => ({
        column: { kind: 'metric', key, of: 'last' },
        runs: details.filter(({ metrics }) => metrics.has(key)).length,
        numeric: true,
        differs: true,
        series: false,
      })),
      ...[...params].map((key): ColumnFacts => ({
        column: { kind: 'param', key },
        runs: details.filter((run) => run.params.has(key)).length,
        numeric: false,
        differs: new Set(details.map((run) => run.params.get(key))).size > 1,
        series: false,
      })),
    ],
    find: () => Int32Array.from(details, ({ number }) => number),
    values: ({ kind, key }, numbers) => {
      const of = Array.from(numbers, (number) => details[number - 1]);
      if (kind !== 'metric') return { type: 'texts', values: of.map((run) => run?.params.get(key) ?? null) };
      const values = Float64Array.from(of, (run) => run?.metrics.get(key)?.last ?? NaN);
      return { type: 'numbers', values, present: Uint8Array.from(of, (run) => Number(run?.metrics.has(key))) };
    },
  };
  return { store, meaning: metricMeaning({}), rowsOf: () => null };
}
