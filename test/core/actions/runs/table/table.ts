import { ExperimentData } from '../../../../../src/actions/runs/table/experimentData';
import { metricMeaning } from '../../../../../src/actions/runs/table/metricMeaning';
import type { ProjectConfig } from '../../../../../src/project/config';
import type { TableQuestion, TableRow } from '../../../../../src/protocol/experiments/rows';
import type { ColumnRef } from '../../../../../src/runs/columns';
import type { RunStore } from '../../../../../src/runs/runStore';

export function dataOf(store: RunStore, config: ProjectConfig = {}): ExperimentData {
  const meaning = metricMeaning(config);
  return new ExperimentData({ store, meaning: () => meaning, now: () => new Date('2026-11-25T12:00:00Z') });
}

export function question(facts: Partial<TableQuestion> = {}): TableQuestion {
  return { filter: '', sort: [], groupBy: [], archived: false, baseline: null, expanded: [], metrics: [], ...facts };
}

/** The whole table that answers a question. */
export async function rowsOf(
  data: ExperimentData,
  asked: Partial<TableQuestion>,
  columns: readonly ColumnRef[] = asked.metrics ?? [],
): Promise<readonly TableRow[]> {
  const { token, rows } = await data.table(question(asked));
  const answer = await data.rows({ token, from: 0, to: rows, columns: [...columns] });
  return answer?.rows ?? [];
}

/** "  name" for each row, indented by its depth. */
export function outline(rows: readonly TableRow[]): string[] {
  return rows.map(({ depth, name, context }) => `${'  '.repeat(depth)}${name}${context ? ' (context)' : ''}`);
}
