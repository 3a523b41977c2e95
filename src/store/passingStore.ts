import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposable } from '../base/disposable';
import { toDisposable } from '../base/disposable';
import { storeFiles } from './storeFiles';

/** A folder with a store that goes when it is disposed of. */
export interface PassingStore extends Disposable {
  readonly root: string;
}

/** For whoever reads where nothing was ever kept. */
export function emptyPassingStore(): PassingStore {
  const root = mkdtempSync(join(tmpdir(), 'tend-'));
  return { ...toDisposable(() => rmSync(root, { recursive: true, force: true })), root };
}

/** For whoever reads where nothing can be written: what is kept there, with the bytes of packages where they are. */
export function copiedPassingStore(of: string): PassingStore {
  const passing = emptyPassingStore();
  const [from, to] = [storeFiles(of), storeFiles(passing.root)];
  mkdirSync(to.folder);
  for (const ending of ['', '-wal'])
    if (existsSync(from.database + ending)) copyFileSync(from.database + ending, to.database + ending);
  const objects = join(from.folder, 'objects');
  if (existsSync(objects)) symlinkSync(objects, join(to.folder, 'objects'), 'junction');
  return passing;
}
