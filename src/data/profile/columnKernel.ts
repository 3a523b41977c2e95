import { RowFlag, type RecordBatch } from '../csv/scanner';
import type { BatchContext } from './batchContext';
import { decodeUtf8 } from './cellBytes';
import { firstSeed, mixCell, mixCellAgain, secondSeed } from './cellHash';
import { CellKind } from './cellKind';
import { CellClassifier } from './classifyCell';
import { closeColumn, countUnit, createColumn, type ColumnState } from './columnState';
import { DeclaredRule, isSummarized } from './declared';
import { addEntry, findEntry, isFull, noteOccurrence } from './dictionary';
import { isExtreme, noteExtreme } from './extremes';
import { addToSketch } from './hyperLogLog';
import { logKey, type KeyLog } from './repeats/keyLog';
import { addNumber } from './moments';
import { placeSize, type PlaceList } from './placeList';
import type { ColumnPlan } from './profilePlan';

/** Runs over one column of batch after batch and gathers its state. The plain, typed-array one. */
export class ColumnKernel {
  readonly state: ColumnState = createColumn();
  private readonly rule: DeclaredRule | null;
  private readonly classifier: CellClassifier;
  /** 1 while places of a kind or flag are still wanted. */
  private readonly kindWanted = new Uint8Array(32).fill(1);
  private readonly flagWanted = new Uint8Array(32).fill(1);
  /** Content length of the cell classified last. */
  private length = 0;
  private kind: CellKind = CellKind.Empty;
  private flags = 0;

  /** `keys` takes the values where repeats of them are looked for. */
  constructor(
    private readonly plan: ColumnPlan,
    now: Date,
    private readonly keep: number,
    readonly keys: KeyLog | null,
  ) {
    this.rule = plan.expectation && new DeclaredRule(plan.expectation);
    this.classifier = new CellClassifier(now);
    if (plan.closed) closeColumn(this.state, plan.tracked);
  }

  run(batch: RecordBatch, context: BatchContext): void {
    const row = this.state.open ? this.runOpen(batch, context) : 0;
    if (row < batch.rows) this.runClosed(batch, context, row);
  }

  /** Counts each cell in the dictionary; returns the first row that is not done because the dictionary is full. */
  private runOpen(batch: RecordBatch, context: BatchContext): number {
    const { starts, ends, rows, width } = batch;
    const { hashes, hashesAgain, missing, numbers, firstRow, base, bytes } = context;
    const { dictionary } = this.state;
    let { counts, kinds, wanted } = dictionary;
    let cells = 0;
    let row = 0;
    for (let at = this.plan.index; row < rows; row++, at += width) {
      if (context.uneven && isAbsent(batch, row, at)) continue;
      const start = starts[at] as number;
      const end = ends[at] as number;
      const hash = context.hash(start, end, firstSeed);
      let entry = findEntry(dictionary, hash, bytes, start, end);
      if (entry < 0) {
        if (isFull(dictionary, end - start)) {
          closeColumn(this.state, this.plan.tracked);
          break;
        }
        entry = this.addSpelling(context, hash, start, end);
        ({ counts, kinds, wanted } = dictionary);
      }
      cells++;
      hashes[row] = mixCell(hashes[row] as number, hash);
      hashesAgain[row] = mixCellAgain(hashesAgain[row] as number, hash);
      counts[entry] = (counts[entry] as number) + 1;
      if (wanted[entry] === 1) this.noteEntry(entry, firstRow + row, base + start, base + end);
      const kind = kinds[entry] as CellKind;
      if (isSummarized(kind)) numbers[row] = dictionary.numbers[entry] as number;
      else if (kind <= CellKind.MissingWord) {
        missing[row] = (missing[row] as number) + 1;
        continue;
      }
      if (this.keys !== null)
        logKey(this.keys, hash, context.hash(start, end, secondSeed), base + start, firstRow + row);
    }
    this.state.cells += cells;
    return row;
  }

