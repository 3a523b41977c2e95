import type { VersionRecord } from '../../../models/registry/registryState';
import type { ProjectConfig } from '../../../project/config';
import type { ModelPage } from '../../../protocol/models/modelPage';
import { goalOf, primaryMetric } from '../../../runs/metricMeaning';
import { declaredMetrics } from '../promotion/askedMetrics';

/**
 * The metric that versions of a model are judged by: what `tend.yaml` says of the model, else of the project, else the one that
 * most likely counts of those that its newest version recorded; null: none.
 */
export function modelMetric(
  config: ProjectConfig,
  model: string,
  newest: VersionRecord | undefined,
): ModelPage['metric'] {
  const [declared] = declaredMetrics({ config }, model);
  if (declared) return { name: declared.metric, goal: declared.goal };
  const columns = Object.keys(newest?.registered.metrics ?? {}).map((key) => ({
    column: { kind: 'metric' as const, key, of: 'last' as const },
    ...{ runs: 1, numeric: true, differs: true, series: false },
  }));
  const name = primaryMetric(columns, {})?.key;
  const goal = name === undefined ? null : goalOf(name);
  return name === undefined || goal === null ? null : { name, goal };
}
