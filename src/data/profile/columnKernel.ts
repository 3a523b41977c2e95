import { RowFlag, type RecordBatch } from '../csv/scanner';
import type { BatchContext } from './batchContext';
import { secondSeed } from './cellHash';
import { CellKind } from './cellKind';
import type { CellClassifier } from './classifyCell';
import { ColumnRecorder } from './columnRecorder';
import type { ColumnState } from './columnState';
import type { ColumnSums } from './columnSums';
import { isSummarized } from './declared';
import { entryKind, findEntry, recordField, recordSize } from './dictionary';
import { noteExtreme, noteExtremes } from './extremes';
import { addToSketch } from './hyperLogLog';
import { addNumbers } from './moments';
import type { ColumnPlan, ProfilePlan } from './profilePlan';
import { logKey, type KeyLog } from './repeats/keyLog';

/** Runs over one column of batch after batch and gathers its state. The plain, typed-array one. */
export class ColumnKernel {
  private readonly recorder: ColumnRecorder;

  /** `keys` takes the values where repeats of them are looked for. */
  constructor(
    private readonly plan: ColumnPlan,
    facts: Pick<ProfilePlan, 'keep' | 'limits'>,
    classifier: CellClassifier,
    readonly keys: KeyLog | null,
  ) {
    this.recorder = new ColumnRecorder(plan, facts, classifier, new Int32Array(2));
  }

  get state(): ColumnState {
    return this.recorder.state;
  }

  run(batch: RecordBatch, context: BatchContext): void {
    context.hashColumn(batch, this.plan.index);
    const row = this.state.sums === null ? this.runOpen(batch, context) : 0;
    const { sums } = this.state;
    if (sums !== null) this.runClosed(batch, context, sums, row);
  }

  /** Counts each cell in the dictionary; returns the first row that is not done because the dictionary is full. */
  private runOpen(batch: RecordBatch, context: BatchContext): number {
    const { starts, ends, rows, width } = batch;
    const { cellHashes, missing, numbers, firstRow, base } = context;
    const { recorder } = this;
    const { dictionary } = recorder.state;
    let { counts, records } = dictionary;
    let cells = 0;
    let row = 0;
    for (let at = this.plan.index; row < rows; row++, at += width) {
      if (context.uneven && isAbsent(batch, row, at)) continue;
      const start = starts[at] as number;
      const end = ends[at] as number;
      const hash = cellHashes[row] as number;
      let entry = findEntry(dictionary, hash, context, start, end);
      if (entry < 0) {
        entry = recorder.addSpelling(context, hash, start, end);
        if (entry < 0) {
          recorder.close();
          break;
        }
        ({ counts, records } = dictionary);
      }
      cells++;
      counts[entry] = (counts[entry] as number) + 1;
      const record = entry * recordSize;
      if (records[record + recordField.wanted] === 1)
        recorder.noteEntry(entry, firstRow + row, base + start, base + end);
      const kind = records[record + recordField.kind] as CellKind;
      if (isSummarized(kind)) numbers[row] = dictionary.numbers[entry] as number;
      else if (kind <= CellKind.MissingWord) {
        missing[row] = (missing[row] as number) + 1;
        continue;
      }
      if (this.keys !== null) this.logKey(this.keys, context, row, start, end);
    }
    this.state.cells += cells;
    return row;
  }

  /** Sums up each cell, but for the spellings that are tracked. */
  private runClosed(batch: RecordBatch, context: BatchContext, sums: ColumnSums, from: number): void {
    const { starts, ends, rows, width } = batch;
    const { cellHashes, missing, numbers, firstRow, base } = context;
    const { recorder } = this;
    const { dictionary } = recorder.state;
    const { sketch } = sums;
    const tracks = dictionary.size > 0;
    let cells = 0;
    numbers.fill(NaN, from, rows);
    for (let row = from, at = from * width + this.plan.index; row < rows; row++, at += width) {
      if (context.uneven && isAbsent(batch, row, at)) continue;
      const start = starts[at] as number;
      const end = ends[at] as number;
      const hash = cellHashes[row] as number;
      cells++;
      const entry = tracks ? findEntry(dictionary, hash, context, start, end) : -1;
      let kind: CellKind;
      if (entry >= 0) {
        dictionary.counts[entry] = (dictionary.counts[entry] as number) + 1;
        if (dictionary.records[entry * recordSize + recordField.wanted] === 1)
          recorder.noteEntry(entry, firstRow + row, base + start, base + end);
        kind = entryKind(dictionary, entry);
      } else {
        recorder.sumUp(sums, context, firstRow + row, base, start, end);
        ({ kind } = recorder);
        if (isSummarized(kind)) numbers[row] = recorder.classifier.number;
        if (kind !== CellKind.Empty) addToSketch(sketch, hash);
      }
      if (kind <= CellKind.MissingWord) missing[row] = (missing[row] as number) + 1;
      else if (this.keys !== null) this.logKey(this.keys, context, row, start, end);
    }
    this.state.cells += cells;
    this.addNumbers(batch, context, sums, from);
    if (tracks && context.chosenCount > 0) this.fillTracked(batch, context, from);
  }

  /** The numbers of a batch all at once. */
  private addNumbers(
    batch: RecordBatch,
    { numbers, firstRow, base }: BatchContext,
    sums: ColumnSums,
    from: number,
  ): void {
    const { moments, extremes } = sums;
    const before = moments.count;
    addNumbers(moments, numbers, from, batch.rows);
    if (moments.count === before) return;
    noteExtremes(extremes, numbers, from, batch.rows, (row) => {
      const at = row * batch.width + this.plan.index;
      const start = base + (batch.starts[at] as number);
      noteExtreme(extremes, numbers[row] as number, firstRow + row, start, base + (batch.ends[at] as number));
    });
  }

  /** The numbers of tracked spellings, which the dictionary sums up, for the sample of rows. */
  private fillTracked(batch: RecordBatch, context: BatchContext, from: number): void {
    const { dictionary } = this.state;
    const { chosen, chosenCount, numbers, cellHashes } = context;
    for (let index = 0; index < chosenCount; index++) {
      const row = chosen[index] as number;
      const at = row * batch.width + this.plan.index;
      if (row < from || isAbsent(batch, row, at)) continue;
      const hash = cellHashes[row] as number;
      const entry = findEntry(dictionary, hash, context, batch.starts[at] as number, batch.ends[at] as number);
      if (entry >= 0 && isSummarized(entryKind(dictionary, entry))) numbers[row] = dictionary.numbers[entry] as number;
    }
  }

  private logKey(keys: KeyLog, context: BatchContext, row: number, start: number, end: number): void {
    const again = context.hash(start, end, secondSeed);
    logKey(keys, context.cellHashes[row] as number, again, context.base + start, context.firstRow + row);
  }
}

/** Whether the record is blank, which is a fault of its own, or has no such cell. */
function isAbsent(batch: RecordBatch, row: number, at: number): boolean {
  return ((batch.rowFlags[row] as number) & RowFlag.Blank) !== 0 || (batch.starts[at] as number) < 0;
}
