import { rmSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { openStore } from '../../../src/store/openStore';
import type { Store } from '../../../src/store/store';
import { temporaryFolder } from '../temporaryFolder';
import { report } from './report';
import { writerProcess } from './writerProcess';

const monday = new Date('2026-11-23T10:00:00Z');
const tuesday = new Date('2026-11-24T10:00:00Z');

function openIn(root: string): Store {
  const result = openStore(root, { create: true, logger: silentLogger, now: () => monday });
  if (result.kind !== 'open') throw new Error(JSON.stringify(result));
  onTestFinished(() => result.store.dispose());
  return result.store;
}

describe('versions of a data set', () => {
  it('come back as they were saved', () => {
    const { profiles } = openIn(temporaryFolder());
    const saved = report('data/a.csv', 'sha256:1', { complete: false, reason: 'stopped at row 4' });
    profiles.save(saved, monday);
    expect(profiles.latest('data/a.csv')).toEqual({
      path: 'data/a.csv',
      number: 1,
      digest: 'sha256:1',
      format: 'csv',
      bytes: 10,
      rows: 4,
      complete: false,
      reason: 'stopped at row 4',
      firstSeen: monday,
      lastSeen: monday,
      counts: { error: 1, warning: 0, info: 1, hint: 0 },
      columns: saved.columns,
    });
    expect(profiles.latest('data/b.csv')).toBeNull();
  });

  it('are one for each content: the same content again is the same version, seen again', () => {
    const { profiles } = openIn(temporaryFolder());
    profiles.save(report('a.csv', 'sha256:1'), monday);
    profiles.save(report('a.csv', 'sha256:2'), new Date('2026-11-23T11:00:00Z'));
    profiles.save(report('b.csv', 'sha256:2'), monday);
    profiles.save(report('a.csv', 'sha256:1', { findings: [] }), tuesday);
    expect(
      profiles
        .history('a.csv')
        .map(({ number, firstSeen, lastSeen, counts }) => [number, firstSeen, lastSeen, counts.error]),
    ).toEqual([
      [1, monday, tuesday, 0],
      [2, new Date('2026-11-23T11:00:00Z'), new Date('2026-11-23T11:00:00Z'), 1],
    ]);
    expect(profiles.latest('a.csv')).toMatchObject({ number: 1 });
    expect(profiles.history('b.csv')).toHaveLength(1);
  });

  it('have the columns of their last check', () => {
    const { profiles } = openIn(temporaryFolder());
    const first = report('a.csv', 'sha256:1');
    profiles.save(first, monday);
    profiles.save({ ...first, columns: first.columns.slice(0, 1) }, tuesday);
    expect(profiles.latest('a.csv')?.columns.map((column) => column.name)).toEqual(['mass']);
  });

  it('are all listed, but the columns of those that were not seen for long are forgotten', () => {
    const root = temporaryFolder();
    const { profiles } = openIn(root);
    const at = (n: number) => new Date(monday.getTime() + n * 1000);
    for (let n = 0; n < 130; n++) profiles.save(report('a.csv', `sha256:${n}`), at(n));
    profiles.save(report('b.csv', 'sha256:0'), monday);
    profiles.save(report('a.csv', 'sha256:0', { findings: [] }), at(200));
    expect(profiles.history('a.csv')).toHaveLength(130);
    expect(profiles.latest('a.csv')).toMatchObject({ number: 1, columns: [{ name: 'mass' }, { name: 'sex' }] });
    expect(profiles.latest('b.csv')?.columns).toHaveLength(2);
    const database = new BetterSqlite3(join(root, '.tend/tend.db'));
    onTestFinished(() => void database.close());
    const numbers = database.prepare(
      `SELECT number FROM data_set_versions JOIN data_sets ON data_sets.id = data_set_id
       WHERE path = 'a.csv' AND data_set_versions.id IN (SELECT version_id FROM column_summaries) ORDER BY number`,
    );
    expect(numbers.pluck().all()).toEqual([1, ...Array.from({ length: 99 }, (_, n) => n + 32)]);
  });

  it('are not kept without a digest', () => {
    const { profiles } = openIn(temporaryFolder());
    profiles.save(report('a.csv', null), monday);
    expect(profiles.history('a.csv')).toEqual([]);
  });
});

describe('the change feed', () => {
  it('tells of each write once, and not of a check that says the same a moment later', () => {
    const store = openIn(temporaryFolder());
    let told = 0;
    const listening = store.onDidChange(() => told++);
    onTestFinished(() => listening.dispose());
    store.profiles.save(report('a.csv', 'sha256:1'), monday);
    store.profiles.save(report('a.csv', 'sha256:1'), new Date(monday.getTime() + 5000));
    store.profiles.save(report('a.csv', 'sha256:1', { findings: [] }), new Date(monday.getTime() + 6000));
    expect(told).toBe(2);
  });

  it('is woken by the writes of another process, and both may write', async () => {
    const root = temporaryFolder();
    const store = openIn(root);
    const other = await writerProcess(root);
    await other.save('warm.csv');
    for (const path of ['one.csv', 'two.csv']) {
      const woken = new Promise<void>((resolve) => {
        const listening = store.onDidChange(() => {
          listening.dispose();
          resolve();
        });
      });
      await other.save(path);
      await woken;
      expect(store.profiles.latest(path)).toMatchObject({ rows: 4 });
      store.profiles.save(report(path, 'sha256:mine'), monday);
    }
    await other.end();
    expect(store.profiles.history('two.csv')).toHaveLength(2);
  });

  it('two processes that write at the same time lose nothing', async () => {
    const root = temporaryFolder();
    const store = openIn(root);
    const others = [await writerProcess(root), await writerProcess(root)];
    for (let round = 0; round < 10; round++) {
      const saved = others.map((other) => other.save('shared.csv'));
      store.profiles.save(report('shared.csv', `sha256:${round}`), monday);
      await Promise.all(saved);
    }
    const numbers = store.profiles.history('shared.csv').map((version) => version.number);
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
  });

  it('a store that was removed while it is open takes nothing more and says so', () => {
    const root = temporaryFolder();
    const store = openIn(root);
    rmSync(join(root, '.tend'), { recursive: true });
    expect(() => store.profiles.save(report('a.csv', 'sha256:1'), monday)).toThrow(
      'The store was removed while it was open; a new window makes a new one.',
    );
  });
});
