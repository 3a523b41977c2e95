import type { Position, Range } from '../../base/position';
import { textSource } from '../../data/csv/byteSource';
import type { Dialect } from '../../data/csv/dialect';
import { LineIndex } from '../../data/csv/lines';
import { readRecords } from '../../data/csv/readTable';

/** One cell of a piece of text; its range holds the quotes. */
export interface TextCell {
  /** 0-based within the piece. */
  readonly record: number;
  /** 0-based. */
  readonly column: number;
  readonly range: Range;
  /** Parsed. */
  readonly text: string;
}

/** The cells of whole records that stand in a piece of a document which begins at `firstLine`. */
export function textCells(text: string, dialect: Dialect, firstLine: number): readonly TextCell[] {
  const source = textSource(text);
  const found: Omit<TextCell, 'range'>[] = [];
  const offsets: number[] = [];
  let record = 0;
  for (const { cells } of readRecords(source, { ...dialect, encoding: 'utf-8', bom: 0, preamble: 0, header: false })) {
    cells.forEach((cell, column) => {
      // A missing cell has no place.
      if (cell.start < 0 || cell.end < cell.start) return;
      found.push({ record, column, text: cell.text });
      offsets.push(cell.start, cell.end);
    });
    record++;
  }
  const positions = new LineIndex(source).positions(offsets);
  const at = (index: number): Position => {
    const position = positions[index] ?? { line: 0, character: 0 };
    return { line: position.line + firstLine, character: position.character };
  };
  return found.map((cell, index) => ({ ...cell, range: { start: at(2 * index), end: at(2 * index + 1) } }));
}
