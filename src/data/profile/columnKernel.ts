import { cellText } from '../csv/cell';
import { RowFlag, type RecordBatch } from '../csv/scanner';
import type { BatchContext } from './batchContext';
import { secondSeed } from './cellHash';
import { CellKind } from './cellKind';
import type { CellClassifier } from './classifyCell';
import { closeColumn, createColumn, type ColumnState } from './columnState';
import { countUnit, type ColumnSums } from './columnSums';
import { DeclaredRule, isSummarized } from './declared';
import {
  addEntry,
  entryFlags,
  entryKind,
  findEntry,
  isFull,
  noteOccurrence,
  recordField,
  recordSize,
} from './dictionary';
import { noteExtreme, noteExtremes } from './extremes';
import { addToSketch } from './hyperLogLog';
import { logKey, type KeyLog } from './repeats/keyLog';
import type { ColumnLimits } from './limits';
import { addNumbers } from './moments';
import { placeSize, type PlaceList } from './placeList';
import type { ColumnPlan, ProfilePlan } from './profilePlan';

/** Runs over one column of batch after batch and gathers its state. The plain, typed-array one. */
export class ColumnKernel {
  readonly state: ColumnState = createColumn();
  private readonly rule: DeclaredRule | null;
  private readonly keep: number;
  private readonly limits: ColumnLimits;
  /** Bits of the kinds and flags of which enough places are kept. */
  private kindsKept = 0;
  private flagsKept = 0;
  /** Content length of the cell classified last. */
  private length = 0;
  private kind: CellKind = CellKind.Empty;
  private flags = 0;

  /** `keys` takes the values where repeats of them are looked for. */
  constructor(
    private readonly plan: ColumnPlan,
    { keep, limits }: Pick<ProfilePlan, 'keep' | 'limits'>,
    private readonly classifier: CellClassifier,
    readonly keys: KeyLog | null,
  ) {
    this.rule = plan.expectation && new DeclaredRule(plan.expectation);
    this.keep = keep;
    this.limits = limits;
    if (keep === 0) this.kindsKept = this.flagsKept = -1;
    if (plan.closed) closeColumn(this.state, plan.tracked, limits);
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
    const { dictionary } = this.state;
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
        if (isFull(dictionary, this.limits, end - start)) {
          closeColumn(this.state, this.plan.tracked, this.limits);
          break;
        }
        entry = this.addSpelling(context, hash, start, end);
        ({ counts, records } = dictionary);
      }
      cells++;
      counts[entry] = (counts[entry] as number) + 1;
      const record = entry * recordSize;
      if (records[record + recordField.wanted] === 1) this.noteEntry(entry, firstRow + row, base + start, base + end);
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
    const { dictionary } = this.state;
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
      if (entry >= 0) {
        dictionary.counts[entry] = (dictionary.counts[entry] as number) + 1;
        if (dictionary.records[entry * recordSize + recordField.wanted] === 1)
          this.noteEntry(entry, firstRow + row, base + start, base + end);
        this.kind = entryKind(dictionary, entry);
      } else {
        this.classify(context.bytes, start, end);
        this.sumUp(sums, firstRow + row, base, start, end);
        if (isSummarized(this.kind)) numbers[row] = this.classifier.number;
        if (this.kind !== CellKind.Empty) addToSketch(sketch, hash);
      }
      if (this.kind <= CellKind.MissingWord) missing[row] = (missing[row] as number) + 1;
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

  /**
   * Adds one classified cell to the sums; its number is added with those of the batch. Offsets are those of the batch,
   * because a sum beyond 31 bits that is handed over makes garbage of every cell.
   */
  private sumUp(
    { kindCounts, flagCounts, units }: ColumnSums,
    row: number,
    base: number,
    start: number,
    end: number,
  ): void {
    const { kind, flags, state } = this;
    kindCounts[kind] = (kindCounts[kind] as number) + 1;
    for (let rest = flags; rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      flagCounts[flag] = (flagCounts[flag] as number) + 1;
    }
    if ((1 << kind) & ~this.kindsKept || flags & ~this.flagsKept)
      this.keepPlace(kind, flags, row, base + start, base + end);
    if (this.length > state.longest) state.longest = this.length;
    const { unit } = this.classifier;
    if (kind === CellKind.NumberWithUnit && unit !== null) countUnit(units, unit, 1);
  }

  private addSpelling(context: BatchContext, hash: number, start: number, end: number): number {
    this.classify(context.bytes, start, end);
    this.state.longest = Math.max(this.state.longest, this.length);
    const { kind, flags, classifier } = this;
    return addEntry(this.state.dictionary, hash, context, start, end, { kind, flags, number: classifier.number });
  }

  private classify(bytes: Uint8Array, start: number, end: number): void {
    const { classifier } = this;
    classifier.classify(bytes, start, end);
    this.kind = classifier.kind;
    this.flags = classifier.flags;
    this.length = classifier.length;
    if (this.rule !== null) this.judge(this.rule, bytes, start, end);
  }

  /** Applies what is declared; its closure is made only here, because it costs every call. */
  private judge(rule: DeclaredRule, bytes: Uint8Array, start: number, end: number): void {
    const { classifier } = this;
    const text = (): string => cellText(bytes, start, end);
    this.kind = rule.kind(classifier.kind, text);
    const { flags, number, instant } = classifier;
    this.flags |= rule.flags({ kind: this.kind, flags, number, instant }, text);
  }

  /** Keeps the place of an occurrence for its entry, its kind and its flags, as far as they want it. */
  private noteEntry(entry: number, row: number, start: number, end: number): void {
    const { dictionary } = this.state;
    const kind = entryKind(dictionary, entry);
    const flags = entryFlags(dictionary, entry);
    const more = noteOccurrence(dictionary, entry, row, start);
    const wanted = more || ((1 << kind) & ~this.kindsKept) !== 0 || (flags & ~this.flagsKept) !== 0;
    if (wanted) this.keepPlace(kind, flags, row, start, end);
    else dictionary.records[entry * recordSize + recordField.wanted] = 0;
  }

  private keepPlace(kind: CellKind, flags: number, row: number, start: number, end: number): void {
    const { kindPlaces, flagPlaces } = this.state;
    if (((1 << kind) & ~this.kindsKept) !== 0 && this.keepIn(kindPlaces, kind, row, start, end))
      this.kindsKept |= 1 << kind;
    for (let rest = flags & ~this.flagsKept; rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      if (this.keepIn(flagPlaces, flag, row, start, end)) this.flagsKept |= 1 << flag;
    }
  }

  /** True when there are enough now. */
  private keepIn(lists: (PlaceList | undefined)[], at: number, row: number, start: number, end: number): boolean {
    const list = (lists[at] ??= []);
    list.push(row, start, end);
    return list.length >= this.keep * placeSize;
  }
}

/** Whether the record is blank, which is a fault of its own, or has no such cell. */
function isAbsent(batch: RecordBatch, row: number, at: number): boolean {
  return ((batch.rowFlags[row] as number) & RowFlag.Blank) !== 0 || (batch.starts[at] as number) < 0;
}