  /** Sums up each cell, but for the spellings that are tracked. */
  private runClosed(batch: RecordBatch, context: BatchContext, from: number): void {
    const { starts, ends, rows, width } = batch;
    const { hashes, hashesAgain, missing, numbers, firstRow, base, bytes } = context;
    const { dictionary, sketch } = this.state;
    const tracks = dictionary.size > 0;
    let cells = 0;
    for (let row = from, at = from * width + this.plan.index; row < rows; row++, at += width) {
      if (context.uneven && isAbsent(batch, row, at)) continue;
      const start = starts[at] as number;
      const end = ends[at] as number;
      const hash = context.hash(start, end, firstSeed);
      cells++;
      hashes[row] = mixCell(hashes[row] as number, hash);
      hashesAgain[row] = mixCellAgain(hashesAgain[row] as number, hash);
      const entry = tracks ? findEntry(dictionary, hash, bytes, start, end) : -1;
      let kind: CellKind;
      if (entry >= 0) {
        dictionary.counts[entry] = (dictionary.counts[entry] as number) + 1;
        if (dictionary.wanted[entry] === 1) this.noteEntry(entry, firstRow + row, base + start, base + end);
        kind = dictionary.kinds[entry] as CellKind;
        if (isSummarized(kind)) numbers[row] = dictionary.numbers[entry] as number;
      } else {
        this.classify(context, start, end);
        kind = this.kind;
        numbers[row] = this.sumUp(firstRow + row, base + start, base + end);
        if (kind !== CellKind.Empty && sketch !== null) addToSketch(sketch, hash);
      }
      if (kind <= CellKind.MissingWord) missing[row] = (missing[row] as number) + 1;
      else if (this.keys !== null)
        logKey(this.keys, hash, context.hash(start, end, secondSeed), base + start, firstRow + row);
    }
    this.state.cells += cells;
  }

  /** Adds one classified cell to the sums; returns its number if it goes into the summary, else NaN. */
  private sumUp(row: number, start: number, end: number): number {
    const { state, kind, flags, classifier } = this;
    state.kindCounts[kind] = (state.kindCounts[kind] as number) + 1;
    if (this.kindWanted[kind] === 1) this.keepPlace(state.kindPlaces, this.kindWanted, kind, row, start, end);
    for (let rest = flags; rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      state.flagCounts[flag] = (state.flagCounts[flag] as number) + 1;
      if (this.flagWanted[flag] === 1) this.keepPlace(state.flagPlaces, this.flagWanted, flag, row, start, end);
    }
    if (this.length > state.longest) state.longest = this.length;
    if (!isSummarized(kind)) {
      if (classifier.unit !== null) countUnit(state.units, classifier.unit, 1);
      return NaN;
    }
    const { number } = classifier;
    if (number === number) {
      addNumber(state.moments, number, 1);
      if (isExtreme(state.extremes, number)) noteExtreme(state.extremes, number, row, start, end);
    }
    return number;
  }

  private addSpelling(context: BatchContext, hash: number, start: number, end: number): number {
    this.classify(context, start, end);
    this.state.longest = Math.max(this.state.longest, this.length);
    const { kind, flags, classifier } = this;
    return addEntry(this.state.dictionary, hash, context.bytes, start, end, kind, flags, classifier.number);
  }

  /** Kind and flags of a cell whose content the context has just hashed. */
  private classify({ bytes, content }: BatchContext, start: number, end: number): void {
    const { classifier, rule } = this;
    const quoted = start < end && bytes[start] === 34;
    if (quoted) {
      classifier.classifyContent(content);
      this.length = content.end - content.start;
    } else {
      classifier.classify(bytes, start, end);
      this.length = end - start;
    }
    this.kind = classifier.kind;
    this.flags = classifier.flags;
    if (rule === null) return;
    const text = (): string =>
      quoted ? decodeUtf8(content.bytes, content.start, content.end) : decodeUtf8(bytes, start, end);
    this.kind = rule.kind(classifier.kind, text);
    const { flags, number, instant } = classifier;
    this.flags |= rule.flags({ kind: this.kind, flags, number, instant }, text);
  }

  /** Keeps the place of an occurrence for its entry, its kind and its flags, as far as they want it. */
  private noteEntry(entry: number, row: number, start: number, end: number): void {
    const { dictionary, kindPlaces, flagPlaces } = this.state;
    let wanted = noteOccurrence(dictionary, entry, row, start, end);
    const kind = dictionary.kinds[entry] as number;
    if (this.kindWanted[kind] === 1) {
      this.keepPlace(kindPlaces, this.kindWanted, kind, row, start, end);
      wanted = true;
    }
    for (let rest = dictionary.flags[entry] as number; rest !== 0; rest &= rest - 1) {
      const flag = 31 - Math.clz32(rest & -rest);
      if (this.flagWanted[flag] !== 1) continue;
      this.keepPlace(flagPlaces, this.flagWanted, flag, row, start, end);
      wanted = true;
    }
    dictionary.wanted[entry] = wanted ? 1 : 0;
  }

  private keepPlace(
    lists: (PlaceList | null)[],
    wanted: Uint8Array,
    index: number,
    row: number,
    start: number,
    end: number,
  ): void {
    const list = (lists[index] ??= []);
    list.push(row, start, end);
    if (list.length >= this.keep * placeSize) wanted[index] = 0;
  }
}

/** Whether the record is blank, which is a fault of its own, or has no such cell. */
function isAbsent(batch: RecordBatch, row: number, at: number): boolean {
  return ((batch.rowFlags[row] as number) & RowFlag.Blank) !== 0 || (batch.starts[at] as number) < 0;
}
