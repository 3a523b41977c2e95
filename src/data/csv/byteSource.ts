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
    toDisk: (offset) => offset,
    close: () => undefined,
  };
}

/** The text of a document, as UTF-8. */
export function textSource(text: string): ByteSource {
  return memorySource(new TextEncoder().encode(text));
}
