import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isMissing } from '../base/errors';

/** Where the store of a project lies. */
export interface StoreFiles {
  readonly folder: string;
  readonly database: string;
}

export function storeFiles(root: string): StoreFiles {
  const folder = join(root, '.tend');
  return { folder, database: join(folder, 'tend.db') };
}

/** Whether a project has a store; one that may not be looked at is there as well, and opening it says what is wrong. */
export function hasStore(root: string): boolean {
  try {
    statSync(storeFiles(root).database);
    return true;
  } catch (error) {
    return !isMissing(error);
  }
}

/** Makes the folder, which git is told to ignore: what lies in it is local. */
export function makeStoreFolder({ folder }: StoreFiles): void {
  // With `recursive` a disk that cannot be written is told as a folder that is missing.
  if (!existsSync(folder)) makeOnce(folder);
  const ignore = join(folder, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
}

function makeOnce(folder: string): void {
  try {
    mkdirSync(folder, { recursive: !existsSync(dirname(folder)) });
  } catch (error) {
    // Another program was faster.
    if (!existsSync(folder)) throw error;
  }
}

/** What the first bytes of a file say before SQLite touches it (https://sqlite.org/fileformat.html, section 1.3). */
export interface Header {
  readonly isDatabase: boolean;
  readonly version: number;
  readonly applicationId: number;
}

/** Null where the file is missing or empty. */
export function readHeader(path: string): Header | null {
  if (!existsSync(path)) return null;
  const descriptor = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(100);
    const length = readSync(descriptor, bytes, 0, 100, 0);
    if (length === 0) return null;
    const isDatabase = length === 100 && bytes.toString('latin1', 0, 16) === 'SQLite format 3\0';
    return { isDatabase, version: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) };
  } finally {
    closeSync(descriptor);
  }
}

/** Renames a database together with its journals and returns the new path. */
export function setAside(path: string, now: Date): string {
  const stamp = now
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '-');
  let aside = path.replace(/\.db$/, `.damaged-${stamp}.db`);
  for (let n = 2; existsSync(aside); n++) aside = path.replace(/\.db$/, `.damaged-${stamp}-${n}.db`);
  for (const end of ['', '-wal', '-shm', '-journal']) {
    if (existsSync(`${path}${end}`)) renameSync(`${path}${end}`, `${aside}${end}`);
  }
  return aside;
}

/** Magic numbers of `statfs(2)`: NFS, SMB (three), CIFS, 9P, FUSE (sshfs and the like), AFS, Ceph, VirtualBox. */
const networkTypes = new Set([
  0x6969, 0x517b, 0xfe534d42, 0xff534d42, 0x01021997, 0x65735546, 0x5346414f, 0x00c36400, 0x786f4256,
]);

/** Whether a folder lies on another machine, where the shared memory of a write-ahead log does not work. */
export function isNetworkFolder(folder: string): boolean {
  if (process.platform === 'win32') return folder.startsWith('\\\\');
  try {
    return process.platform === 'linux' && networkTypes.has(statfsSync(folder).type);
  } catch {
    return false;
  }
}
