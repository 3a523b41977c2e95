import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { DataError } from '../report';
import type { Dialect } from './dialect';

/**
 * Random access to the bytes of a table, always UTF-8: what is UTF-16 on disk is presented as UTF-8, and `toDisk` maps an
 * offset back. Reading is synchronous: it happens on worker threads and in the command line.
 */
export interface ByteSource {
  /** How the bytes are written on disk. */
  readonly encoding: Dialect['encoding'];
  /** Length in (UTF-8) bytes. */
  readonly size: number;
  /** Length on disk. */
  readonly diskSize: number;
  /** The bytes `[start, end)`, fewer at the end of the source. The array is the caller's until the next call. */
  read(start: number, end: number): Uint8Array;
  /** Fills `target` with the bytes from `start` on; returns how many there were. */
  readInto(target: Uint8Array, start: number): number;
  /** Where a (UTF-8) offset lies on disk. The identity for UTF-8. */
  toDisk(offset: number): number;
  close(): void;
}

/** Bytes that are in memory already, UTF-8. */
export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    encoding: 'utf-8',
    size: bytes.length,
    diskSize: bytes.length,
    read: (start, end) => bytes.subarray(start, end),
    readInto: (target, start) => copyInto(target, bytes.subarray(start, start + target.length)),
    toDisk: (offset) => offset,
    close: () => undefined,
  };
}

/** For sources that have their bytes somewhere already. */
export function copyInto(target: Uint8Array, bytes: Uint8Array): number {
  target.set(bytes);
  return bytes.length;
}

/** The text of a document, as UTF-8. */
export function textSource(text: string): ByteSource {
  return memorySource(new TextEncoder().encode(text));
}

/**
 * The bytes of a file as they stand on disk, read synchronously. Throws `DataError` when it cannot be opened, and with
 * reason `changed` when it is written to between two reads.
 */
export function fileSource(path: string): ByteSource {
  const { descriptor, stats } = open(path);
  let buffer = new Uint8Array(0);
  let closed = false;
  const readInto = (target: Uint8Array, start: number): number => {
    const length = Math.max(0, Math.min(target.length, stats.size - start));
    const read = fill(descriptor, target.subarray(0, length), start);
    const now = fstatSync(descriptor);
    if (read < length || now.size !== stats.size || now.mtimeMs !== stats.mtimeMs)
      throw new DataError('changed', `${path} changed while it was read.`);
    return length;
  };
  return {
    encoding: 'utf-8',
    size: stats.size,
    diskSize: stats.size,
    readInto,
    read(start, end) {
      const length = Math.max(0, Math.min(end, stats.size) - start);
      if (buffer.length < length) buffer = new Uint8Array(length);
      readInto(buffer.subarray(0, length), start);
      return buffer.subarray(0, length);
    },
    toDisk: (offset) => offset,
    close() {
      if (!closed) closeSync(descriptor);
      closed = true;
    },
  };
}

function open(path: string): { descriptor: number; stats: Stats } {
  let descriptor: number | null = null;
  try {
    // Without O_NONBLOCK (which Windows does not have) opening a pipe would wait for somebody who writes.
    descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stats = fstatSync(descriptor);
    if (stats.isDirectory()) throw new DataError('folder', `${path} is a folder, not a file.`);
    if (!stats.isFile()) throw new DataError('unreadable', `${path} is not a regular file.`);
    return { descriptor, stats };
  } catch (error) {
    if (descriptor !== null) closeSync(descriptor);
    throw error instanceof DataError ? error : openError(path, error);
  }
}

function fill(descriptor: number, target: Uint8Array, position: number): number {
  let done = 0;
  while (done < target.length) {
    const count = readSync(descriptor, target, done, target.length - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return done;
}

function openError(path: string, cause: unknown): DataError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return new DataError('missing', `${path} does not exist.`, { cause });
  if (code === 'EISDIR') return new DataError('folder', `${path} is a folder, not a file.`, { cause });
  if (code === 'EACCES' || code === 'EPERM')
    return new DataError('permission', `${path} cannot be read: its permissions forbid it.`, { cause });
  return new DataError('unreadable', `${path} cannot be read (${code === '' ? 'unknown error' : code}).`, { cause });
}
