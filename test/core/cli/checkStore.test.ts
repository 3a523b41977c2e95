import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { openStore } from '../../../src/store/openStore';
import { addFiles, temporaryFolder } from '../temporaryFolder';
import { unprivileged } from '../unprivileged';
import { runTend } from './runTend';
import { clean, faulty } from './tables';

describe('the store', () => {
  const latest = (root: string) => {
    const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
    if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
    const versions = opened.store.profiles.history('a.csv');
    opened.store.dispose();
    return versions;
  };

  it('is never made', async () => {
    const root = temporaryFolder({ 'a.csv': clean });
    await runTend(root, ['check']);
    expect(existsSync(join(root, '.tend'))).toBe(false);
  });

  it('that exists gets a version for each content', async () => {
    const root = temporaryFolder({ 'a.csv': clean });
    expect(latest(root)).toEqual([]);
    await runTend(root, ['check']);
    addFiles(root, { 'a.csv': faulty });
    await runTend(root, ['check', '--level', 'error']);
    expect(latest(root).map(({ number, rows, counts }) => [number, rows, counts.error, counts.warning])).toEqual([
      [2, 42, 1, 1],
      [1, 40, 0, 0],
    ]);
  });

  it('does not learn from a run that looked at one check only', async () => {
    const root = temporaryFolder({ 'a.csv': faulty });
    latest(root);
    await runTend(root, ['check', '--check', 'text-typo']);
    expect(latest(root)).toEqual([]);
  });

  it('that may not be looked at is told of', async () => {
    const root = temporaryFolder({ 'a.csv': clean });
    latest(root);
    chmodSync(join(root, '.tend'), 0);
    chmodSync(root, 0o755);
    const { code, notes } = await unprivileged(() => runTend(root, ['check']));
    expect({ code, notes }).toEqual({
      code: 0,
      notes: ['The store .tend/tend.db cannot be written: the disk or its permissions forbid it.'],
    });
    chmodSync(join(root, '.tend'), 0o755);
  });

  it('that is broken is left alone; a note says so and the check goes on', async () => {
    const root = temporaryFolder({ 'a.csv': faulty });
    mkdirSync(join(root, '.tend'));
    writeFileSync(join(root, '.tend/tend.db'), 'no database '.repeat(20));
    const { code, out, notes } = await runTend(root, ['check']);
    expect(notes).toEqual(['The store .tend/tend.db is damaged: it is not a database.']);
    expect(code).toBe(1);
    expect(out).toContain('csv-missing-cell');
    expect(readFileSync(join(root, '.tend/tend.db'), 'utf8')).toBe('no database '.repeat(20));
  });
});
