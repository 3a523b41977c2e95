import type { ColumnRef } from '../../runs/columns';
import { metricsAsShown } from '../../runs/metricMeaning';
import type { ColumnFacts } from '../../runs/runStore';
import type { MetricMeaning } from './table/metricMeaning';

/** How many params stand between the metric that counts and the other metrics. */
const mostParams = 4;

/**
 * What tells runs apart, most telling first: the metric that they are judged by, params that differ, then the other metrics
 * as a panel shows them. A list shows as many of them as it has room for.
 */
export function tellingColumns(facts: readonly ColumnFacts[], meaning: MetricMeaning): readonly ColumnRef[] {
  const primary = meaning.primary(facts);
  const params = facts
    .filter(({ column, differs }) => column.kind === 'param' && differs)
    .toSorted((a, b) => b.runs - a.runs)
    .slice(0, mostParams);
  const metrics = metricsAsShown(facts, primary);
  const first = primary ? metrics.slice(0, 1) : [];
  return [...first, ...params, ...metrics.slice(first.length)].map(({ column }) => column);
}

/** Every column of a file that holds all of the runs: what they are, metrics, params and the tags of people. */
export function allColumns(facts: readonly ColumnFacts[]): readonly ColumnRef[] {
  const of = (kind: ColumnRef['kind']) =>
    facts
      .map(({ column }) => column)
      .filter((column) => column.kind === kind && !isOwn(column))
      .sort(byKey);
  return [
    ...identity,
    ...of('metric').filter((it) => it.kind === 'metric' && it.of === 'last'),
    ...of('param'),
    ...of('tag'),
  ];
}

const identity: readonly ColumnRef[] = (['id', 'name', 'experiment', 'status', 'started', 'duration'] as const).map(
  (key) => ({
    kind: 'attribute',
    key,
  }),
);

/** Tags that MLflow writes for itself. */
function isOwn(column: ColumnRef): boolean {
  return column.kind === 'tag' && column.key.startsWith('mlflow.');
}

function byKey(a: ColumnRef, b: ColumnRef): number {
  return a.key.localeCompare(b.key, 'en', { numeric: true });
}
