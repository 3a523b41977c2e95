import { join } from 'node:path';
import { bounds, listFolder, type ListedFolder } from './listFolder';
import { mappedIn } from './mapped/mappedFiles';
import type { ImportContext } from './source';

/** Reads the runs that are in a source now, one by one; what an earlier visit read and is not there is gone. */
export async function eachRun<Run>(
  context: ImportContext,
  runs: Iterable<readonly [nativeId: string, run: Run]>,
  read: (nativeId: string, run: Run) => Promise<void> | void,
): Promise<void> {
  const seen = new Set<string>();
  for (const [nativeId, run] of runs) {
    seen.add(nativeId);
    await read(nativeId, run);
    await context.breathe();
  }
  for (const nativeId of context.runStates.keys()) if (!seen.has(nativeId)) context.gone(nativeId);
}

/**
 * The folders of a source that can be runs, by native id: those in it, and itself where there are none of them or where it
 * is the project, because a source begins around its runs. Files that `tend.yaml` maps are read as it says, and are not
 * among those that `runOf` is shown.
 */
export function runFolders<Run>(
  { path, root }: Pick<ImportContext, 'path' | 'root'>,
  runOf: (folder: string, listed: ListedFolder) => Run | null,
): ReadonlyMap<string, Run> {
  const within = bounds(path, root);
  const isMapped = mappedIn(root);
  const list = (folder: string): ListedFolder => {
    const { files, ...others } = listFolder(folder, within);
    return { ...others, files: files.filter((name) => !isMapped(join(folder, name))) };
  };
  const runs = new Map<string, Run>();
  const listed = list(path);
  for (const name of listed.folders) {
    const folder = join(path, name);
    const run = runOf(folder, list(folder));
    if (run !== null) runs.set(name, run);
  }
  const itself = runs.size === 0 || path === root ? runOf(path, listed) : null;
  if (itself !== null) runs.set('.', itself);
  return runs;
}
