import * as z from 'zod/mini';
import type { Severity } from '../data/finding';
import type { ColumnSummary, FileReport } from '../data/report';
import type { Database, Statement } from './sqlite';

/** One content that a data set had, from the first time it was seen. */
export interface DataSetVersion {
  /** As in the report: project-relative with `/`. */
  readonly path: string;
  /** 1 is the first content of this path that was seen. */
  readonly number: number;
  /** `sha256:` of the bytes. */
  readonly digest: string;
  readonly format: 'csv' | 'tsv';
  readonly bytes: number;
  readonly rows: number;
  readonly complete: boolean;
  readonly reason: string | null;
  readonly firstSeen: Date;
  readonly lastSeen: Date;
  /** Findings when it was last checked. */
  readonly counts: Readonly<Record<Severity, number>>;
}

/** A version with what is known of its columns. */
export interface DataSetProfile extends DataSetVersion {
  readonly columns: readonly ColumnSummary[];
}

/** A check that says the same as one this long ago is not written again. */
const sameCheck = 60_000;

/**
 * Every content of a data set stays in its history; what its columns held is kept of the last so many, because a table
 * that is edited all day would make the store grow without end.
 */
const withColumns = 100;

const versionRow = z.pipe(
  z.object({
    id: z.number(),
    path: z.string(),
    number: z.number(),
    digest: z.string(),
    format: z.enum(['csv', 'tsv']),
    bytes: z.number(),
    rows: z.number(),
    complete: z.number(),
    reason: z.nullable(z.string()),
    first_seen: z.coerce.date(),
    last_seen: z.coerce.date(),
    errors: z.number(),
    warnings: z.number(),
    infos: z.number(),
    hints: z.number(),
  }),
  z.transform(({ id, first_seen, last_seen, complete, errors, warnings, infos, hints, ...rest }) => ({
    id,
    version: {
      ...rest,
      complete: complete === 1,
      firstSeen: first_seen,
      lastSeen: last_seen,
      counts: { error: errors, warning: warnings, info: infos, hint: hints },
    } satisfies DataSetVersion,
  })),
);

const rowsRow = z.object({ rows: z.number() });
const summaryRow = z.object({ summary: z.string() });

const selectVersions = `
  SELECT data_set_versions.*, data_sets.path FROM data_set_versions
  JOIN data_sets ON data_sets.id = data_set_versions.data_set_id
  WHERE data_sets.path = ?`;

/** Keeps what the checks learned of data sets: one version for each content that a path had. */
export class ProfileRepository {
  readonly #history: Statement;
  readonly #latest: Statement;
  readonly #same: Statement;
  readonly #rows: Statement;
  readonly #columns: Statement;
  readonly #addDataSet: Statement;
  readonly #addVersion: Statement;
  readonly #seen: Statement;
  readonly #forgetColumns: Statement;
  readonly #addColumn: Statement;
  readonly #forgetOldColumns: Statement;

