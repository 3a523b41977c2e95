import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Disposable } from '../base/disposable';
import { toDisposable } from '../base/disposable';
import { isLeftBehind, maker } from '../disk/maker';
import { unreadable } from '../disk/unreadable';
import { StoreError } from './storeError';
import { storeFiles, type StoreFiles } from './storeFiles';

const prefix = 'tend-passing-';
const named = new RegExp(`^${prefix}([0-9a-f]{8}-\\d+)-[^-]+$`);

/** A folder with a store that goes when it is disposed of. */
export interface PassingStore extends Disposable {
  readonly root: string;
}

/** For whoever reads where nothing was ever kept. */
export function emptyPassingStore(): PassingStore {
  removeLeftBehind(tmpdir());
  return passingStoreAt(mkdtempSync(join(tmpdir(), `${prefix}${maker}-`)));
}

/** One that another thread made, for whoever outlives that. */
export function passingStoreAt(root: string): PassingStore {
  return { ...toDisposable(() => rmSync(root, { recursive: true, force: true })), root };
}

/**
 * For whoever reads where nothing can be written: what is kept there, if anything is, with the bytes of packages where they
 * are. Throws `StoreError` where it cannot be read.
 */
export function copiedPassingStore(of: string): PassingStore {
  const passing = emptyPassingStore();
  try {
    copyStore(storeFiles(of), storeFiles(passing.root));
    return passing;
  } catch (error) {
    passing.dispose();
    throw new StoreError('readOnly', `The store .tend/tend.db ${unreadable(error)}.`, { cause: error });
  }
}

function copyStore(from: StoreFiles, to: StoreFiles): void {
  mkdirSync(to.folder);
  for (const ending of ['', '-wal']) {
    if (!existsSync(from.database + ending)) continue;
    copyFileSync(from.database + ending, to.database + ending);
    // A copy may be written by nobody, as what it is of.
    chmodSync(to.database + ending, 0o600);
  }
  const objects = join(from.folder, 'objects');
  if (existsSync(objects)) symlinkSync(objects, join(to.folder, 'objects'), 'junction');
}

/** Removes what processes that were killed left of such folders; what cannot be removed, or is somebody else's, stays. */
function removeLeftBehind(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, by = ''] = named.exec(name) ?? [];
    if (!isLeftBehind(by)) continue;
    try {
      const path = join(folder, name);
      if (lstatSync(path).uid === (process.geteuid?.() ?? 0)) rmSync(path, { recursive: true, force: true });
    } catch {
      continue;
    }
  }
}
