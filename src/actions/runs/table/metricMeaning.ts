import type { ProjectConfig } from '../../../project/config';
import { goalOf, primaryMetric, unitOf, type Goal } from '../../../runs/metricMeaning';
import type { ColumnFacts } from '../../../runs/runStore';

/** What the metrics of one project mean: as `tend.yaml` says, else as their names tell. */
export interface MetricMeaning {
  readonly goal: (key: string) => Goal;
  readonly unit: (key: string) => string;
  /** Key of the metric that the project is judged by; null without metrics. */
  readonly primary: (columns: readonly ColumnFacts[]) => string | null;
}

export function metricMeaning(config: ProjectConfig): MetricMeaning {
  return {
    goal: (key) => goalOf(key, config),
    unit: unitOf,
    primary: (columns) => primaryMetric(columns, config),
  };
}