  /** `write` runs its argument in a transaction and tells everybody that something changed. */
  constructor(
    database: Database,
    private readonly write: (work: () => void) => void,
  ) {
    const newestFirst = 'ORDER BY last_seen DESC, number DESC';
    this.#history = database.prepare(`${selectVersions} ${newestFirst}`);
    this.#latest = database.prepare(`${selectVersions} ${newestFirst} LIMIT 1`);
    this.#same = database.prepare(`${selectVersions} AND digest = ?`);
    this.#rows = database.prepare('SELECT rows FROM data_set_versions WHERE digest = ? AND complete = 1 LIMIT 1');
    this.#columns = database.prepare('SELECT summary FROM column_summaries WHERE version_id = ? ORDER BY position');
    this.#addDataSet = database.prepare('INSERT INTO data_sets (path) VALUES (?) ON CONFLICT DO NOTHING');
    this.#addVersion = database.prepare(`
      INSERT INTO data_set_versions (data_set_id, number, digest, format, bytes, rows, complete, reason,
        first_seen, last_seen, errors, warnings, infos, hints)
      SELECT id, (SELECT coalesce(max(number), 0) + 1 FROM data_set_versions WHERE data_set_id = data_sets.id),
        ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
      FROM data_sets WHERE path = ?`);
    this.#seen = database.prepare(`
      UPDATE data_set_versions SET rows = ?, complete = ?, reason = ?, last_seen = ?,
        errors = ?, warnings = ?, infos = ?, hints = ? WHERE id = ?`);
    this.#forgetColumns = database.prepare('DELETE FROM column_summaries WHERE version_id = ?');
    this.#addColumn = database.prepare(
      'INSERT INTO column_summaries (version_id, position, name, summary) VALUES (?, ?, ?, ?)',
    );
    this.#forgetOldColumns = database.prepare(`
      DELETE FROM column_summaries WHERE version_id IN (
        SELECT data_set_versions.id FROM data_set_versions
        JOIN data_sets ON data_sets.id = data_set_versions.data_set_id
        WHERE data_sets.path = ? ${newestFirst} LIMIT -1 OFFSET ${withColumns})`);
  }

  /**
   * Keeps a report whose digest is known: a content that was seen before is the same version, seen again. Throws
   * `StoreError`.
   */
  save(report: FileReport, at: Date): void {
    const { path, digest } = report;
    if (digest === null) return;
    const known = this.#find(path, digest);
    if (known && isSameCheck(known.version, report, at)) return;
    this.write(() => {
      this.#addDataSet.run(path);
      const before = this.#find(path, digest);
      if (before) this.#update(before.id, report, at);
      else this.#insert(report, digest, at);
      this.#forgetOldColumns.run(path);
    });
  }

  /** The content of a path that was seen last, null where none was. */
  latest(path: string): DataSetProfile | null {
    const row = this.#latest.get(path);
    if (row === undefined) return null;
    const { id, version } = versionRow.parse(row);
    const columns = this.#columns.all(id).map((it) => JSON.parse(summaryRow.parse(it).summary) as ColumnSummary);
    return { ...version, columns };
  }

  /** Every content of a path, the one that was seen last first. */
  history(path: string): readonly DataSetVersion[] {
    return this.#history.all(path).map((row) => versionRow.parse(row).version);
  }

  /** Rows of a content, wherever it stood, by `sha256:` of its bytes; null: it was never read to its end. */
  rowsOf(digest: string): number | null {
    const row = this.#rows.get(digest);
    return row === undefined ? null : rowsRow.parse(row).rows;
  }

  #find(path: string, digest: string): z.output<typeof versionRow> | null {
    const row = this.#same.get(path, digest);
    return row === undefined ? null : versionRow.parse(row);
  }

  #insert(report: FileReport, digest: string, at: Date): void {
    const { path, format, bytes, rows, complete, reason } = report;
    const seen = at.toISOString();
    this.#addVersion.run(
      digest,
      format,
      bytes,
      rows,
      complete ? 1 : 0,
      reason,
      seen,
      seen,
      ...Object.values(countFindings(report)),
      path,
    );
    const added = this.#find(path, digest);
    if (added) this.#setColumns(added.id, report);
  }

  #update(id: number, report: FileReport, at: Date): void {
    const { rows, complete, reason } = report;
    const counts = Object.values(countFindings(report));
    this.#seen.run(rows, complete ? 1 : 0, reason, at.toISOString(), ...counts, id);
    this.#setColumns(id, report);
  }

  #setColumns(id: number, { columns }: FileReport): void {
    this.#forgetColumns.run(id);
    for (const column of columns) this.#addColumn.run(id, column.index, column.name, JSON.stringify(column));
  }
}

function isSameCheck(version: DataSetVersion, report: FileReport, at: Date): boolean {
  const counts = countFindings(report);
  const equal = (Object.keys(counts) as Severity[]).every((severity) => counts[severity] === version.counts[severity]);
  const age = at.getTime() - version.lastSeen.getTime();
  return equal && version.complete === report.complete && age >= 0 && age < sameCheck;
}

/** In the order of the columns that hold them. */
function countFindings({ findings }: FileReport): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
