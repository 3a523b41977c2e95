import type { SlotHistory, SlotMove } from '../../models/registry/foldSlot';
import type { RegistryRules } from '../../models/registry/registryRules';
import type { AliasMove, LiveAnswer } from '../../models/registry/registryState';
import { suspect } from '../migrations/suspectMoves';
import type { Database, SqlValue, Statement } from '../sqlite';

/** A package that was renumbered is named by the number that it has now. */
const selectMove = `
  SELECT event, kind, registry_moves.model, stage,
    coalesce((
      SELECT number FROM registry_versions
      WHERE registry_versions.digest = registry_moves.digest AND registry_versions.model = registry_moves.model
      ORDER BY number = version DESC, number LIMIT 1), version),
    digest, begins, ends, actor, reason, generation, said
  FROM registry_moves`;

/** When the package of a move became a version of its model first. */
const registered = `(
  SELECT min(created) FROM registry_versions
  WHERE registry_versions.digest = registry_moves.digest AND registry_versions.model = registry_moves.model)`;

/** What was live in the stages of models, and when. */
export class SlotTables {
  readonly #move: Statement;
  readonly #moves: Statement;
  readonly #stages: Statement;
  readonly #span: Statement;
  readonly #ahead: Statement;
  readonly #suspects: Statement;
  readonly #register: Statement;
  readonly #registerAll: Statement;
  readonly #addMove: Statement;
  readonly #addSpan: Statement;
  readonly #end: Statement;
  readonly #clearMoves: Statement;
  readonly #clearSpans: Statement;

  constructor(
    database: Database,
    private readonly rules: Pick<RegistryRules, 'liveAnswer'>,
  ) {
    this.#move = database.prepare(`${selectMove} WHERE event = ?`);
    this.#moves = database.prepare(`${selectMove} WHERE registry_moves.model = ? ORDER BY begins, generation, event`);
    // One look for each stage instead of one row for each span.
    this.#stages = database.prepare(`
      WITH RECURSIVE stages (name) AS (
        SELECT min(stage) FROM registry_spans WHERE model = ?1
        UNION ALL
        SELECT (SELECT min(stage) FROM registry_spans WHERE model = ?1 AND stage > name) FROM stages WHERE name IS NOT NULL)
      SELECT name FROM stages WHERE name IS NOT NULL`);
    this.#span = database.prepare(`
      SELECT events FROM registry_spans WHERE model = ? AND stage = ? AND begins <= ? ORDER BY begins DESC LIMIT 1`);
    this.#ahead = database.prepare('SELECT 1 FROM registry_moves WHERE model = ? AND begins > ? AND stage = ? LIMIT 1');
    this.#suspects = database.prepare(`
      ${selectMove} INDEXED BY registry_moves_suspect
      WHERE registry_moves.model = ? AND stage = ? AND ${suspect} ORDER BY begins, generation, event`);
    const register = `UPDATE registry_moves SET registered = ${registered} WHERE model = ?`;
    this.#register = database.prepare(`${register} AND digest = ?`);
    this.#registerAll = database.prepare(register);
    this.#addMove = database.prepare(`
      INSERT INTO registry_moves
        (event, model, stage, kind, version, digest, begins, ends, generation, actor, reason, said, registered)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, (
        SELECT min(created) FROM registry_versions WHERE digest = ?6 AND model = ?2))`);
    this.#addSpan = database.prepare(`
      INSERT INTO registry_spans (model, stage, begins, events) VALUES (?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET events = excluded.events`);
    this.#end = database.prepare('UPDATE registry_moves SET ends = min(?1, coalesce(ends, ?1)) WHERE event = ?2');
    this.#clearMoves = database.prepare('DELETE FROM registry_moves WHERE model = ? AND stage = ?');
    this.#clearSpans = database.prepare('DELETE FROM registry_spans WHERE model = ? AND stage = ?');
  }

  /** Oldest first. */
  moves(model: string): readonly AliasMove[] {
    return this.#moves.rows(model).map((row) => aliasMove(row));
  }

  /** Production first, then by name. */
  stages(model: string): readonly string[] {
    const names = this.#stages.rows(model).map(([stage]) => String(stage));
    return names.sort((a, b) => Number(b === 'production') - Number(a === 'production'));
  }

  live(model: string, stage: string, at: number): LiveAnswer {
    return this.rules.liveAnswer(this.counting(model, stage, at));
  }

  counting(model: string, stage: string, at: number): readonly AliasMove[] {
    const [row] = this.#span.rows(model, stage, at);
    return row ? (JSON.parse(String(row[0])) as string[]).flatMap((event) => this.move(event) ?? []) : [];
  }

  move(event: string): AliasMove | null {
    const [row] = this.#move.rows(event);
    return row ? aliasMove(row) : null;
  }

  /** A move with its place among those of its slot. */
  placed(event: string): SlotMove | null {
    const [row] = this.#move.rows(event);
    return row ? { ...aliasMove(row), generation: Number(row[10]), said: Number(row[11]) } : null;
  }

  isAhead(model: string, stage: string, now: number): boolean {
    return this.#ahead.rows(model, now, stage).length > 0;
  }

  suspects(model: string, stage: string): readonly AliasMove[] {
    return this.#suspects.rows(model, stage).map((row) => aliasMove(row));
  }

  /** Notes when a package that may have been moved before became a version. */
  noteRegistration(model: string, digest: string): void {
    this.#register.run(model, digest);
  }

  /** The same of all packages of a model. */
  noteRegistrations(model: string): void {
    this.#registerAll.run(model);
  }

  /** Adds a move that comes after all that are known. */
  add(move: SlotMove, heads: readonly string[]): void {
    for (const head of heads) this.#end.run(move.from, head);
    this.#insert(move);
    this.#addSpan.run(move.model, move.stage, move.from, JSON.stringify([move.event]));
  }

  /** Puts the whole history of a slot in place of what was known of it. */
  replace(model: string, stage: string, { moves, spans }: SlotHistory): void {
    this.#clearMoves.run(model, stage);
    this.#clearSpans.run(model, stage);
    for (const move of moves) this.#insert(move);
    for (const { from, events } of spans) this.#addSpan.run(model, stage, from, JSON.stringify(events));
  }

  #insert(move: SlotMove): void {
    const { event, model, stage, kind, version, digest, from, to, generation, by, reason, said } = move;
    this.#addMove.run(event, model, stage, kind, version, digest, from, to, generation, by, reason, said);
  }
}

function aliasMove(row: readonly SqlValue[]): AliasMove {
  const [event, kind, model, stage, version, digest, from, to, by, reason] = row;
  return {
    event: String(event),
    kind: kind as AliasMove['kind'],
    model: String(model),
    stage: String(stage),
    version: version === null ? null : Number(version),
    digest: digest === null ? null : String(digest),
    from: Number(from),
    to: to === null ? null : Number(to),
    by: String(by),
    reason: String(reason),
  };
}
