import * as z from 'zod/mini';
import type { RunCode, RunData, RunStatus, SourceKind } from '../../runs/run';
import type { MetricFacts, RunDetails, RunNumber, RunSourceFacts, StoredRun } from '../../runs/runStore';
import type { Database, Statement } from '../sqlite';
import { flag, real, realOrNaN } from './rowSchemas';
import type { Known, RunRevision } from './runRevision';

const isText = (value: unknown) => typeof value === 'string';

/** Written by this store and by nothing else: the words of a domain are not checked again. */
const kind = z.custom<SourceKind>(isText);
const stored = <T>() =>
  z.pipe(
    z.nullable(z.string()),
    z.transform((text) => (text === null ? null : (JSON.parse(text) as T))),
  );

const runRow = z.object({
  number: z.number(),
  id: z.string(),
  kind,
  source: z.string(),
  nativeId: z.string(),
  experiment: z.string(),
  name: z.string(),
  recordedName: z.string(),
  status: z.custom<RunStatus>(isText),
  started: z.nullable(z.number()),
  ended: z.nullable(z.number()),
  parent: z.nullable(z.number()),
  artifacts: z.nullable(z.string()),
  partly: z.nullable(z.string()),
  gone: flag,
  starred: flag,
  archived: flag,
  note: z.string(),
  labels: z.pipe(
    z.string(),
    z.transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  ),
});
const detailsRow = z.object({
  code: stored<RunCode>(),
  data: stored<RunData[]>(),
  packages: stored<[string, string][]>(),
});
const textRow = z.object({ kind: z.enum(['param', 'tag']), key: z.string(), value: z.string() });
const metricRow = z.object({
  key: z.string(),
  last: realOrNaN,
  min: realOrNaN,
  max: realOrNaN,
  lastStep: realOrNaN,
  lastTime: realOrNaN,
  count: z.number(),
});
const numberRow = z.object({ number: z.number() });
const signRow = z.object({ number: z.number(), at: z.nullable(real) });
const sourceRow = z.object({
  kind,
  path: z.string(),
  runs: z.number(),
  read: z.nullable(z.number()),
  problem: z.nullable(z.string()),
});

const countRow = z.object({ runs: z.number(), archived: z.number() });

const runColumns = `
  number, runs.id, kind, path AS source, native_id AS nativeId, experiment, coalesce(given_name, name) AS name,
  name AS recordedName, status, started, ended, parent, artifacts, partly, gone, starred, archived, note, labels
  FROM runs JOIN run_sources ON run_sources.id = source_id`;

interface RunCount {
  readonly runs: number;
  readonly archived: number;
}

/** Reads runs by their numbers. */
export class RunReader {
  readonly #run: Statement;
  readonly #byId: Statement;
  readonly #removed: Statement;
  readonly #details: Statement;
  readonly #texts: Statement;
  readonly #metrics: Statement;
  readonly #lastSigns: Statement;
  readonly #parents: Statement;
  readonly #count: Statement;
  readonly #marked: Statement;
  readonly #sources: Statement;

  #parentOf: Known<Int32Array> | null = null;
  #counted: Known<RunCount> | null = null;

