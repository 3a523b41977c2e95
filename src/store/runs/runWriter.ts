import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ImportedRun, SourceKind } from '../../runs/run';
import type { Database, Statement } from '../sqlite';
import { MetricWriter, type WrittenRun } from './metricWriter';
import type { Points } from './points';
import { RunIdentity, type HeldRun } from './runIdentity';
import type { RunKeys } from './runKeys';
import { RunTexts } from './runTexts';
import { RunVisibility } from './runVisibility';
import { RunWords } from './runWords';
import { deletedMark, twinState } from './twinState';

export interface WrittenSource {
  readonly id: number;
  readonly kind: SourceKind;
  readonly path: string;
}

const numberRow = z.object({ number: z.number() });
const keptRow = z.object({
  number: z.number(),
  removed: z.number(),
  deleted: z.number(),
  hidden: z.number(),
  given_name: z.nullable(z.string()),
  note: z.string(),
  labels: z.pipe(
    z.string(),
    z.transform((text) => z.array(z.string()).parse(JSON.parse(text))),
  ),
});
const twinRow = z.object({ source_id: z.number(), native_id: z.string(), state: z.nullable(z.string()) });
const idRow = z.object({ id: z.number() });

const facts = [
  'source_id',
  'native_id',
  'deleted',
  'started',
  'ended',
  'status',
  'experiment',
  'name',
  'commit_id',
  'user',
  'partly',
  'fingerprint',
  'parent_native_id',
  'artifacts',
  'written',
] as const;

/** Writes what importers say of runs. */
export class RunWriter {
  readonly #identity: RunIdentity;
  readonly #texts: RunTexts;
  readonly #metrics: MetricWriter;
  readonly #visibility: RunVisibility;
  readonly #words: RunWords;
  readonly #find: Statement;
  readonly #kept: Statement;
  readonly #add: Statement;
  readonly #update: Statement;
  readonly #saveDetails: Statement;
  readonly #environment: Statement;
  readonly #addEnvironment: Statement;
  readonly #metricKeys: Statement;
  readonly #addTwin: Statement;
  readonly #removeTwin: Statement;
  readonly #twin: Statement;
  readonly #setGone: Statement;
  readonly #move: Statement;
  readonly #setState: Statement;

