import { closeSync, openSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { EventReader, type EventListener } from './eventReader';
import { RecordReader, type RecordProgress } from './recordReader';
import type { FirstFacts } from './runUnits';
import { TagTable, type TagSeries } from './tagTable';

/** Reads the records of a file from `progress` on, a block for each step; `size` is that of the file. */
export function* readEvents(
  path: string,
  size: number,
  progress: RecordProgress,
  onRecord: (buffer: Buffer, start: number, end: number, offset: number) => void,
): Iterable<void> {
  const handle = openSync(path, 'r');
  try {
    const records = new RecordReader(handle, size, progress);
    while (records.block(onRecord)) yield;
  } finally {
    closeSync(handle);
  }
}

/** Enough for the first values of any writer. */
const firstBytes = 65_536;

/** What the beginning of an event file tells; nothing where it cannot be read. */
export function firstFacts(path: string): FirstFacts {
  const facts = new FirstEvents();
  const reader = new EventReader(new TagTable(), facts);
  const progress = { offset: 0, damaged: 0, firstDamage: null };
  try {
    Array.from(readEvents(path, firstBytes, progress, (buffer, start, end) => reader.read(buffer, start, end)));
  } catch {
    return new FirstEvents();
  }
  return facts;
}

class FirstEvents implements EventListener, FirstFacts {
  session = false;
  tag: string | null = null;

  scalar(series: TagSeries): void {
    this.tag ??= series.tag;
  }

  startSession(): void {
    this.session = true;
  }
}

/** Length, its checksum, and of the first event the time it was written at. */
const printBytes = 24;

/** Name and first event of a file: its folder may be moved, they stay. Null while there is no whole event yet. */
export function fingerprintOf(path: string): string | null {
  const bytes = Buffer.alloc(printBytes);
  try {
    const handle = openSync(path, 'r');
    try {
      if (readSync(handle, bytes, 0, printBytes, 0) < printBytes) return null;
    } finally {
      closeSync(handle);
    }
  } catch {
    return null;
  }
  return createHash('sha256').update(basename(path)).update(bytes).digest('hex').slice(0, 32);
}
