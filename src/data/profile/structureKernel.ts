import { isUtf8 } from 'node:buffer';
import { RowFlag, type RecordGrid } from '../csv/scanner';
import { isMalformed, stepBytes, utf8Step } from '../csv/utf8';
import { countPlace, createTally, mergeTally } from './placeList';
import { createStructure, type QuotePlace, type QuoteState, type StructureState } from './structureState';

/** Line ends are so common that each is only counted once enough places are kept. */
const endFlags = RowFlag.EndsLf | RowFlag.EndsCrLf | RowFlag.EndsCr;

/** Gathers what is wrong with the grid, record by record. */
export class StructureKernel {
  readonly state: StructureState = createStructure();
  /** The last quote of each list that was told of, kept or not. */
  private readonly lastQuotes = new Map<readonly QuotePlace[], QuotePlace>();

  constructor(
    private readonly width: number,
    private readonly keep: number,
  ) {}

  /** `missing` says of each record how many cells are empty or say so; `firstRow` is -1 for the header. */
  add(batch: RecordGrid, firstRow: number, missing: Int32Array | null): void {
    const { rowFlags, rows, cells } = batch;
    const { state, width } = this;
    const full = RowFlag.Ragged | RowFlag.Blank;
    let usual = 0;
    for (let row = 0; row < rows; row++) {
      const flags = rowFlags[row] as number;
      this.countEnd(batch, row, firstRow + row, flags & endFlags);
      if (flags & full) this.addUneven(batch, row, firstRow + row, flags);
      else {
        usual++;
        if (!state.filled || state.trailingBlank.count > 0) this.settleBlank();
        if (missing !== null && width > 2 && (missing[row] as number) >= width - 1)
          countPlace(state.hollow, this.keep, firstRow + row, ...bounds(batch, row));
      }
      if (missing !== null && (flags & RowFlag.Blank) === 0 && (flags & RowFlag.Ragged) !== 0)
        state.widths.set(cells[row] as number, (state.widths.get(cells[row] as number) ?? 0) + 1);
    }
    if (missing !== null && usual > 0) state.widths.set(width, (state.widths.get(width) ?? 0) + usual);
    if (batch.problems.length > 0) this.addProblems(batch, firstRow);
    this.checkUtf8(batch, firstRow);
  }

  /** Malformed sequences in `bytes[from…to)`, which lie at `base` in the file and belong to one row or none. */
  findMalformed(bytes: Uint8Array, from: number, to: number, base: number, rowAt: (at: number) => number): void {
    for (let at = from; at < to;) {
      if ((bytes[at] as number) < 128) {
        at++;
        continue;
      }
      const step = utf8Step(bytes, at, to);
      const length = stepBytes(step);
      if (isMalformed(step)) countPlace(this.state.invalidUtf8, this.keep, rowAt(at), base + at, base + at + length);
      at += length;
    }
  }

  private countEnd(batch: RecordGrid, row: number, number: number, flag: number): void {
    if (flag === 0) return;
    const { state } = this;
    const tally = flag === RowFlag.EndsLf ? state.lf : flag === RowFlag.EndsCrLf ? state.crlf : state.cr;
    const end = batch.base + (batch.rowEnds[row] as number);
    countPlace(tally, this.keep, number, end, flag === RowFlag.EndsCrLf ? end + 2 : end + 1);
  }

  private addUneven(batch: RecordGrid, row: number, number: number, flags: number): void {
    const [start, end] = bounds(batch, row);
    const { state, keep, width } = this;
    if (flags & RowFlag.Blank) {
      if (number >= 0) countPlace(state.trailingBlank, keep, number, start, end);
      return;
    }
    this.settleBlank();
    state.raggedCount++;
    if (state.ragged.length >= keep) return;
    const cells = batch.cells[row] as number;
    const faulty = { start: cells > width ? batch.base + (batch.fitEnds[row] as number) + 1 : end, end };
    state.ragged.push({ place: { row: number, start, end }, cells, faulty });
  }

  /** Blank records that something follows do not end the table. */
  private settleBlank(): void {
    const { state } = this;
    state.filled = true;
    if (state.trailingBlank.count === 0) return;
    mergeTally(state.blank, state.trailingBlank, 0, this.keep);
    state.trailingBlank = createTally();
  }

  private addProblems(batch: RecordGrid, firstRow: number): void {
    const { state } = this;
    for (const { kind, row, column, lines, ...at } of batch.problems) {
      const place = { row: firstRow + row, start: batch.base + at.start, end: batch.base + at.end, column, lines };
      if (kind === 'unclosed') this.addQuote(state.unclosed, place);
      else if (kind === 'stray') this.addQuote(state.stray, place);
      else if (kind === 'cut') state.cut ??= place.row;
    }
  }

  /** Of several in one cell the first. */
  private addQuote({ counts, places }: QuoteState, place: QuotePlace): void {
    const last = this.lastQuotes.get(places);
    if (last?.row === place.row && last.column === place.column) return;
    this.lastQuotes.set(places, place);
    const column = Math.min(place.column, this.width);
    counts.set(column, (counts.get(column) ?? 0) + 1);
    if (places.length < this.keep) places.push(place);
  }

  private checkUtf8(batch: RecordGrid, firstRow: number): void {
    if (batch.rows === 0 || batch.ascii) return;
    const { bytes, rowStarts, rows } = batch;
    const from = rowStarts[0] as number;
    // A record that is cut ends before the batch does.
    const end = batch.rowEnds[rows - 1] as number;
    if (isUtf8(bytes.subarray(from, end))) return;
    let row = 0;
    this.findMalformed(bytes, from, end, batch.base, (at) => {
      while (row + 1 < rows && (rowStarts[row + 1] as number) <= at) row++;
      return firstRow + row;
    });
  }
}

function bounds(batch: RecordGrid, row: number): [start: number, end: number] {
  return [batch.base + (batch.rowStarts[row] as number), batch.base + (batch.rowEnds[row] as number)];
}
