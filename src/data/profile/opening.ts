import type { ByteSource } from '../csv/byteSource';
import { cellText } from '../csv/cell';
import type { DialectGuess } from '../csv/detectDialect';
import { readBatches, tableStart } from '../csv/readBatches';
import type { ColumnHeader } from './columnProfile';
import { longestName } from './limits';
import { countPlace } from './placeList';
import type { ProfilePart } from './profilePart';
import { createSample } from './rowSample';
import { StructureKernel } from './structureKernel';

/** Everything before the first record that counts: byte-order mark, preamble, header. */
export interface Opening {
  readonly headers: readonly ColumnHeader[];
  readonly endsWithNewline: boolean;
  /** A part without records, to which those of the table are added. */
  readonly part: ProfilePart;
}

/** Reads header and preamble. Columns without a header are called "column 1" and so on. */
export function readOpening(source: ByteSource, guess: DialectGuess, keep: number): Opening {
  const structure = new StructureKernel(guess.width, keep);
  const start = tableStart(source, guess);
  const preamble = source.read(0, start);
  const breaks = addPreamble(structure, preamble, guess.bom, keep);
  const part: ProfilePart = {
    start: 0,
    end: start,
    rows: 0,
    lineBreaks: breaks,
    lines: { offsets: [], lines: [] },
    columns: [],
    structure: structure.state,
    sample: createSample(guess.width),
    keys: [],
    changed: false,
  };
  const headers = Array.from({ length: guess.width }, (_, index): ColumnHeader => ({
    name: guess.header ? '' : `column ${String(index + 1)}`,
    place: null,
  }));
  const last = source.size > 0 ? source.read(source.size - 1, source.size)[0] : undefined;
  const endsWithNewline = last === 10 || last === 13;
  if (!guess.header) return { headers, endsWithNewline, part };
  for (const batch of readBatches(source, guess, { start, maxRows: 1 })) {
    structure.add(batch, -1, null);
    part.end = batch.base + batch.end;
    part.lineBreaks += batch.lineBreaks;
    for (let column = 0; column < guess.width; column++) {
      const from = batch.starts[column] ?? -1;
      const to = batch.ends[column] ?? -1;
      if (from < 0) continue;
      const place = { start: batch.base + from, end: batch.base + to };
      headers[column] = { name: cellText(batch.bytes, from, Math.min(to, from + longestName)), place };
    }
    break;
  }
  return { headers, endsWithNewline, part };
}

/** Line ends and malformed bytes before the table; returns how many lines there are. */
function addPreamble(structure: StructureKernel, bytes: Uint8Array, bom: number, keep: number): number {
  const { state } = structure;
  structure.findMalformed(bytes, 0, bytes.length, 0, () => -1);
  let lines = 0;
  for (let at = bom; at < bytes.length; at++) {
    if (bytes[at] !== 10 && bytes[at] !== 13) continue;
    const pair = bytes[at] === 13 && bytes[at + 1] === 10;
    countPlace(bytes[at] === 10 ? state.lf : pair ? state.crlf : state.cr, keep, -1, at, at + (pair ? 2 : 1));
    if (pair) at++;
    lines++;
  }
  return lines;
}
