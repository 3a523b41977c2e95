import type { CellClassifier } from '../classifyCell';
import { ColumnRecorder } from '../columnRecorder';
import type { ColumnState } from '../columnState';
import type { ColumnSums } from '../columnSums';
import { widen } from '../daySums';
import { isSummarized } from '../declared';
import { cellFlagCount, cellKindCount, CellKind } from '../cellKind';
import {
  absorbEntry,
  copyEntry,
  createDictionary,
  keyBytes,
  placeStride,
  recordSize,
  type Dictionary,
} from '../dictionary';
import { noteExtremes, type Extremes } from '../extremes';
import { mergeMoments, type Moments } from '../moments';
import type { ColumnPlan, ProfilePlan } from '../profilePlan';
import { viewed } from '../viewed';
import * as layout from './layout';
import { columnField, tableSlots, type RangeMemory } from './rangeMemory';

/** Behind every day, before it is one. */
const noFirstDay = 2 ** 31 - 1;

/** One column whose dictionary and sums lie in the memory of the module, and what the module asks of it. */
export class SimdColumn {
  readonly recorder: ColumnRecorder;
  private readonly index: number;

  constructor(
    private readonly memory: RangeMemory,
    column: ColumnPlan,
    private readonly plan: ProfilePlan,
    classifier: CellClassifier,
  ) {
    this.index = column.index;
    const kept = new Int32Array(memory.all.bytes.buffer, this.at(layout.columnKindsKept), 2);
    this.recorder = new ColumnRecorder(column, plan, classifier, kept);
    memory.set(this.at(layout.columnMask), tableSlots(plan.limits) - 1);
    memory.set(this.at(layout.columnSketchShift), 32 - Math.log2(plan.limits.registers));
    memory.set(this.at(layout.columnMostEntries), plan.limits.entries);
    memory.set(this.at(layout.columnMostKeys), plan.limits.keyBytes);
    memory.set(this.at(layout.columnJudged), column.expectation === null ? 0 : 1);
    this.moveIn();
  }

  get state(): ColumnState {
    return this.recorder.state;
  }

  addSpelling(start: number, end: number, hash: number): number {
    this.readSize();
    const entry = this.recorder.addSpelling(this.memory.all, hash, start, end);
    if (entry < 0) {
      this.recorder.close();
      this.moveIn();
    } else this.writeSize();
    return entry;
  }

  /** Looks at a cell in full; what it stands for goes to `numbers[index]`. */
  sumUp(numbers: Float64Array, index: number, firstRow: number, base: number, start: number, end: number): CellKind {
    const { sums } = this.state;
    if (sums === null) return CellKind.Empty;
    const { recorder } = this;
    recorder.sumUp(sums, this.memory.all, firstRow + index, base, start, end);
    const { kind } = recorder;
    if (isSummarized(kind)) numbers[index] = recorder.classifier.number;
    // It may stand in the dictionary now.
    else if (kind === CellKind.MissingWord) this.writeSize();
    return kind;
  }

  /** Notes the outermost of `numbers[from…to)`; `note` is called with the index of each. */
  noteExtremes(
    numbers: Float64Array,
    from: number,
    to: number,
    note: (extremes: Extremes, index: number) => void,
  ): void {
    const extremes = this.state.sums?.extremes;
    if (extremes === undefined) return;
    noteExtremes(extremes, numbers, from, to, (index) => note(extremes, index));
    this.setBounds(extremes);
  }

  /** Keys of the batch; empties them. */
  takeKeys(): Uint32Array {
    const { memory } = this;
    const count = memory.get(this.at(layout.columnKeyCount));
    memory.set(this.at(layout.columnKeyCount), 0);
    return memory.keys(this.at(layout.columnKeys), count);
  }

