import { join } from 'node:path';
import { expect, it } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import { parseFilter } from '../../../../src/runs/query/parseFilter';
import { openDatabase } from '../../../../src/store/openDatabase';
import { RunRepository } from '../../../../src/store/runs/runRepository';
import { runVisits } from '../../../../src/store/runs/runVisit';
import { openNodeSqlite, writing } from '../../../../src/store/sqlite';
import { temporaryFolder } from '../../temporaryFolder';
import { metric, names, write } from './imported';

it("runs are kept and found by Node's own driver as well", () => {
  const path = join(temporaryFolder(), 'tend.db');
  const open = () => openNodeSqlite(path);
  const database = openDatabase(path, { logger: silentLogger, writeAheadLog: true, open });
  const inTransaction = (work: () => void) => writing(database, work);
  const tools = { database, write: inTransaction, writeQuietly: inTransaction, exists: () => true };
  const runs = new RunRepository(tools, runVisits);
  write(runs, [
    { id: 'a', metrics: { loss: Array.from({ length: 5000 }, (_, n) => n), m: NaN }, params: { p: '1' } },
    { id: 'b', metrics: { loss: [-Infinity, 2] }, params: { p: 'x' } },
  ]);
  const shown = (filter: string) => names(runs, { filter: parseFilter(filter, { now: 0 }).predicate });
  expect([
    shown("search('x')"),
    shown('sd(metrics.loss) > 1 or mean_last(metrics.loss, 2) > 1'),
    shown("params.p =~ '^x' and min(metrics.loss) < 0"),
    shown('metrics.m = nan'),
  ]).toEqual([['b'], ['a'], ['b'], ['a']]);
  expect(runs.envelope(1, 'loss', { axis: 'step', from: null, to: null, buckets: 10, log: false })).toMatchObject({
    shown: 5000,
  });
  expect(runs.distinct(metric('loss'), 5)).toHaveLength(2);
  expect(runs.mark([{ number: 1, marks: { starred: true } }])).toMatchObject([
    { number: 1, marks: { starred: false } },
  ]);
  expect(runs.columns().length).toBeGreaterThan(3);
  database.close();
});
