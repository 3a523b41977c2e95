import { addCheckpoint } from '../csv/lines';
import { readBatches } from '../csv/readBatches';
import { RowFlag, type RecordBatch } from '../csv/scanner';
import { BatchContext } from './batchContext';
import { finish, firstSeed, hashBytes } from './cellHash';
import { CellClassifier } from './classifyCell';
import { ColumnKernel } from './columnKernel';
import type { KernelFactory, KernelRange, ProfileKernel } from './profileKernel';
import type { ProfilePart } from './profilePart';
import { createPart, createRangeKeys, type RangeKeys } from './rangePart';
import { logKey } from './repeats/keyLog';
import { drawRows, keepNumbers, settleSample } from './rowSample';
import { StructureKernel } from './structureKernel';

/** The kernel in plain JavaScript over typed arrays: one column of a batch at a time. */
export const plainKernel: KernelFactory = (range) => new PlainKernel(range);

class PlainKernel implements ProfileKernel {
  readonly part: ProfilePart;
  private readonly batches: Generator<RecordBatch, void>;
  private readonly columns: readonly ColumnKernel[];
  private readonly structure: StructureKernel;
  private readonly keys: RangeKeys;
  private readonly most: number;
  private context: BatchContext | null = null;

  constructor(range: KernelRange) {
    const { source, plan, start, end } = range;
    const { width } = plan.dialect;
    const classifier = new CellClassifier(new Date(plan.now));
    this.most = range.most ?? Infinity;
    this.keys = createRangeKeys(range);
    this.columns = plan.columns.map(
      (column, index) => new ColumnKernel(column, plan, classifier, this.keys.columns[index] ?? null),
    );
    this.structure = new StructureKernel(width, plan.keep);
    const states = this.columns.map((column) => column.state);
    this.part = createPart(range, states, this.structure.state, this.keys);
    const dialect = { ...plan.dialect, bom: 0, preamble: 0 };
    this.batches = readBatches(source, dialect, { start, end });
  }

  step(): boolean {
    if (this.part.rows >= this.most) return false;
    const next = this.batches.next();
    if (next.done === true) return false;
    const batch = next.value;
    const room = this.most - this.part.rows;
    if (batch.rows > room) {
      batch.rows = room;
      batch.end = batch.rowStarts[room] as number;
    }
    this.add(batch);
    return true;
  }

  finish(): ProfilePart {
    settleSample(this.part.sample);
    this.context = null;
    return this.part;
  }

  dispose(): void {
    this.batches.return(undefined);
  }

  private add(batch: RecordBatch): void {
    const { part } = this;
    const context = (this.context ??= new BatchContext(batch.rowStarts.length));
    context.begin(batch, part.rows);
    context.chosenCount = drawRows(part.sample, batch.base, batch.rowStarts, batch.rows, context.chosen);
    addCheckpoint(part.lines, batch.base + (batch.rowStarts[0] as number), part.lineBreaks);
    for (let column = 0; column < this.columns.length; column++) this.addColumn(batch, context, column);
    this.structure.add(batch, part.rows, context.missing);
    this.addRowKeys(batch, context);
    part.rows += batch.rows;
    part.lineBreaks += batch.lineBreaks;
    part.end = batch.base + batch.end;
  }

  private addColumn(batch: RecordBatch, context: BatchContext, column: number): void {
    const { part } = this;
    const sampled = context.chosenCount > 0;
    if (sampled) context.numbers.fill(NaN, 0, batch.rows);
    (this.columns[column] as ColumnKernel).run(batch, context);
    if (sampled) keepNumbers(part.sample, column, context.numbers, context.chosen, context.chosenCount);
  }

  private addRowKeys(batch: RecordBatch, context: BatchContext): void {
    const { part } = this;
    const { rowFlags, rowStarts, rowEnds, fitEnds, cells, width } = batch;
    for (let row = 0; row < batch.rows; row++) {
      const flags = rowFlags[row] as number;
      if (flags & RowFlag.Blank) continue;
      let low = context.hashes[row] as number;
      const high = context.hashesAgain[row] as number;
      if (flags & RowFlag.Ragged) {
        low ^= cells[row] as number;
        if ((cells[row] as number) > width)
          low ^= hashBytes(context.view, fitEnds[row] as number, rowEnds[row] as number, firstSeed);
      }
      logKey(this.keys.records, finish(low), finish(high), batch.base + (rowStarts[row] as number), part.rows + row);
    }
  }
}
