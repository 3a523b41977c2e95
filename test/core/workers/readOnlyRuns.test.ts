import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { RunsTree } from '../../../src/actions/runs/tree/runsTree';
import { silentLogger } from '../../../src/base/logger';
import { mlflowFiles } from '../../../src/runs/sources/mlflowFiles';
import { ImportKeeper } from '../../../src/workers/importKeeper';
import type { FromImport } from '../../../src/workers/importProtocol';
import { notKept } from '../../../src/workers/notKept';
import { RunsKeeper } from '../../../src/workers/runsKeeper';
import type { FromRuns, RunsAsk } from '../../../src/workers/runsProtocol';
import { tryAgainAfter } from '../../../src/workers/tryAgain';
import { churn, mlruns } from '../cli/runs/mlruns';
import { runTend } from '../cli/runTend';
import { eventually } from '../eventually';
import { addFiles, temporaryFolder } from '../temporaryFolder';
import { passingStores } from '../store/passingStores';
import { unprivileged } from '../unprivileged';
import { storeOf, unusableStores } from './unusableStores';

function readOnly(root: string): string {
  execFileSync('chmod', ['-R', 'a+rX,a-w', root]);
  onTestFinished(() => void execFileSync('chmod', ['-R', 'u+w', root]));
  return root;
}

/** The two threads of a window, of which the one that reads is told what the one that imports says of its store. */
function windowOn(root: string) {
  const told: (FromImport | FromRuns)[] = [];
  const now = () => new Date(Date.UTC(2026, 10, 27));
  const runs = new RunsKeeper({ send: (message) => told.push(structuredClone(message)), later: setImmediate, now });
  const open = (passing: string | null) => runs.receive({ type: 'open', root, config: {}, passing });
  const send = (message: FromImport) => {
    told.push(message);
    if (message.type === 'passing') open(message.store);
  };
  const imports = new ImportKeeper({ sources: [mlflowFiles], send, logger: silentLogger, now });
  onTestFinished(() => runs.dispose());
  onTestFinished(() => imports.dispose());
  open(null);
  let id = 0;
  const ask = (name: RunsAsk, question: unknown) => {
    const mine = ++id;
    runs.receive({ type: 'ask', id: mine, root, name, question });
    return eventually(() => {
      const reply = told.find((it) => (it.type === 'answer' || it.type === 'failed') && it.id === mine);
      if (reply?.type === 'failed') return `failed: ${reply.message}`;
      if (reply?.type !== 'answer') throw new Error('There is no answer yet.');
      return reply.answer;
    });
  };
  const look = async () => {
    imports.receive({ type: 'look', root, declared: [] });
    await eventually(() => expect(told).toContainEqual({ type: 'resting' }));
  };
  const tree = async () => (await ask('tree', { filter: '', experiments: [], runs: [] })) as RunsTree;
  const passing = () => told.findLast((it) => it.type === 'passing')?.store ?? null;
  return { told, imports, ask, look, tree, passing };
}

it('a window on a folder that cannot be written shows its runs from a store that goes, and marks none', async () => {
  const root = readOnly(temporaryFolder(mlruns(churn)));
  const { told, imports, ask, look, tree, passing } = windowOn(root);
  await unprivileged(async () => {
    expect((await tree()).total).toBe(0);
    await look();
    expect((await tree()).total).toBe(churn.length);
    expect(told.filter((it) => it.type === 'notice').every(({ notice }) => notice === null)).toBe(true);
    expect(await ask('mark', { ids: [], marks: { starred: true } })).toBe(`failed: ${notKept}`);
  });
  const store = passing() ?? '';
  expect(existsSync(store)).toBe(true);
  imports.receive({ type: 'close', root });
  expect([existsSync(store), passing(), existsSync(join(root, '.tend'))]).toEqual([false, null, false]);
});

it('what was kept there before is shown with what came after it, and what was marked stays', async () => {
  const root = temporaryFolder(mlruns(churn.slice(0, 1)));
  await runTend(root, ['runs', 'import']);
  addFiles(root, mlruns(churn));
  readOnly(root);
  const { ask, look, tree } = windowOn(root);
  await unprivileged(async () => {
    await look();
    expect((await tree()).total).toBe(churn.length);
    expect(await ask('mark', { ids: [], marks: { starred: true } })).toBe(`failed: ${notKept}`);
    expect(await ask('data', { endpoint: 'mark', params: { ids: [], marks: { starred: true }, relabel: null } })).toBe(
      `failed: ${notKept}`,
    );
  });
});

it('a folder that can be written again keeps its runs from then on, and takes marks', async () => {
  const root = readOnly(temporaryFolder(mlruns(churn)));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { told, ask, look, tree, passing } = windowOn(root);
  await unprivileged(async () => {
    await look();
    vi.advanceTimersByTime(tryAgainAfter);
    expect([passing() === null, passingStores().length]).toEqual([false, 1]);
  });
  execFileSync('chmod', ['-R', 'u+w', root]);
  const before = told.length;
  vi.advanceTimersByTime(tryAgainAfter);
  await eventually(() => expect(told.slice(before)).toContainEqual({ type: 'reading', root, now: null }));
  expect([passing(), passingStores(), existsSync(join(root, '.tend/tend.db'))]).toEqual([null, [], true]);
  expect((await tree()).total).toBe(churn.length);
  expect(await ask('mark', { ids: [], marks: { starred: true } })).toBe(0);
});

it('a damaged store in a folder that can be written again is set aside with a word', async () => {
  const root = readOnly(
    temporaryFolder({ ...mlruns(churn), '.tend/.gitignore': '*\n', '.tend/tend.db': 'no database' }),
  );
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { told, look } = windowOn(root);
  await unprivileged(look);
  const notice = () => told.findLast((it) => it.type === 'notice')?.notice;
  expect(notice() ?? null).toBeNull();
  execFileSync('chmod', ['-R', 'u+w', root]);
  vi.advanceTimersByTime(tryAgainAfter);
  await eventually(() =>
    expect(notice()).toMatch(/^The store \.tend\/tend\.db was damaged\. It was set aside as tend\.damaged-/),
  );
});

it.each(unusableStores)(
  'a store of %s that cannot be written is told as that, and no copy of it stays',
  async (_, sql, problem) => {
    const root = temporaryFolder(mlruns(churn));
    storeOf(root, sql);
    readOnly(root);
    const { told, look, passing } = windowOn(root);
    await unprivileged(async () => {
      await look();
      expect([passing(), passingStores()]).toEqual([null, []]);
    });
    expect(told.findLast((it) => it.type === 'notice')?.notice).toBe(problem);
  },
);
