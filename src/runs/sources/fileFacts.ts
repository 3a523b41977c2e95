import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync, statSync } from 'node:fs';

export interface FileFacts {
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly modified: number;
  /**
   * Stays the same when the file is moved on its disk: two runs may well begin with the same content, but no two files have
   * one number and one birth.
   */
  readonly fingerprint: string;
}

/** Null where there is no file, or none that can be looked at. */
export function fileFacts(path: string): FileFacts | null {
  try {
    const { ino, birthtimeMs, size, mtimeMs } = statSync(path);
    const fingerprint = createHash('sha256').update(`${ino} ${birthtimeMs}`).digest('hex').slice(0, 32);
    return { size, modified: mtimeMs, fingerprint };
  } catch {
    return null;
  }
}

/** Milliseconds within which a checkout or a copy writes the files of a run, however long it took. */
const writtenTogether = 2000;

/** Whether files whose times these are were written one after the other, so that there is a duration between them. */
export function areApart(first: number, last: number): boolean {
  return last - first > writtenTogether;
}

/** Size and time in one text, to tell a change by; empty where there is no file. */
export function fileSign(path: string): string {
  try {
    const { size, mtimeMs } = statSync(path);
    return `${size} ${mtimeMs}`;
  } catch {
    return '';
  }
}

const tailBytes = 256;

/**
 * A digest of the last bytes before an offset: where they are others than at the last visit, the file was written anew and
 * has grown beyond what was read of the one before. Empty where it cannot be read.
 */
export function digestBefore(path: string, offset: number): string {
  const bytes = Buffer.alloc(Math.min(tailBytes, offset));
  try {
    const file = openSync(path, 'r');
    try {
      readSync(file, bytes, 0, bytes.length, offset - bytes.length);
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
  return createHash('sha256').update(bytes).digest('base64').slice(0, 16);
}
