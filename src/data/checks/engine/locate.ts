import { readBatches } from '../../csv/readBatches';
import { RowFlag, type RecordBatch } from '../../csv/scanner';
import { CellClassifier } from '../../profile/classifyCell';
import { DeclaredRule, expectationOf } from '../../profile/declared';
import { scaleMarks } from '../../profile/scales';
import type { ColumnProfile } from '../../profile/tableProfile';
import { DataError } from '../../report';
import type { LocatedPlace, LocateInput, LocateWant } from './located';
import { columnMatcher, type ColumnMatcher } from './matchers';
import { rowMatcher, type RowMatcher } from './rowMatchers';

/** Batches between two looks at the signal. */
const batchesPerStep = 64;

/** Reads the table once more and finds the places of each selector, in file order: all, or at least so many of each. */
export async function locate(
  input: LocateInput,
  wants: readonly LocateWant[],
  enough = Infinity,
): Promise<LocatedPlace[][]> {
  const pass = new LocatePass(input, wants);
  let step = 0;
  for (const batch of readBatches(input.source, input.dialect)) {
    pass.read(batch);
    if (enough < Infinity && pass.has(enough)) break;
    if (++step % batchesPerStep !== 0) continue;
    await new Promise(setImmediate);
    if (input.signal?.aborted) throw new DataError('cancelled', 'The check was cancelled.');
  }
  return pass.found();
}

class LocatePass {
  /** By column index. */
  private readonly cells = new Map<
    number,
    { readonly rule: DeclaredRule | null; readonly matchers: ColumnMatcher[] }
  >();
  private readonly rows: RowMatcher[] = [];
  private readonly results: (() => LocatedPlace[])[];
  private readonly classifier: CellClassifier;
  private row: number;

  constructor(
    private readonly input: LocateInput,
    wants: readonly LocateWant[],
  ) {
    this.classifier = new CellClassifier(input.now);
    this.row = input.dialect.header ? 0 : 1;
    this.results = wants.map((want) => this.add(want));
  }

  found(): LocatedPlace[][] {
    return this.results.map((result) => result());
  }

  has(enough: number): boolean {
    return this.results.every((result) => result().length >= enough);
  }

  read(batch: RecordBatch): void {
    for (let index = 0; index < batch.rows; index++, this.row++) {
      if (this.row === 0) continue;
      for (const matcher of this.rows) matcher.row(batch, index, this.row);
      if (((batch.rowFlags[index] ?? 0) & RowFlag.Blank) !== 0) continue;
      for (const [column, { rule, matchers }] of this.cells) this.cell(batch, index, column, rule, matchers);
    }
  }

  private cell(
    batch: RecordBatch,
    index: number,
    column: number,
    rule: DeclaredRule | null,
    matchers: ColumnMatcher[],
  ): void {
    const start = batch.starts[index * batch.width + column] ?? -1;
    const end = batch.ends[index * batch.width + column] ?? -1;
    if (start < 0) return;
    if (matchers.some((matcher) => matcher.classified)) this.classifier.classify(batch.bytes, start, end);
    for (const matcher of matchers) matcher.cell(batch, start, end, this.row, this.classifier, rule);
  }

  private add({ column, select }: LocateWant): () => LocatedPlace[] {
    const rest = select.by === 'places' ? select.rest : undefined;
    if (select.by === 'places' && rest === undefined) return () => [...select.places];
    if (rest !== undefined && rest.kind !== 'repeatedValue') {
      const matcher = rowMatcher(rest, column, this.input);
      this.rows.push(matcher);
      return () => matcher.found();
    }
    if (column === null) return () => [];
    const matcher = columnMatcher(select, scaleMarks(column));
    const known = this.cells.get(column.index);
    if (known) known.matchers.push(matcher);
    else this.cells.set(column.index, { rule: this.ruleOf(column), matchers: [matcher] });
    return () => matcher.found();
  }

  private ruleOf(column: ColumnProfile): DeclaredRule | null {
    const expectation = column.header === null ? null : expectationOf(this.input.expectations, column.name);
    return expectation && new DeclaredRule(expectation);
  }
}