  constructor(
    database: Database,
    private readonly revision: RunRevision,
  ) {
    this.#run = database.prepare(`SELECT ${runColumns} WHERE number = ?`);
    this.#byId = database.prepare('SELECT number FROM runs WHERE id = ? AND hidden = 0');
    this.#removed = database.prepare(
      'SELECT number FROM runs WHERE removed AND NOT deleted ORDER BY started DESC, number DESC',
    );
    this.#details = database.prepare(`
      SELECT code, data, packages FROM run_details
      LEFT JOIN run_environments ON run_environments.id = environment_id WHERE number = ?`);
    this.#texts = database.prepare(`
      SELECT kind, key, value FROM run_keys CROSS JOIN run_texts ON key_id = run_keys.id AND run_id = ? ORDER BY key`);
    this.#metrics = database.prepare(`
      SELECT key, last, CASE WHEN series_id IS NULL THEN last ELSE least END AS min,
        CASE WHEN series_id IS NULL THEN last ELSE greatest END AS max,
        last_step AS lastStep, last_time AS lastTime, run_metrics.points AS count
      FROM run_keys CROSS JOIN run_metrics ON key_id = run_keys.id AND run_id = ? ORDER BY key`);
    this.#lastSigns = database.prepare(`
      WITH RECURSIVE family (head, number, source_id, native_id, started, ended, written) AS (
        SELECT number, number, source_id, native_id, started, ended, written FROM runs
          WHERE number IN (SELECT value FROM json_each(?))
        UNION SELECT head, runs.number, runs.source_id, runs.native_id, runs.started, runs.ended, runs.written FROM family JOIN runs
          ON runs.source_id = family.source_id AND runs.parent_native_id = family.native_id)
      SELECT head AS number, max(at) AS at FROM (
        SELECT head, started AS at FROM family UNION ALL SELECT head, ended FROM family UNION ALL SELECT head, written FROM family UNION ALL
        SELECT head, last_time FROM run_keys CROSS JOIN family CROSS JOIN run_metrics
          ON key_id = run_keys.id AND run_id = family.number WHERE kind = 'metric')
      GROUP BY head`);
    this.#parents = database.prepare('SELECT number, parent FROM runs WHERE parent IS NOT NULL');
    this.#count = database.prepare(`
      SELECT count(*) - coalesce(sum(archived), 0) AS runs, coalesce(sum(archived), 0) AS archived
      FROM runs WHERE hidden = 0`);
    this.#marked = database.prepare(`
      SELECT count(*) AS runs FROM runs
      WHERE starred OR archived OR removed OR note <> '' OR given_name IS NOT NULL OR labels <> '[]'`);
    this.#sources = database.prepare(`
      SELECT kind, path, (SELECT count(*) FROM runs WHERE source_id = run_sources.id AND hidden = 0) AS runs, read, problem
      FROM run_sources ORDER BY path, kind`);
  }

  runs(numbers: readonly RunNumber[]): readonly StoredRun[] {
    const runs = numbers.flatMap((number) => {
      const row = this.#run.get(number);
      return row === undefined ? [] : [runRow.parse(row)];
    });
    const running = runs.flatMap(({ number, status }) => (status === 'running' ? [number] : []));
    const signs = this.#signsOf(running);
    return runs.map((run) => ({ ...run, lastSign: signs.get(run.number) ?? null }));
  }

  lastSigns(numbers: readonly RunNumber[]): readonly (number | null)[] {
    const signs = this.#signsOf(numbers);
    return numbers.map((number) => signs.get(number) ?? null);
  }

  byId(id: string): RunNumber | null {
    const row = this.#byId.get(id);
    return row === undefined ? null : numberRow.parse(row).number;
  }

  removed(): readonly RunNumber[] {
    return this.#removed.all().map((row) => numberRow.parse(row).number);
  }

  details(number: RunNumber): RunDetails | null {
    const [run] = this.runs([number]);
    if (!run) return null;
    const { code, data, packages } = detailsRow.parse(this.#details.get(number));
    const texts = this.#texts.all(number).map((row) => textRow.parse(row));
    const valuesOf = (of: 'param' | 'tag') =>
      new Map(texts.filter((text) => text.kind === of).map(({ key, value }) => [key, value]));
    const environment = new Map(packages ?? []);
    return {
      ...run,
      params: valuesOf('param'),
      tags: valuesOf('tag'),
      metrics: this.#metricsOf(number),
      environment,
      code,
      data: data ?? [],
    };
  }

  parents(numbers: Int32Array): Int32Array {
    const { imported: revision } = this.revision.read();
    if (this.#parentOf?.revision !== revision) this.#parentOf = { revision, value: this.#readParents() };
    const { value: parentOf } = this.#parentOf;
    return numbers.map((number) => parentOf[number] ?? 0);
  }

  marked(): number {
    return z.object({ runs: z.number() }).parse(this.#marked.get()).runs;
  }

  count(): RunCount {
    const { value: revision } = this.revision.read();
    if (this.#counted?.revision !== revision) this.#counted = { revision, value: countRow.parse(this.#count.get()) };
    return this.#counted.value;
  }

  sources(): readonly RunSourceFacts[] {
    return this.#sources.all().map((row) => sourceRow.parse(row));
  }

  /** By the number of a run, up to the last that has a parent. */
  #readParents(): Int32Array {
    const rows = this.#parents.rows().map(([number, parent]) => [Number(number), Number(parent)] as const);
    const parentOf = new Int32Array(rows.reduce((most, [number]) => Math.max(most, number + 1), 0));
    for (const [number, parent] of rows) parentOf[number] = parent;
    return parentOf;
  }

  #signsOf(numbers: readonly RunNumber[]): ReadonlyMap<RunNumber, number | null> {
    if (numbers.length === 0) return new Map();
    const rows = this.#lastSigns.all(JSON.stringify(numbers)).map((row) => signRow.parse(row));
    return new Map(rows.map(({ number, at }) => [number, at]));
  }

  #metricsOf(number: RunNumber): ReadonlyMap<string, MetricFacts> {
    const rows = this.#metrics.all(number).map((row) => metricRow.parse(row));
    return new Map(rows.map(({ key, ...facts }) => [key, facts]));
  }
}
