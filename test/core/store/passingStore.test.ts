import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { copiedPassingStore, emptyPassingStore } from '../../../src/store/passingStore';
import { temporaryFolder } from '../temporaryFolder';

/** Where passing stores are made for the rest of the test. */
function temporary(): string {
  const folder = temporaryFolder();
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, folder);
  onTestFinished(() => void vi.unstubAllEnvs());
  return folder;
}

it('a passing store goes when it is disposed of, and that of a process that was killed with the next one', () => {
  const folder = temporary();
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const living = emptyPassingStore();
  const mine = basename(living.root);
  const killed = mine.replace(`-${process.pid}-`, `-${gone}-`);
  const elsewhere = killed.replace(/[0-9a-f]{8}-/, '00000000-');
  const others = [elsewhere, `tend-passing-${gone}`, `${killed}-mine`];
  for (const name of [killed, ...others]) {
    mkdirSync(join(folder, name, '.tend'), { recursive: true });
    writeFileSync(join(folder, name, '.tend', 'tend.db'), '');
  }
  const next = emptyPassingStore();
  expect(readdirSync(folder).toSorted()).toEqual([mine, basename(next.root), ...others].toSorted());
  for (const store of [living, next]) store.dispose();
  expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
});

it('what was left behind is removed without the bytes of packages that it points to', () => {
  const root = temporaryFolder({ '.tend/tend.db': 'rows', '.tend/objects/sha256/ab': 'bytes' });
  const folder = temporary();
  const store = copiedPassingStore(root);
  expect(existsSync(join(store.root, '.tend/objects/sha256/ab'))).toBe(true);
  const asked = vi.spyOn(process, 'kill').mockImplementation(() => {
    throw new Error('no such process');
  });
  onTestFinished(() => asked.mockRestore());
  emptyPassingStore().dispose();
  expect(readdirSync(folder)).toEqual([]);
  expect(readdirSync(join(root, '.tend/objects/sha256'))).toEqual(['ab']);
});
