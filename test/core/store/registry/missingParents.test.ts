import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stageScope } from '../../../../src/models/registry/eventScope';
import { missingParents } from '../../../../src/store/migrations/missingParents';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

const scope = stageScope('churn', 'production');

/** Three promotions that came after each other, as another clone recorded them. */
function promotions() {
  const { registry, actor, now } = openedRegistry(temporaryFolder());
  const record = (number: number) =>
    registry.record({ actor, now, draft: () => [promotion('churn', number)], write: () => undefined });
  registry.record({ actor, now, draft: () => [registration('churn', 1)], write: () => undefined });
  return [1, 2, 1].flatMap(record);
}

it('what a later event came after is missing until it is here, and again when its file is gone', () => {
  const [first, second, third] = promotions();
  if (!first || !second || !third) throw new Error('three were recorded');
  const root = temporaryFolder();
  const { registry, actor, now } = openedRegistry(root);
  const missing = () => registry.missingParents([scope, 'another']);
  const after = [third, second, first].map((event) => {
    registry.takeIn([event], actor, now());
    return missing();
  });
  expect(after).toEqual([[second.digest], [first.digest], []]);
  registry.followLedger({ gone: [second.digest], back: [] });
  expect(missing()).toEqual([second.digest]);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database.exec(`DROP TABLE missing_parents; ${missingParents}`);
  database.close();
  expect(missing()).toEqual([second.digest]);
  registry.followLedger({ gone: [], back: [second.digest] });
  expect(missing()).toEqual([]);
});
