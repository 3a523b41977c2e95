import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { recordEvents } from '../../../src/actions/models/recordEvents';
import { promotion, registration } from '../models/registry/happenings';
import { openedRegistry } from '../models/registry/openedRegistry';
import { temporaryFolder } from '../temporaryFolder';
import { passingStores } from '../store/passingStores';
import { unprivileged } from '../unprivileged';
import { keeperOf } from './keptModels';
import { storeOf, unusableStores } from './unusableStores';

function readOnly(root: string): void {
  execFileSync('chmod', ['-R', 'a+rX,a-w', root]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', root]));
}

it('a window on a disk that cannot be written shows what the ledger says, and why nothing can be recorded', async () => {
  const root = temporaryFolder();
  recordEvents(openedRegistry(root), () => [registration('churn', 1), promotion('churn', 1)]);
  rmSync(join(root, '.tend'), { recursive: true });
  readOnly(root);
  const { tree, act, told, ask } = keeperOf(root);
  const problem = 'The store .tend/tend.db cannot be written: the disk or its permissions forbid it.';
  await unprivileged(async () => {
    expect((await tree()).map(({ name, live }) => [name, live.map(({ version }) => version)])).toEqual([
      ['churn', [1]],
    ]);
    expect(told.findLast(({ type }) => type === 'notice')).toMatchObject({ notice: problem });
    expect(await act('deprecate', { version: 'churn@1', reason: 'old' })).toBe(`failed: ${problem}`);
    expect((await tree()).map(({ name }) => name)).toEqual(['churn']);
    expect(await ask('facts')).toMatchObject({ models: [{ name: 'churn' }] });
  });
});

it.each(unusableStores)(
  'a store of %s that cannot be written is told as that, and no copy of it stays',
  async (_, sql, problem) => {
    const root = temporaryFolder();
    storeOf(root, sql);
    readOnly(root);
    const { tree, act, told } = keeperOf(root);
    await unprivileged(async () => {
      expect(await tree()).toEqual([]);
      expect(await act('deprecate', { version: 'churn@1', reason: 'old' })).toBe(`failed: ${problem}`);
      expect(passingStores()).toEqual([]);
    });
    expect(told.findLast(({ type }) => type === 'notice')).toMatchObject({ notice: problem });
  },
);
