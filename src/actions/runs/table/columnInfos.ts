import type { ColumnInfo } from '../../../protocol/experiments/column';
import { columnId } from '../../../runs/columns';
import type { ColumnFacts } from '../../../runs/runStore';
import type { MetricMeaning } from './metricMeaning';

/** What the headers of all columns say. */
export function columnInfos(columns: readonly ColumnFacts[], meaning: MetricMeaning): ColumnInfo[] {
  const primary = meaning.primary(columns);
  return columns.map((facts) => {
    const { column } = facts;
    const isMetric = column.kind === 'metric';
    return {
      ...facts,
      goal: isMetric ? meaning.goal(column.key) : null,
      unit: isMetric ? meaning.unit(column.key) : '',
      primary: primary !== null && columnId(column) === columnId(primary),
    };
  });
}
