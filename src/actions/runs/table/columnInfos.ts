import type { ColumnInfo } from '../../../protocol/experiments/column';
import { columnId, type ColumnRef } from '../../../runs/columns';
import { metricsAsShown } from '../../../runs/metricMeaning';
import type { ColumnFacts } from '../../../runs/runStore';
import type { MetricMeaning } from './metricMeaning';
import type { TellingParamsOfStore } from './tellingParams';

/** What the headers of all columns say; of the metric that counts most also whether it `isNested`. */
export function columnInfos(
  columns: readonly ColumnFacts[],
  meaning: MetricMeaning,
  telling: TellingParamsOfStore,
  isNested: (column: ColumnRef) => boolean,
): ColumnInfo[] {
  const primary = meaning.primary(columns);
  const metrics = metricsAsShown(columns, primary).map(({ column }, rank) => [columnId(column), rank] as const);
  const ranks = new Map([...telling.of(columns, primary), ...metrics]);
  return columns.map((facts) => {
    const { column } = facts;
    const isMetric = column.kind === 'metric';
    return {
      ...facts,
      goal: isMetric ? meaning.goal(column.key) : null,
      unit: isMetric ? meaning.unit(column.key) : '',
      primary: primary !== null && columnId(column) === columnId(primary),
      telling: ranks.get(columnId(column)) ?? null,
      ...(isMetric && ranks.get(columnId(column)) === 0 && isNested(column) && { nested: true }),
    };
  });
}