  /** Brings the state up to date and out of the memory of the module. */
  moveOut(): void {
    this.readSize();
    const { memory, state } = this;
    state.cells += memory.get(this.at(layout.columnCells));
    state.longest = Math.max(state.longest, memory.get(this.at(layout.columnLongest)));
    state.dictionary = copied(state.dictionary, createDictionary(roomFor(state.dictionary.size)));
    const { sums } = state;
    if (sums === null) return;
    mergeMoments(sums.moments, this.moments());
    widen(sums.days.certain, memory.get(this.at(layout.columnFirstDay)), memory.get(this.at(layout.columnLastDay)));
    const { kindCounts, flagCounts, sketch } = sums;
    state.sums = {
      ...sums,
      kindCounts: kindCounts.slice(),
      flagCounts: flagCounts.slice(),
      sketch: sketch.slice(),
    };
  }

  /** Moves dictionary and sums, as they are now, to the memory of the module. */
  private moveIn(): void {
    const { memory, state } = this;
    memory.bytes(this.at(layout.columnTable), tableSlots(this.plan.limits) * 4).fill(0);
    state.dictionary = copied(state.dictionary, this.emptyDictionary());
    this.writeSize();
    if (state.sums === null) return;
    memory.set(this.at(layout.columnClosed), 1);
    state.sums = this.placeSums(state.sums);
  }

  /** Both sides add entries to the dictionary. */
  private readSize(): void {
    this.state.dictionary.size = this.memory.get(this.at(layout.columnEntries));
  }

  private writeSize(): void {
    const { dictionary } = this.state;
    this.memory.set(this.at(layout.columnEntries), dictionary.size);
    this.memory.set(this.at(layout.columnKeysUsed), keyBytes(dictionary));
  }

  private moments(): Moments {
    const part = (index: number): number => this.memory.getFloat(this.at(layout.columnMoments) + index * 8);
    return { count: part(0), sum: part(1), sumRest: part(2), squares: part(3), squaresRest: part(4) };
  }

  private emptyDictionary(): Dictionary {
    const { memory } = this;
    const { entries, keyBytes } = this.plan.limits;
    return {
      size: 0,
      table: memory.int32(this.at(layout.columnTable), tableSlots(this.plan.limits)),
      records: memory.int32(this.at(layout.columnRecords), entries * recordSize),
      counts: memory.float64(this.at(layout.columnCounts), entries),
      numbers: memory.float64(this.at(layout.columnDictionaryNumbers), entries),
      keys: memory.bytes(this.at(layout.columnKeyBytes), keyBytes),
      places: memory.float64(this.at(layout.columnPlaces), entries * placeStride),
    };
  }

  private placeSums(sums: ColumnSums): ColumnSums {
    const { memory } = this;
    const kindCounts = memory.float64(this.at(layout.columnKindCounts), cellKindCount);
    const flagCounts = memory.float64(this.at(layout.columnFlagCounts), cellFlagCount);
    const sketch = memory.bytes(this.at(layout.columnSketch), this.plan.limits.registers);
    kindCounts.set(sums.kindCounts);
    flagCounts.set(sums.flagCounts);
    sketch.set(sums.sketch);
    this.setBounds(sums.extremes);
    memory.set(this.at(layout.columnFirstDay), noFirstDay);
    memory.set(this.at(layout.columnLastDay), -noFirstDay);
    return { ...sums, kindCounts, flagCounts, sketch };
  }

  private setBounds({ lowBound, highBound }: Extremes): void {
    this.memory.setFloat(this.at(layout.columnLowBound), lowBound);
    this.memory.setFloat(this.at(layout.columnHighBound), highBound);
  }

  /** Where a field of this column lies. */
  private at(field: number): number {
    return columnField(this.index, field);
  }
}

/** Entries of one dictionary with what was counted, in another one that has room for them. */
function copied(from: Dictionary, to: Dictionary): Dictionary {
  const keys = viewed(from.keys);
  for (let entry = 0; entry < from.size; entry++) absorbEntry(to, copyEntry(to, from, keys, entry), from, entry, 0);
  return to;
}

/** Entries that a dictionary of this size is made for: a power of two. */
function roomFor(size: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(4, size)));
}
