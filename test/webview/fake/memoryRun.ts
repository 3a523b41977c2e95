import { columnId, type ColumnRef } from '../../../src/runs/columns';
import type { StoredRun } from '../../../src/runs/runStore';

/** A run of a page that has no extension. */
export interface MemoryRun extends StoredRun {
  readonly metrics: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, string>;
}

/** What stands in a column of a run; null: nothing. */
export function valueOf(run: MemoryRun, column: ColumnRef): string | number | null {
  if (column.kind === 'metric') return run.metrics.get(column.key) ?? null;
  if (column.kind === 'param') return run.params.get(column.key) ?? null;
  if (column.kind === 'tag') return null;
  switch (column.key) {
    case 'duration':
      return run.started === null || run.ended === null ? null : run.ended - run.started;
    case 'starred':
    case 'archived':
    case 'gone':
      return Number(run[column.key]);
    case 'labels':
      return run.labels.join(', ') || null;
    case 'partly':
      return run.partly === null ? 0 : 1;
    case 'started':
    case 'ended':
    case 'name':
    case 'id':
    case 'experiment':
    case 'status':
    case 'note':
      return run[column.key];
    default:
      throw new Error(`The page without an extension has no ${columnId(column)}.`);
  }
}
