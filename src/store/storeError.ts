import { errorCode, errorMessage } from '../base/errors';

/** Why the store cannot be used, or (`pattern`) why a question cannot be answered; `message` is one sentence for a person. */
export type StoreFailure =
  'locked' | 'damaged' | 'newer' | 'foreign' | 'readOnly' | 'full' | 'gone' | 'driver' | 'pattern' | 'other';

export class StoreError extends Error {
  constructor(
    readonly reason: StoreFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'StoreError';
  }
}

/** Primary result codes of SQLite (https://sqlite.org/rescode.html), as names and as numbers. */
const failures: readonly (readonly [name: string, code: number, reason: StoreFailure])[] = [
  ['SQLITE_BUSY', 5, 'locked'],
  ['SQLITE_LOCKED', 6, 'locked'],
  ['SQLITE_READONLY', 8, 'readOnly'],
  ['SQLITE_CORRUPT', 11, 'damaged'],
  ['SQLITE_FULL', 13, 'full'],
  ['SQLITE_CANTOPEN', 14, 'readOnly'],
  ['SQLITE_NOTADB', 26, 'damaged'],
];

/** Says what a driver or the file system threw in one sentence; passes a `StoreError` on. */
export function storeError(error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = reasonOf(error);
  const sentence = sentences[reason] ?? `cannot be used: ${errorMessage(error)}.`;
  return new StoreError(reason, `The store .tend/tend.db ${sentence}`, { cause: error });
}

function reasonOf(error: unknown): StoreFailure {
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EISDIR'].includes(code)) return 'readOnly';
  if (code === 'ENOSPC') return 'full';
  const number = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : -1;
  return failures.find(([name, primary]) => code.startsWith(name) || number === primary)?.[2] ?? 'other';
}

const sentences: Partial<Record<StoreFailure, string>> = {
  locked: 'is locked by another program; what was found is shown but not kept.',
  damaged: 'is damaged.',
  readOnly: 'cannot be written: the disk or its permissions forbid it.',
  full: 'cannot be written: the disk is full.',
};
