import { addCheckpoint } from '../csv/lines';
import { RowFlag, type RecordBatch } from '../csv/scanner';
import { BatchContext } from './batchContext';
import { finish, firstSeed, hashBytes } from './cellHash';
import { CellClassifier } from './classifyCell';
import { ColumnKernel } from './columnKernel';
import { createKeyLog, logKey, type KeyLog } from './repeats/keyLog';
import type { ProfilePart } from './profilePart';
import type { ProfilePlan } from './profilePlan';
import { createSample, drawRows, keepNumbers, settleSample } from './rowSample';
import { StructureKernel } from './structureKernel';

/**
 * Takes the record batches of one range and gives what was learned of them. All of the arithmetic of a profile is behind
 * this interface, so that another implementation can be put in its place and be tested against this one.
 */
export interface ProfileKernel {
  readonly part: ProfilePart;
  add(batch: RecordBatch): void;
  /** Brings `part` up to date; nothing may be added afterwards. */
  finish(): ProfilePart;
}

export type KernelFactory = (plan: ProfilePlan, start: number, end: number) => ProfileKernel;

/** Logs are handed on, or the range ends, before they have many more. */
const mostExpected = 131_072;

/** The kernel in plain JavaScript over typed arrays: one column of a batch at a time. */
export const plainKernel: KernelFactory = (plan, start, end) => new PlainKernel(plan, start, end);

/** Keys that a range will hold, a little generous, because logs that grow leave twice their size behind. */
function expectedKeys({ meanRecord }: ProfilePlan, bytes: number): number {
  const records = meanRecord > 0 ? (bytes / meanRecord) * 1.1 : 0;
  return Math.ceil(Math.max(64, Math.min(mostExpected, records)));
}

class PlainKernel implements ProfileKernel {
  readonly part: ProfilePart;
  private readonly columns: readonly ColumnKernel[];
  private readonly structure: StructureKernel;
  private context: BatchContext | null = null;
  private readonly rowKeys: KeyLog;

  constructor(plan: ProfilePlan, start: number, end: number) {
    const { width } = plan.dialect;
    const classifier = new CellClassifier(new Date(plan.now));
    const room = expectedKeys(plan, end - start);
    const columnKeys = plan.columns.map((column) => (column.unique ? createKeyLog(room) : null));
    this.columns = plan.columns.map(
      (column, index) => new ColumnKernel(column, plan, classifier, columnKeys[index] ?? null),
    );
    this.structure = new StructureKernel(width, plan.keep);
    this.rowKeys = createKeyLog(room);
    this.part = {
      start,
      end: start,
      rows: 0,
      lineBreaks: 0,
      lines: { offsets: [], lines: [] },
      columns: this.columns.map((column) => column.state),
      structure: this.structure.state,
      sample: createSample(width, plan.sampleLevel),
      keys: [this.rowKeys, ...columnKeys.filter((keys) => keys !== null)],
      changed: false,
    };
  }

  add(batch: RecordBatch): void {
    if (batch.rows === 0) return;
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

  finish(): ProfilePart {
    settleSample(this.part.sample);
    this.context = null;
    return this.part;
  }

  private addColumn(batch: RecordBatch, context: BatchContext, column: number): void {
    const { part } = this;
    const sampled = context.chosenCount > 0;
    if (sampled) context.numbers.fill(NaN, 0, batch.rows);
    (this.columns[column] as ColumnKernel).run(batch, context);
    if (sampled) keepNumbers(part.sample, column, context.numbers, context.chosen, context.chosenCount);
  }

  private addRowKeys(batch: RecordBatch, context: BatchContext): void {
    const { rowKeys, part } = this;
    const { rowFlags, rowStarts, cells, width } = batch;
    for (let row = 0; row < batch.rows; row++) {
      const flags = rowFlags[row] as number;
      if (flags & RowFlag.Blank) continue;
      let low = context.hashes[row] as number;
      const high = context.hashesAgain[row] as number;
      if (flags & RowFlag.Ragged) {
        low ^= cells[row] as number;
        const surplus = (cells[row] as number) > width ? (batch.ends[row * width + width - 1] as number) : -1;
        if (surplus >= 0) low ^= hashBytes(context.view, surplus, batch.rowEnds[row] as number, firstSeed);
      }
      logKey(rowKeys, finish(low), finish(high), batch.base + (rowStarts[row] as number), part.rows + row);
    }
  }
}
