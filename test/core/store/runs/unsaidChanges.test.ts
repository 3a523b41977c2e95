import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { unsaidChanges } from '../../../../src/store/migrations/unsaidChanges';
import { temporaryFolder } from '../../temporaryFolder';
import { openIn, write } from './imported';

it('a store of before does not say any more of runs of MLflow that they had no uncommitted changes', () => {
  const root = temporaryFolder();
  const { runs } = openIn(root);
  const code = { commit: 'abc', branch: null, repository: null, script: null, command: null };
  write(runs, [
    { id: 'clean', code: { ...code, dirty: false } },
    { id: 'dirty', code: { ...code, dirty: true } },
    { id: 'none' },
  ]);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database.exec(unsaidChanges);
  database.close();
  const said = [1, 2, 3].map((number) => runs.details(number)?.code);
  expect(said).toEqual([{ ...code, dirty: null }, { ...code, dirty: true }, null]);
});
