import BetterSqlite3 from 'better-sqlite3';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import { liveVersion } from '../../../../src/actions/models/liveVersion';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { longestWait } from '../../../../src/models/audit/clocksBack';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { datedBefore } from '../../../../src/store/migrations/datedBefore';
import { suspect, suspectMoves } from '../../../../src/store/migrations/suspectMoves';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

/** Four promotions: one before its version was registered, one dated before the promotion that it replaced. */
const happened: readonly (readonly [at: string, draft: EventDraft])[] = [
  ['2026-03-01', registration('churn', 1)],
  ['2026-03-02', promotion('churn', 1)],
  ['2026-03-09', registration('churn', 2)],
  ['2026-03-05', promotion('churn', 2)],
  ['2026-03-04', promotion('churn', 1)],
  ['2026-03-07', promotion('churn', 1)],
];

function project() {
  const root = temporaryFolder();
  let clock = '';
  const context = openedRegistry(root, { now: () => new Date(`${clock}T12:00:00.000Z`) });
  for (const [at, draft] of happened) {
    clock = at;
    recordEvents(context, () => [draft]);
  }
  clock = '2026-03-20';
  return { root, context };
}

it('the moves whose clock is to be doubted are found among the others', () => {
  const { context } = project();
  const found = context.registry.suspectMoves('churn', 'production');
  const day = (time: number) => new Date(time).toISOString().slice(0, 10);
  expect(found.map(({ version, from }) => `churn@${version} ${day(from)}`)).toEqual([
    'churn@2 2026-03-05',
    'churn@1 2026-03-05',
  ]);
  expect(context.registry.suspectMoves('churn', 'staging')).toEqual([]);
  expect(suspect).toContain(`abs(begins - said) > ${longestWait} OR registered - said > ${longestWait}`);
});

it('an older store doubts the same clocks', () => {
  const { root, context } = project();
  const asked = () => [3, 4, 6, 8].map((day) => liveVersion(context, { model: 'churn', at: `2026-03-0${day}` }));
  const before = asked();
  const { clocks } = verifyAudit(context);
  expect(clocks.map(({ seq, after }) => [seq, after.seq])).toEqual([
    [4, 3],
    [5, 4],
  ]);
  expect(context.registry.datedBefore().size).toBe(1);
  expect(before.map(({ clocks }) => clocks.length)).toEqual([0, 1, 2, 1]);
  const database = new BetterSqlite3(join(root, '.tend/tend.db'));
  database.exec('DROP INDEX registry_moves_suspect; DROP INDEX registry_moves_of_package');
  for (const column of ['said', 'registered']) database.exec(`ALTER TABLE registry_moves DROP COLUMN ${column}`);
  database.exec(suspectMoves);
  database.exec(`DROP TABLE dated_before; ${datedBefore}`);
  database.close();
  expect(asked()).toEqual(before);
  expect(verifyAudit(context).clocks).toEqual(clocks);
});
