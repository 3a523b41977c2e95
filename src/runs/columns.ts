/** What runs can be shown, sorted, filtered and grouped by. */
export type ColumnRef =
  | { readonly kind: 'metric'; readonly key: string; readonly of: MetricSummary }
  | { readonly kind: 'param' | 'tag'; readonly key: string }
  | { readonly kind: 'attribute'; readonly key: RunAttribute };

/** Which value of a series stands in a table: its last (by step, then time), least or greatest. */
export const metricSummaries = ['last', 'min', 'max'] as const;
export type MetricSummary = (typeof metricSummaries)[number];

/**
 * What every run has. `started` and `ended` are milliseconds since 1970, `duration` is milliseconds; `starred`, `archived`,
 * `partly` and `gone` are 0 or 1; `name` is the one that a person gave, else the recorded one; `source` is the path of the source; `labels`
 * are the tags that a person gave in Tend, joined by commas.
 */
export const runAttributes = [
  'name',
  'id',
  'experiment',
  'status',
  'started',
  'ended',
  'duration',
  'source',
  'kind',
  'commit',
  'user',
  'note',
  'labels',
  'starred',
  'archived',
  'partly',
  'gone',
  'parent',
] as const;
export type RunAttribute = (typeof runAttributes)[number];

/** Attributes that are numbers. */
export const numericAttributes: ReadonlySet<RunAttribute> = new Set<RunAttribute>([
  'started',
  'ended',
  'duration',
  'starred',
  'archived',
  'partly',
  'gone',
]);

/** One text for one column: "metrics.val_auc", "min(metrics.loss)", "params.model", "started"; the key is not quoted. */
export function columnId(column: ColumnRef): string {
  if (column.kind === 'attribute') return column.key;
  const name = `${column.kind}s.${column.key}`;
  return column.kind === 'metric' && column.of !== 'last' ? `${column.of}(${name})` : name;
}
