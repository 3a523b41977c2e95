import BetterSqlite3 from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import { Refusal } from '../../../../src/models/refusal';
import { digestFor, promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

describe('recording events', () => {
  it('keeps what they come to, with an audit record each', () => {
    const context = openedRegistry(temporaryFolder());
    recordEvents(context, () => [registration('churn', 1), registration('churn', 2)]);
    recordEvents(context, () => [promotion('churn', 1)]);
    recordEvents(context, () => [promotion('churn', 2)]);
    const { registry, audit } = context;
    expect(registry.versions('churn').map(({ number, state }) => [number, state])).toEqual([
      [2, 'live'],
      [1, 'registered'],
    ]);
    expect(registry.live('churn', 'production', Date.parse('2026-11-26')).move?.version).toBe(2);
    expect(audit.page({ limit: 9 }).map(({ seq, action, before, after }) => [seq, action, before, after])).toEqual([
      [4, 'model.promoted', 'production: churn@1', 'production: churn@2'],
      [3, 'model.promoted', 'production: nothing', 'production: churn@1'],
      [2, 'model.registered', null, 'churn@2'],
      [1, 'model.registered', null, 'churn@1'],
    ]);
  });

  it('writes nothing where the draft refuses or the ledger cannot be written', () => {
    const context = openedRegistry(temporaryFolder({ 'tend/ledger': 'in the way' }));
    expect(() =>
      recordEvents(context, () => {
        throw new Refusal('no');
      }),
    ).toThrow(Refusal);
    expect(() => recordEvents(context, () => [registration('churn', 1)])).toThrow();
    expect([context.registry.revision(), context.audit.count()]).toEqual([0, 0]);
  });

  it('comes back from the ledger after the store was deleted', () => {
    const root = temporaryFolder();
    const first = openedRegistry(root);
    recordEvents(first, () => [registration('churn', 1), promotion('churn', 1)]);
    const before = [first.registry.versions('churn'), first.registry.moves('churn')];
    rmSync(join(root, '.tend'), { recursive: true });
    const again = openedRegistry(root);
    expect(syncLedger(again)).toEqual({ imported: 2, gone: 0, back: 0, problems: [] });
    expect([again.registry.versions('churn'), again.registry.moves('churn')]).toEqual(before);
    expect(syncLedger(again)).toEqual({ imported: 0, gone: 0, back: 0, problems: [] });
  });

  it('are listed in as many queries whether one version or all were made from another', () => {
    const { registry, ...context } = openedRegistry(temporaryFolder());
    const madeFrom = (parent: number) => ({ parent: 99, parentDigest: digestFor(`churn${parent}`) });
    const next = (version: number) => registration('churn', version, version > 1 ? madeFrom(version - 1) : {});
    recordEvents({ registry, ...context }, () => Array.from({ length: 40 }, (_, index) => next(index + 1)));
    const queries = countedQueries();
    const [one, all] = [
      queries(() => registry.versions('churn', { limit: 1 })),
      queries(() => registry.versions('churn')),
    ];
    expect(all.result.map(({ registered }) => registered.parent)).toEqual([
      ...Array.from({ length: 39 }, (_, i) => 39 - i),
      null,
    ]);
    expect(one.result[0]?.registered.parent).toBe(39);
    expect(all.count).toBeLessThanOrEqual(one.count);
  });
});

function countedQueries() {
  const prototype = Object.getPrototypeOf(new BetterSqlite3(':memory:').prepare('SELECT 1')) as BetterSqlite3.Statement;
  const all = vi.spyOn(prototype, 'all');
  onTestFinished(() => all.mockRestore());
  return <T>(work: () => T) => {
    const before = all.mock.calls.length;
    const result = work();
    return { result, count: all.mock.calls.length - before };
  };
}