  /** `exists`: whether there still is something at the path of a source. */
  constructor(
    database: Database,
    keys: RunKeys,
    private readonly exists: (path: string) => boolean,
  ) {
    this.#identity = new RunIdentity(database);
    this.#texts = new RunTexts(database, keys);
    this.#metrics = new MetricWriter(database, keys);
    this.#visibility = new RunVisibility(database, keys);
    this.#words = new RunWords(database);
    this.#find = database.prepare('SELECT number FROM runs WHERE source_id = ? AND native_id = ?');
    this.#kept = database.prepare(
      'SELECT number, removed, deleted, hidden, given_name, note, labels FROM runs WHERE number = ?',
    );
    this.#add = database.prepare(
      `INSERT INTO runs (id, ${facts.join(', ')}) VALUES (?, ${facts.map(() => '?').join(', ')}) RETURNING number`,
    );
    this.#update = database.prepare(
      `UPDATE runs SET ${facts.map((fact) => `${fact} = ?`).join(', ')}, gone = ? WHERE number = ?`,
    );
    this.#saveDetails = database.prepare(
      'INSERT OR REPLACE INTO run_details (number, state, environment_id, code, data) VALUES (?, ?, ?, ?, ?)',
    );
    this.#environment = database.prepare('SELECT id FROM run_environments WHERE digest = ?');
    this.#addEnvironment = database.prepare(
      'INSERT INTO run_environments (digest, packages) VALUES (?, ?) RETURNING id',
    );
    this.#metricKeys = database.prepare(
      'SELECT key FROM run_keys CROSS JOIN run_metrics ON key_id = run_keys.id AND run_id = ?',
    );
    this.#addTwin = database.prepare(
      'INSERT OR REPLACE INTO run_twins (source_id, native_id, number, state) VALUES (?, ?, ?, ?)',
    );
    this.#twin = database.prepare(
      'SELECT source_id, native_id, state FROM run_twins WHERE number = ? AND substr(state, 1, 1) IS NOT ? LIMIT 1',
    );
    this.#setGone = database.prepare('UPDATE runs SET gone = 1, deleted = max(deleted, ?) WHERE number = ?');
    this.#move = database.prepare('UPDATE runs SET source_id = ?, native_id = ? WHERE number = ?');
    this.#setState = database.prepare('UPDATE run_details SET state = ? WHERE number = ?');
    this.#removeTwin = database.prepare('DELETE FROM run_twins WHERE source_id = ? AND native_id = ?');
  }

  /**
   * Writes a run, or only remembers that it stands here as well: null where another source has a fresher copy of it.
   * `countPoints`: how many come with it.
   */
  save(source: WrittenSource, run: ImportedRun, countPoints: () => number): WrittenRun | null {
    const known = this.#numberOf(source, run.nativeId);
    if (known !== null) return this.#isLeftToTwin(known, source, run) ? null : this.#change(known, source, run);
    const held = this.#identity.sameAs(source.kind, run);
    if (!held) return this.#insert(source, run);
    if (run.deleted && held.deleted === 0 && this.exists(held.path)) {
      this.#remember(source, run, held.number);
      return null;
    }
    if (!this.#isMoved(held) && !isShownInstead(run, held) && !isFresher(run, countPoints(), held)) {
      this.#remember(source, run, held.number);
      return null;
    }
    return this.#takeOver(held, source, run);
  }

  /** A run that is known, for points that come without it; null when nothing was told of it yet. */
  known(source: WrittenSource, nativeId: string): WrittenRun | null {
    const number = this.#numberOf(source, nativeId);
    if (number === null) return null;
    return { number, isNew: false, hidden: keptRow.parse(this.#kept.get(number)).hidden === 1 };
  }

  /** A run is no longer where it was: its twin takes its place, if it has one, else it is kept as it was read. */
  gone(source: WrittenSource, nativeId: string): void {
    const number = this.#leftBehind(source, nativeId);
    if (number !== null) this.#leave(number, { hidden: false });
  }

  /** The same, of a run that is not to be shown; should it come back, it is read anew. */
  disowned(source: WrittenSource, nativeId: string): void {
    const number = this.#leftBehind(source, nativeId);
    if (number === null) return;
    const { hidden } = keptRow.parse(this.#kept.get(number));
    if (hidden === 0) this.#visibility.change(number, true);
    this.#leave(number, { hidden: true });
    this.#takePoints({ number, isNew: false, hidden: true });
  }

  /** What its source has deleted since it was read stands in another one still, from which it is read anew. */
  #isLeftToTwin(number: number, source: WrittenSource, run: ImportedRun): boolean {
    const isDeletedNow = run.deleted && keptRow.parse(this.#kept.get(number)).deleted === 0;
    if (!isDeletedNow || this.#leftBehind(source, run.nativeId) !== null) return false;
    this.#setState.run(null, number);
    this.#remember(source, run, number);
    return true;
  }

  /** That a run stands here as well; of a deleted copy only how it was read, so that it need not be again. */
  #remember(source: WrittenSource, run: ImportedRun, number: number): void {
    if (run.deleted && run.state === null) this.#removeTwin.run(source.id, run.nativeId);
    else this.#addTwin.run(source.id, run.nativeId, number, twinState(run));
  }

  /** Without a state it is read anew, should it come back. */
  #leave(number: number, { hidden }: { readonly hidden: boolean }): void {
    this.#setGone.run(Number(hidden), number);
    this.#setState.run(null, number);
  }

  /** A run that has no twin to take its place; null where it has one, or is not known. */
  #leftBehind(source: WrittenSource, nativeId: string): number | null {
    const number = this.#numberOf(source, nativeId);
    this.#removeTwin.run(source.id, nativeId);
    if (number === null) return null;
    const row = this.#twin.get(number, deletedMark);
    if (row === undefined) return number;
    this.#moveToTwin(number, twinRow.parse(row));
    return null;
  }

  writePoints(run: WrittenRun, key: string, points: Points, replace: boolean): void {
    this.#metrics.write(run, key, points, replace);
  }

  #numberOf(source: WrittenSource, nativeId: string): number | null {
    const row = this.#find.get(source.id, nativeId);
    return row === undefined ? null : numberRow.parse(row).number;
  }

  #moveToTwin(number: number, twin: z.output<typeof twinRow>): void {
    this.#removeTwin.run(twin.source_id, twin.native_id);
    this.#move.run(twin.source_id, twin.native_id, number);
    this.#setState.run(twin.state, number);
  }

  /** Somebody moved it, or its folder. */
  #isMoved(held: HeldRun): boolean {
    return held.gone === 1 || !this.exists(held.path);
  }

  /** The run stays what it is, under its number and with its marks; what was read of it before is read anew. */
  #takeOver(held: HeldRun, source: WrittenSource, run: ImportedRun): WrittenRun {
    if (!this.#isMoved(held)) this.#addTwin.run(held.source_id, held.native_id, held.number, null);
    this.#removeTwin.run(source.id, run.nativeId);
    const written = this.#change(held.number, source, run);
    this.#takePoints(written);
    return written;
  }

  #takePoints(run: WrittenRun): void {
    const empty = { steps: new Float64Array(), times: new Float64Array(), values: new Float64Array() };
    for (const row of this.#metricKeys.all(run.number))
      this.#metrics.write(run, z.object({ key: z.string() }).parse(row).key, empty, true);
  }

  #insert(source: WrittenSource, run: ImportedRun): WrittenRun {
    const id = this.#identity.newId(source.kind, source.path, run.nativeId);
    const { number } = numberRow.parse(this.#add.get(id, ...factsOf(source, run)));
    const written = { number, isNew: true, hidden: run.deleted };
    this.#saveRest(written, run);
    this.#words.write(number, true, { ...run, names: [run.name], note: '', labels: [] });
    return written;
  }

  /** What its source has deleted since it was read first stays, as what is gone from its source does. */
  #change(number: number, source: WrittenSource, run: ImportedRun): WrittenRun {
    const kept = keptRow.parse(this.#kept.get(number));
    const isGone = run.deleted && kept.deleted === 0;
    const deleted = run.deleted && !isGone;
    const hidden = deleted || kept.removed === 1;
    this.#update.run(...factsOf(source, { ...run, deleted }), Number(isGone), number);
    if (hidden !== (kept.hidden === 1)) this.#visibility.change(number, hidden);
    const written = { number, isNew: false, hidden };
    this.#saveRest(written, run);
    this.#words.write(number, false, { ...kept, ...run, names: [kept.given_name ?? '', run.name] });
    return written;
  }

  #saveRest(written: WrittenRun, run: ImportedRun): void {
    const environment = run.environment.size === 0 ? null : this.#environmentId(run.environment);
    const code = run.code && JSON.stringify(run.code);
    this.#saveDetails.run(written.number, run.state, environment, code, JSON.stringify(run.data));
    this.#texts.write(written, 'param', run.params);
    this.#texts.write(written, 'tag', run.tags);
  }

  /** Many runs share one environment, which may be long. */
  #environmentId(environment: ReadonlyMap<string, string>): number {
    const packages = JSON.stringify([...environment]);
    const digest = createHash('sha256').update(packages).digest('hex');
    return idRow.parse(this.#environment.get(digest) ?? this.#addEnvironment.get(digest, packages)).id;
  }
}

/** In the order of the columns that hold them. */
function factsOf(source: WrittenSource, run: ImportedRun) {
  return [
    source.id,
    run.nativeId,
    run.deleted ? 1 : 0,
    run.started,
    run.ended,
    run.status,
    run.experiment,
    run.name,
    run.code?.commit ?? null,
    run.tags.get('mlflow.user') ?? run.tags.get('user') ?? null,
    run.partly,
    run.fingerprint,
    run.parent,
    run.artifacts,
    run.written ?? null,
  ] as const;
}

/** What was deleted before it was read first is not shown, and stands here whole. */
function isShownInstead(run: ImportedRun, held: HeldRun): boolean {
  return held.deleted === 1 && !run.deleted;
}

function isFresher(run: ImportedRun, points: number, held: HeldRun): boolean {
  const [ended, heldEnded] = [run.ended ?? -Infinity, held.ended ?? -Infinity];
  return ended === heldEnded ? points > held.points : ended > heldEnded;
}
