import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { applicationId, migrations } from '../../../src/store/migrations';
import { addFiles } from '../temporaryFolder';

/** What a store may be that no window can use, and what is said of it. */
export const unusableStores: readonly (readonly [kind: string, sql: string, problem: string])[] = [
  [
    'a newer Tend',
    `PRAGMA application_id = ${applicationId}; PRAGMA user_version = 999; CREATE TABLE t (x)`,
    `The store .tend/tend.db has version 999; this Tend knows up to ${migrations.length} and leaves it alone. Update Tend.`,
  ],
  ['another program', 'CREATE TABLE t (x)', 'The database .tend/tend.db belongs to another program; it is left alone.'],
];

export function storeOf(root: string, sql: string): void {
  addFiles(root, { '.tend/.gitignore': '*\n' });
  const database = new DatabaseSync(join(root, '.tend/tend.db'));
  database.exec(sql);
  database.close();
}
