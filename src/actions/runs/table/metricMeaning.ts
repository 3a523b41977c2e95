import type { ProjectConfig } from '../../../project/config';
import type { ColumnRef } from '../../../runs/columns';
import { declaredGoals, goalOf, primaryMetric, unitOf, type Goal } from '../../../runs/metricMeaning';
import type { ColumnFacts } from '../../../runs/runStore';

/** What the metrics of one project mean: as `tend.yaml` says, else as their names tell. */
export interface MetricMeaning {
  readonly goal: (key: string) => Goal;
  readonly unit: (key: string) => string;
  /** The metric that the project is judged by; null without metrics. */
  readonly primary: (columns: readonly ColumnFacts[]) => ColumnRef | null;
}

export function metricMeaning(config: ProjectConfig): MetricMeaning {
  const declared = declaredGoals(config);
  return {
    goal: (key) => declared.get(key) ?? goalOf(key),
    unit: unitOf,
    primary: (columns) => primaryMetric(columns, config),
  };
}
