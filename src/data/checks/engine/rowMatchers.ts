import { createHash } from 'node:crypto';
import { cellText } from '../../csv/cell';
import { RowFlag, type RecordBatch } from '../../csv/scanner';
import { CellClassifier } from '../../profile/classifyCell';
import { isMissing } from '../../profile/declared';
import type { CellPlace, ColumnProfile } from '../../profile/tableProfile';
import type { RestSelector } from '../check';
import type { LocatedPlace, LocateInput } from './located';

/** Looks at whole records and keeps the places that are meant. */
export interface RowMatcher {
  row(batch: RecordBatch, index: number, row: number): void;
  found(): LocatedPlace[];
}

/** The matcher of what is wrong with whole records. */
export function rowMatcher(
  rest: Exclude<RestSelector, { readonly kind: 'repeatedValue' }>,
  column: ColumnProfile | null,
  input: LocateInput,
): RowMatcher {
  switch (rest.kind) {
    case 'ragged':
      return collecting((batch, index, row) => raggedPlace(batch, index, row, rest.cells));
    case 'blank':
      return new BlankMatcher();
    case 'hollow':
      return hollowMatcher(input);
    case 'stray':
    case 'unclosed':
      return quoteMatcher(rest.kind, column);
    case 'repeatedRow':
      return repeatedRows();
    case 'texts':
      return collecting((batch, index, row) => (holds(batch, index, rest.texts) ? rowPlace(batch, index, row) : null));
  }
}

function collecting(find: (batch: RecordBatch, index: number, row: number) => LocatedPlace | null): RowMatcher {
  const places: LocatedPlace[] = [];
  return {
    row(batch, index, row) {
      const place = find(batch, index, row);
      if (place !== null) places.push(place);
    },
    found: () => places,
  };
}

/** The last cell of a short record, the surplus of a long one. */
function raggedPlace(batch: RecordBatch, index: number, row: number, cells: number): LocatedPlace | null {
  if (((batch.rowFlags[index] ?? 0) & RowFlag.Ragged) === 0 || batch.cells[index] !== cells) return null;
  const last = index * batch.width + Math.min(cells, batch.width) - 1;
  const end = batch.rowEnds[index] ?? 0;
  const start = cells < batch.width ? (batch.starts[last] ?? 0) : (batch.ends[last] ?? 0) + 1;
  return { row, start: batch.base + start, end: batch.base + end };
}

class BlankMatcher implements RowMatcher {
  private readonly places: LocatedPlace[] = [];
  private inner = 0;

  row(batch: RecordBatch, index: number, row: number): void {
    if (((batch.rowFlags[index] ?? 0) & RowFlag.Blank) !== 0) this.places.push(rowPlace(batch, index, row));
    else this.inner = this.places.length;
  }

  /** Without those that end the file. */
  found(): LocatedPlace[] {
    return this.places.slice(0, this.inner);
  }
}

function hollowMatcher(input: LocateInput): RowMatcher {
  const classifier = new CellClassifier(input.now);
  return collecting((batch, index, row) => {
    if (((batch.rowFlags[index] ?? 0) & (RowFlag.Blank | RowFlag.Ragged)) !== 0) return null;
    let filled = 0;
    for (let column = 0; column < batch.width && filled < 2; column++) {
      const at = index * batch.width + column;
      classifier.classify(batch.bytes, batch.starts[at] ?? 0, batch.ends[at] ?? 0);
      if (!isMissing(classifier.kind)) filled++;
    }
    return filled < 2 ? rowPlace(batch, index, row) : null;
  });
}

/** The cells of the column that hold such a quote, each record's first. */
function quoteMatcher(kind: 'stray' | 'unclosed', column: ColumnProfile | null): RowMatcher {
  const places: LocatedPlace[] = [];
  return {
    row(batch, index, row) {
      const found = batch.problems.find(
        (each) => each.row === index && each.kind === kind && (column === null || each.column === column.index),
      );
      if (found === undefined) return;
      const cell = found.column < batch.width ? index * batch.width + found.column : -1;
      const start = batch.starts[cell] ?? found.start;
      const end = batch.ends[cell] ?? found.end;
      places.push({ row, start: batch.base + start, end: batch.base + end });
    },
    found: () => places,
  };
}

function repeatedRows(): RowMatcher {
  const firsts = new Map<string, CellPlace>();
  return collecting((batch, index, row) => {
    if (((batch.rowFlags[index] ?? 0) & RowFlag.Blank) !== 0) return null;
    const key = rowKey(batch, index);
    const place = rowPlace(batch, index, row);
    const first = firsts.get(key);
    if (first !== undefined) return { ...place, first };
    firsts.set(key, place);
    return null;
  });
}

/** The same for records of equal cells, however these are quoted. */
function rowKey(batch: RecordBatch, index: number): string {
  const hash = createHash('sha1');
  const count = batch.cells[index] ?? 0;
  for (let column = 0; column < Math.min(count, batch.width); column++) {
    const at = index * batch.width + column;
    hash.update(cellText(batch.bytes, batch.starts[at] ?? 0, batch.ends[at] ?? 0));
    hash.update('\0\n');
  }
  if (count > batch.width) {
    const surplus = batch.ends[index * batch.width + batch.width - 1] ?? 0;
    hash.update(batch.bytes.subarray(surplus, batch.rowEnds[index]));
  }
  return hash.update(String(count)).digest('base64');
}

function holds(batch: RecordBatch, index: number, texts: readonly string[]): boolean {
  const { bytes, starts, ends, cells, width } = batch;
  const from = index * width;
  return (
    cells[index] === texts.length &&
    texts.every((text, column) => cellText(bytes, starts[from + column] ?? 0, ends[from + column] ?? 0) === text)
  );
}

function rowPlace(batch: RecordBatch, index: number, row: number): LocatedPlace {
  return { row, start: batch.base + (batch.rowStarts[index] ?? 0), end: batch.base + (batch.rowEnds[index] ?? 0) };
}
