import { closeSync, openSync, readSync } from 'node:fs';
import { basename, join } from 'node:path';
import { errorMessage } from '../../base/errors';
import { mayBeDatabase } from '../../project/fileKinds';
import { DatabaseReading } from './mlflow/databaseReading';
import { fileSigns, parseDatabaseState } from './mlflow/databaseState';
import type { ForeignTables, ImportContext, RunSource, SeenFolder } from './source';

/** How a database file begins (SQLite file format, section 1.3.1). */
const magic = Buffer.from('SQLite format 3\u0000', 'latin1');

/**
 * MLflow's SQLite store: `mlflow.db` beside a folder `mlruns` of artifacts, the default since MLflow 3.7. What is there is
 * asked of the database, not of its version (mlflow/store/tracking/dbmodels/models.py): older ones lack tables and columns.
 */
export function mlflowSqlite(openTables: (path: string) => ForeignTables): RunSource {
  return {
    kind: 'mlflow-sqlite',
    title: 'MLflow',
    looksLike: 'mlflow.db',

    find(folder) {
      const paths = folder.files.filter(mayBeDatabase).map((name) => join(folder.path, name));
      const found = paths
        .filter((path) => holdsRuns(openTables, path))
        .map((path) => ({ kind: 'mlflow-sqlite' as const, path, watch: [path, `${path}-wal`] }));
      return Promise.resolve({ found, prune: artifactFolders(folder) });
    },

    async read(context) {
      const file = fileSigns(context.path, context.now());
      const known = parseDatabaseState(context.state);
      if (file !== null && known?.file === file) return;
      await reading(openTables, context, (tables) => new DatabaseReading(tables, known, context).read(file));
    },
  };
}

/** What was read before a database could not be read any further is kept, and the next visit goes on from there. */
async function reading(
  openTables: (path: string) => ForeignTables,
  context: ImportContext,
  read: (tables: ForeignTables) => Promise<void>,
): Promise<void> {
  let tables: ForeignTables | null = null;
  try {
    tables = openTables(context.path);
    await read(tables);
  } catch (error) {
    if (context.signal.aborted) throw error;
    context.problem(context.path, errorMessage(error));
  } finally {
    tables?.close();
  }
}

/** The bytes that say whether a file is a database; fewer where it has no more, null where it cannot be read. */
function headOf(path: string): Buffer | null {
  const head = Buffer.alloc(magic.length);
  try {
    const file = openSync(path, 'r');
    try {
      return head.subarray(0, readSync(file, head, 0, head.length, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

/** What cannot be looked into now, or holds something and is no database, is one of MLflow's by its usual name. */
function isCalledAsUsual(path: string): boolean {
  return /(?:mlflow|mlruns)\.db$/i.test(path);
}

function holdsRuns(openTables: (path: string) => ForeignTables, path: string): boolean {
  const head = headOf(path);
  if (head === null || head.length === 0) return false;
  if (!head.equals(magic)) return isCalledAsUsual(path);
  let tables: ForeignTables | null = null;
  try {
    tables = openTables(path);
    return tables.columns('runs').includes('run_uuid') && tables.columns('experiments').includes('experiment_id');
  } catch {
    return isCalledAsUsual(path);
  } finally {
    tables?.close();
  }
}

/**
 * Artifacts of runs and models whose facts stand in a database lie in `mlruns/<experiment>/<run>` and `…/models/<model>`;
 * nothing in them is a run of its own.
 */
function artifactFolders({ path, folders }: SeenFolder): readonly string[] {
  const names = /^\d+$/.test(basename(path)) ? /^[0-9a-f]{32}$/ : /^m-[0-9a-f]{32}$/;
  return folders.filter((name) => names.test(name));
}
