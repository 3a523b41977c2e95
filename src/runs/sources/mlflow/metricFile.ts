import { closeSync, openSync, readSync } from 'node:fs';
import { parseMetricLog, type LoggedPoints } from './metricLog';

/** Part of a metric's file; `end` is the offset in bytes behind its last whole line, `size` behind all that was read. */
export interface MetricPart extends LoggedPoints {
  readonly size: number;
  /** The last bytes before `end`, by which the file is known again. */
  readonly tail: string;
}

const tailBytes = 40;

const chunk = Buffer.allocUnsafe(1024 * 1024);

/** Reads a metric's file from an offset that begins a line, in parts of at most a megabyte; a small file is one part. */
export function* metricParts(path: string, from: number): Generator<MetricPart> {
  const file = openSync(path, 'r');
  try {
    let start = from;
    for (;;) {
      const bytes = readSync(file, chunk, 0, chunk.length, start);
      const isLast = bytes < chunk.length;
      const part = parseMetricLog(chunk.toString('latin1', 0, bytes));
      const isNoLog = !isLast && part.end === 0;
      const tail = chunk.toString('latin1', Math.max(0, part.end - tailBytes), part.end);
      yield {
        ...part,
        unreadable: part.unreadable + Number(isNoLog),
        end: start + part.end,
        size: start + bytes,
        tail,
      };
      if (isLast || isNoLog) return;
      start += part.end;
    }
  } finally {
    closeSync(file);
  }
}

/** Whether these bytes stand before an offset: else the file is not the one that was read up to there. */
export function hasTail(path: string, offset: number, tail: string): boolean {
  const file = openSync(path, 'r');
  try {
    const bytes = readSync(file, chunk, 0, tail.length, offset - tail.length);
    return chunk.toString('latin1', 0, bytes) === tail;
  } finally {
    closeSync(file);
  }
}
