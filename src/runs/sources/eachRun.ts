import { join } from 'node:path';
import { bounds, listFolder, type ListedFolder } from './listFolder';
import { mappedAround } from './mapped/mappedFiles';
import type { ImportContext } from './source';

/**
 * Reads the runs that are in a source now, one by one; what an earlier visit read and is not there is gone. Null stands for a
 * run that is there, and of which `tend.yaml` says that another source reads it.
 */
export async function eachRun<Run>(
  context: ImportContext,
  runs: Iterable<readonly [nativeId: string, run: Run | null]>,
  read: (nativeId: string, run: Run) => Promise<void> | void,
): Promise<void> {
  const seen = new Set<string>();
  for (const [nativeId, run] of runs) {
    seen.add(nativeId);
    if (run !== null) await read(nativeId, run);
    else if (context.runStates.has(nativeId)) context.disowned(nativeId);
    await context.breathe();
  }
  for (const nativeId of context.runStates.keys()) if (!seen.has(nativeId)) context.gone(nativeId);
}

/** Runs as `eachRun` takes them, where a run one of whose files `tend.yaml` maps is not one of this source. */
export function* unmappedRuns<Run>(
  { path, root }: Pick<ImportContext, 'path' | 'root'>,
  runs: Iterable<readonly [nativeId: string, run: Run]>,
  filesOf: (run: Run) => readonly string[],
): Iterable<readonly [nativeId: string, run: Run | null]> {
  const isMapped = mappedAround(bounds(path, root));
  for (const [nativeId, run] of runs) yield [nativeId, filesOf(run).some(isMapped) ? null : run];
}

/**
 * The folders of a source that can be runs, by native id: those in it, and itself where there are none of them or where it
 * is the project, because a source begins around its runs.
 */
export function runFolders<Run>(
  { path, root }: Pick<ImportContext, 'path' | 'root'>,
  runOf: (folder: string, listed: ListedFolder) => Run | null,
): ReadonlyMap<string, Run> {
  const within = bounds(path, root);
  const runs = new Map<string, Run>();
  const listed = listFolder(path, within);
  for (const name of listed.folders) {
    const folder = join(path, name);
    const run = runOf(folder, listFolder(folder, within));
    if (run !== null) runs.set(name, run);
  }
  const itself = runs.size === 0 || path === root ? runOf(path, listed) : null;
  if (itself !== null) runs.set('.', itself);
  return runs;
}
