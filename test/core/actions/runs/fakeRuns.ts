import type { RunDetails, RunStore } from '../../../../src/runs/runStore';
import { metricMeaning } from '../../../../src/actions/runs/table/metricMeaning';
import type { CompareRunsContext } from '../../../../src/actions/runs/compare/compareRuns';

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
export function projectOf(runs: readonly FakeRun[]): CompareRunsContext {
  const details = runs.map(runDetails);
  const keys = new Set(details.flatMap(({ metrics }) => [...metrics.keys()]));
  const store: Pick<RunStore, 'columns' | 'details'> = {
    details: (number) => details[number - 1] ?? null,
    columns: () =>
      [...keys].map((key) => ({
        column: { kind: 'metric', key, of: 'last' },
        runs: details.filter(({ metrics }) => metrics.has(key)).length,
        numeric: true,
        differs: true,
        series: false,
      })),
  };
  return { store, meaning: metricMeaning({}) };
}
