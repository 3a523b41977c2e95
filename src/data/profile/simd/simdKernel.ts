import { addCheckpoint } from '../../csv/lines';
import { CellContent } from '../cellBytes';
import { CellClassifier } from '../classifyCell';
import { noteExtreme, type Extremes } from '../extremes';
import type { KernelRange, ProfileKernel } from '../profileKernel';
import type { ProfilePart } from '../profilePart';
import { createPart, createRangeKeys, type RangeKeys } from '../rangePart';
import { logKeys } from '../repeats/keyLog';
import { keepNumbers, settleSample, takeRows } from '../rowSample';
import { StructureKernel } from '../structureKernel';
import { KernelInstance, type Outside } from './kernelInstance';
import * as layout from './layout';
import { RangeMemory } from './rangeMemory';
import { SimdColumn } from './simdColumn';
import { SimdScanner, usualWindow } from './simdScanner';

/** Wider tables have records of which hardly one fits into a batch, and would take too much memory. */
const mostColumns = 1000;

/** The kernel in WebAssembly; null where it cannot run, or does not fit the table. Reads `window` bytes at a time. */
export function simdKernel(range: KernelRange, window = usualWindow): ProfileKernel | null {
  if (range.plan.dialect.width > mostColumns) return null;
  const instance = KernelInstance.take();
  return instance && new SimdKernel(instance, range, window);
}

/**
 * Profiles with the module: it scans, hashes, looks up and sums up what is usual, and asks this side for what is not. The
 * result is that of the plain kernel.
 */
class SimdKernel implements ProfileKernel {
  readonly part: ProfilePart;
  private readonly memory: RangeMemory;
  private readonly scanner: SimdScanner;
  private readonly columns: readonly SimdColumn[];
  private readonly structure: StructureKernel;
  private readonly keys: RangeKeys;
  private readonly numbers: Float64Array;
  private readonly missing: Int32Array;
  private readonly chosen: Int32Array;
  private readonly marks: Int32Array;
  private readonly content = new CellContent();
  private readonly most: number;

  constructor(
    private readonly instance: KernelInstance,
    range: KernelRange,
    window: number,
  ) {
    const { plan } = range;
    const classifier = new CellClassifier(new Date(plan.now));
    this.most = range.most ?? Infinity;
    this.memory = new RangeMemory(instance, plan, SimdScanner.windowBytes(range, window));
    const { memory } = this;
    this.scanner = new SimdScanner(instance, memory, range, window);
    this.columns = plan.columns.map((column) => new SimdColumn(memory, column, plan, classifier));
    this.structure = new StructureKernel(plan.dialect.width, plan.keep);
    this.keys = createRangeKeys(range);
    this.numbers = memory.float64(layout.rangeNumbers, memory.rows);
    this.missing = memory.int32(layout.rangeMissing, memory.rows);
    this.chosen = memory.int32(layout.rangeChosen, memory.rows);
    this.marks = memory.int32(layout.rangeMarks, memory.rows * (plan.dialect.width + 1));
    const states = this.columns.map((column) => column.state);
    this.part = createPart(range, states, this.structure.state, this.keys);
    instance.outside = this.outside();
  }

  step(): boolean {
    const { part, scanner } = this;
    if (part.rows >= this.most || !scanner.advance(this.most - part.rows)) return false;
    this.profile();
    this.structure.add(scanner, part.rows, this.missing);
    this.takeKeys();
    part.rows += scanner.rows;
    part.lineBreaks += scanner.lineBreaks;
    part.end = scanner.base + scanner.end;
    return true;
  }

  finish(): ProfilePart {
    settleSample(this.part.sample);
    for (const column of this.columns) column.moveOut();
    return this.part;
  }

  dispose(): void {
    this.instance.giveBack();
  }

  private profile(): void {
    const { part, scanner, memory } = this;
    const { sample } = part;
    const { offered } = this.instance;
    const base = BigInt(scanner.base);
    settleSample(sample);
    offered.draw(base, sample.level);
    takeRows(sample, scanner.base, scanner.rowStarts, this.chosen, memory.get(layout.batchChosen));
    addCheckpoint(part.lines, scanner.base + (scanner.rowStarts[0] as number), part.lineBreaks);
    offered.profile(base, part.rows);
  }

  private takeKeys(): void {
    const { memory, keys } = this;
    logKeys(keys.records, memory.keys(layout.rangeRowKeys, memory.get(layout.batchKeys)));
    keys.columns.forEach((log, index) => {
      if (log !== null) logKeys(log, (this.columns[index] as SimdColumn).takeKeys());
    });
  }

  /** What the module asks for. */
  private outside(): Outside {
    const { columns, part, scanner, numbers } = this;
    const column = (index: number): SimdColumn => columns[index] as SimdColumn;
    return {
      addSpelling: (index, start, end, hash) => column(index).addSpelling(start, end, hash),
      keepPlace: (index, kind, flags, row, start, end) =>
        column(index).recorder.keepPlace(kind, flags, part.rows + row, scanner.base + start, scanner.base + end),
      sumUp: (index, row, start, end) => column(index).sumUp(numbers, row, part.rows, scanner.base, start, end),
      hashQuoted: (start, end, seed) => this.content.hash(this.memory.all, start, end, seed),
      noteExtremes: (index, from) =>
        column(index).noteExtremes(numbers, from, scanner.rows, (extremes, row) =>
          this.noteExtreme(extremes, index, row),
        ),
      keepNumbers: (index) =>
        keepNumbers(part.sample, index, numbers, this.chosen, this.memory.get(layout.batchChosen)),
    };
  }

  private noteExtreme(extremes: Extremes, column: number, row: number): void {
    const { marks, scanner, part, numbers } = this;
    const at = row * (this.columns.length + 1) + column;
    const start = scanner.base + (marks[at] as number) + 1;
    noteExtreme(extremes, numbers[row] as number, part.rows + row, start, scanner.base + (marks[at + 1] as number));
  }
}
