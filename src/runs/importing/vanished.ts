import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RunStore } from '../runStore';
import type { ImportProblem } from './visit';

/** What is said of a source that was moved away or deleted. */
export const vanished = 'It is no longer there; what was read of it stays.';

/** Says of every source with runs that is no longer on disk that it is gone, once; of one without runs nothing is wrong any more. */
export function markVanished(store: Pick<RunStore, 'visit' | 'sources'>, root: string, now: number): void {
  for (const source of store.sources()) {
    const problem = source.runs === 0 ? null : vanished;
    if (source.problem === problem || existsSync(resolve(root, source.path))) continue;
    store.visit(source.kind, source.path).end({ at: now, problem });
  }
}

/** Every source with runs that was said to be gone. */
export function vanishedSources(store: Pick<RunStore, 'sources'>): readonly ImportProblem[] {
  const gone = store.sources().filter(({ runs, problem }) => runs > 0 && problem === vanished);
  return gone.map(({ path }) => ({ path, problem: vanished }));
}
