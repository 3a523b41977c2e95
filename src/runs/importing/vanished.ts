import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunStore } from '../runStore';
import type { ImportProblem } from './visit';

/** What is said of a source that was moved away or deleted. */
export const vanished = 'It is no longer there; what was read of it stays.';

/** Says of every source with runs that is no longer on disk that it is gone, once. */
export function markVanished(store: Pick<RunStore, 'visit' | 'sources'>, root: string, now: number): void {
  for (const source of store.sources()) {
    if (source.runs === 0 || source.problem === vanished || existsSync(resolve(root, source.path))) continue;
    store.visit(source.kind, source.path).end({ at: now, problem: vanished });
  }
}

/** Every source with runs that was said to be gone. */
export function vanishedSources(store: Pick<RunStore, 'sources'>): readonly ImportProblem[] {
  const gone = store.sources().filter(({ runs, problem }) => runs > 0 && problem === vanished);
  return gone.map(({ path }) => ({ path, problem: vanished }));
}
