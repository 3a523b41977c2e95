import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { ImportedRun, SourceKind } from '../../runs/run';
import type { Database, Statement } from '../sqlite';

const unique = /^[0-9a-f]{32}$/;
const shortId = 12;

const heldRow = z.object({
  number: z.number(),
  source_id: z.number(),
  path: z.string(),
  native_id: z.string(),
  gone: z.number(),
  deleted: z.number(),
  ended: z.nullable(z.number()),
  points: z.number(),
});

/** The run in the store that another source has as well. */
export type HeldRun = z.output<typeof heldRow>;

/** Which runs are one and the same, and how they are named. */
export class RunIdentity {
  readonly #byId: Statement;
  readonly #byFingerprint: Statement;

  constructor(database: Database) {
    const held = `
      SELECT number, source_id, path, native_id, gone, deleted, ended,
        (SELECT coalesce(sum(run_metrics.points), 0) FROM run_keys CROSS JOIN run_metrics ON key_id = run_keys.id AND run_id = number) AS points
      FROM runs JOIN run_sources ON run_sources.id = source_id`;
    this.#byId = database.prepare(`${held} WHERE runs.id = ?`);
    this.#byFingerprint = database.prepare(`${held} WHERE fingerprint = ? AND kind = ?`);
  }

  /** The same run under another name or in another source; null when it is new. */
  sameAs(kind: SourceKind, { nativeId, fingerprint }: ImportedRun): HeldRun | null {
    const row = isUnique(kind, nativeId)
      ? this.#byId.get(nativeId)
      : fingerprint !== null && this.#byFingerprint.get(fingerprint, kind);
    return row ? heldRow.parse(row) : null;
  }

  /** An id that no other run has: MLflow's own where there is one, else the shortest free beginning of a digest. */
  newId(kind: SourceKind, path: string, nativeId: string): string {
    if (isUnique(kind, nativeId)) return nativeId;
    const digest = createHash('sha256').update(`${kind}\0${path}\0${nativeId}`).digest('hex');
    let length = shortId;
    while (this.#byId.get(digest.slice(0, length)) !== undefined) length++;
    return digest.slice(0, length);
  }
}

function isUnique(kind: SourceKind, nativeId: string): boolean {
  return kind.startsWith('mlflow') && unique.test(nativeId);
}
