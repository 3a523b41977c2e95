import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestFile } from '../../../disk/digestFile';
import { modelOf } from '../../../models/package/collectContents';
import { mlmodelSignature, readMlmodel, type Signature } from '../../../models/package/mlmodelFile';
import type { PackageSource } from '../../../models/package/sourceFiles';
import { Refusal } from '../../../models/refusal';
import type { RunDetails } from '../../../runs/runStore';
import { modelOfRun } from './loggedModel';

interface Packaged {
  readonly run: RunDetails | null;
  readonly source: PackageSource;
}

/** The signature with which a run logged the very weights that are packaged; null: it did not, or without one. */
export async function loggedSignature(
  root: string,
  { run, source }: Packaged,
  signal: AbortSignal,
): Promise<Signature | null> {
  const weights = source.files.get(modelOf(source));
  const folder = run && source.kind !== 'mlmodel' ? folderOf(root, run) : null;
  if (folder === null || weights === undefined) return null;
  const text = readFileSync(join(folder, 'MLmodel'), 'utf8');
  const signature = mlmodelSignature(text);
  if (signature === null) return null;
  const logged = join(folder, readMlmodel(text).model);
  return (await haveSameBytes([weights, logged], signal)) ? signature : null;
}

/** Null: the run logged none, or several. */
function folderOf(root: string, run: RunDetails): string | null {
  try {
    return modelOfRun(root, run);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function haveSameBytes(paths: readonly string[], signal: AbortSignal): Promise<boolean> {
  const sizes = paths.map((path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    return stats?.isFile() ? stats.size : null;
  });
  if (sizes.includes(null) || new Set(sizes).size > 1) return false;
  const digested = await Promise.all(paths.map((path) => digestFile(path, { signal, onBytes: () => undefined })));
  return new Set(digested.map(({ digest }) => digest)).size === 1;
}
