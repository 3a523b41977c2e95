import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';

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

/** Size and time in one text, to tell a change by; empty where there is no file. */
export function fileSign(path: string): string {
  const facts = fileFacts(path);
  return facts ? `${facts.size} ${facts.modified}` : '';
}
