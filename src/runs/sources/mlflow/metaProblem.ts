import { statSync } from 'node:fs';
import type { ImportContext } from '../source';
import { isFresh } from './isFresh';
import { readSmallFile } from '../smallFile';

/** Tells why a `meta.yaml` says nothing, unless it is being written just now. */
export function tellMetaProblem(path: string, context: ImportContext): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats || isFresh(stats.mtimeMs, context.now())) return;
  context.problem(path, problemOf(readSmallFile(path)));
}

function problemOf(text: string | null): string {
  if (text === null) return 'It cannot be read.';
  return text.trim() === ''
    ? 'It is empty: whoever wrote it was cut off.'
    : 'It is not what MLflow writes, or cut off.';
}
