import type { ImportedRun } from '../../run';
import type { ForeignTables, ImportContext } from '../source';
import { allRows } from './allRows';
import type { DatabaseState } from './databaseState';
import { metricColumns, MetricRows } from './metricRows';
import { RunRows, type RunRow } from './runRows';
import { endOf, goesOn, tableStart, type TableEnd } from './tableEnd';
import { textHash } from './textHash';

/** Runs whose values are asked for at once. */
const pageRuns = 200;

/** More tags than this are not compared one by one at each visit. */
const mostCompared = 300_000;

/** What may be added to a run later, each row beginning with what may name the run. */
const additions = {
  params: ['run_uuid', 'key', 'value'],
  tags: ['run_uuid', 'key', 'value'],
  inputs: ['destination_id', 'source_id'],
} as const;
type Addition = keyof typeof additions;

/**
 * Reads what is new of a database. Points, params and inputs are only ever added: their tables are read on from where they
 * ended. Of runs each row is compared, by a signature. A tag that gets another value leaves no trace in its table: all tags
 * are compared while they are few; where they are many, those of active runs are, and the rest when everything is read.
 */
export class DatabaseReading {
  readonly #rows: RunRows;
  readonly #seen = new Set<string>();
  readonly #touched = new Set<string>();
  #everyRun: boolean;
  #tagsMoved = false;

  constructor(
    private readonly tables: ForeignTables,
    private readonly known: DatabaseState | null,
    private readonly context: ImportContext,
  ) {
    this.#rows = new RunRows(tables, context.path);
    this.#everyRun = known === null;
  }

  /** `file`: how the file looked before; kept when all was read. */
  async read(file: string | null): Promise<void> {
    // Points up to here belong to runs that stand in the table already, whatever is written meanwhile.
    const metrics = endOf(this.tables, 'metrics', metricColumns);
    const ends = { params: this.#added('params'), tags: this.#added('tags'), inputs: this.#added('inputs') };
    await this.#readRuns();
    await this.#readPoints(metrics, ends);
    for (const id of this.context.runStates.keys()) if (!this.#seen.has(id)) this.context.gone(id);
    await this.#breathe({ ...ends, file, metrics, renewing: false });
  }

  async #breathe(state: DatabaseState): Promise<void> {
    await this.context.breathe(JSON.stringify(state));
  }

  /** Where a table ends now; runs that got something since the last visit are touched. */
  #added(table: Addition): TableEnd {
    const columns = additions[table];
    const end = endOf(this.tables, table, columns);
    const before = this.known?.[table];
    if (!before) return end;
    if (!goesOn(this.tables, table, columns, before)) {
      if (table === 'tags') this.#tagsMoved = true;
      else this.#everyRun = true;
    } else {
      for (const [, first, second] of allRows(this.tables, table, columns, before.last)) {
        this.#touched.add(String(first));
        if (table === 'inputs') this.#touched.add(String(second));
      }
    }
    return end;
  }

  async #readRuns(): Promise<void> {
    const compares = this.#tagsMoved || this.tables.lastRow('tags') <= mostCompared;
    const sums = compares && !this.#everyRun ? await this.#tagSums() : null;
    let after = tableStart.last;
    for (;;) {
      const page = this.#rows.page(after, pageRuns);
      const changed = page.filter((row) => !this.#seen.has(row.id) && this.#mayHaveChanged(row, sums));
      for (const row of page) this.#seen.add(row.id);
      if (changed.length > 0) this.#write(changed, this.#rows.runs(changed));
      await this.context.breathe();
      if (page.length < pageRuns) return;
      after = page.at(-1)?.row ?? after;
    }
  }

  /** Of each run one number that changes with any of its tags. */
  async #tagSums(): Promise<ReadonlyMap<string, number>> {
    const sums = new Map<string, number>();
    let rows = 0;
    for (const [, run, key, value] of allRows(this.tables, 'tags', additions.tags)) {
      const id = String(run);
      sums.set(id, addTag(sums.get(id) ?? 0, String(key), String(value ?? '')));
      if (++rows % 10_000 === 0) await this.context.breathe();
    }
    return sums;
  }

  #mayHaveChanged({ id, sign, isActive }: RunRow, sums: ReadonlyMap<string, number> | null): boolean {
    const state = this.context.runStates.get(id);
    if (this.#everyRun || state === undefined || this.#touched.has(id)) return true;
    return sums === null ? isActive || !state.startsWith(`${sign} `) : state !== stateOf(sign, sums.get(id) ?? 0);
  }

  #write(rows: readonly RunRow[], runs: readonly ImportedRun[]): void {
    const { runStates } = this.context;
    for (const [index, { id, sign }] of rows.entries()) {
      const run = runs[index];
      if (!run) continue;
      const sum = [...run.tags].reduce((total, [key, value]) => addTag(total, key, value), 0);
      const state = stateOf(sign, sum);
      if (this.#everyRun || this.#touched.has(id) || runStates.get(id) !== state) this.context.run({ ...run, state });
    }
  }

  /** Reads points up to `end`. A reading from the first row on that was cut off goes on where it was. */
  async #readPoints(end: TableEnd, ends: Pick<DatabaseState, Addition>): Promise<void> {
    const { known, tables } = this;
    const before = known && goesOn(tables, 'metrics', metricColumns, known.metrics) ? known.metrics : tableStart;
    const renewing = known?.renewing !== false || before === tableStart;
    const rows = new MetricRows(tables, renewing);
    if (renewing) await this.#skip(rows, before);
    let { last } = before;
    for (;;) {
      const page = rows.page(last, end.last);
      if (!page) return;
      for (const points of page.points) if (this.#seen.has(points.nativeId)) this.context.points(points);
      last = page.last;
      await this.#breathe({ ...ends, file: null, metrics: endOf(tables, 'metrics', metricColumns, last), renewing });
    }
  }

  async #skip(rows: MetricRows, end: TableEnd): Promise<void> {
    let last: number | null = tableStart.last;
    while (last !== null && last < end.last) {
      last = rows.skip(last, end.last);
      await this.context.breathe();
    }
  }
}

function stateOf(sign: string, tags: number): string {
  return `${sign} ${tags.toString(36)}`;
}

/** Adds a tag to the sum of others, in whichever order; exact, because both stay below 2^52. */
function addTag(sum: number, key: string, value: string): number {
  return (sum + (textHash(`${key}\n${value}`) % 2 ** 52)) % 2 ** 52;
}
