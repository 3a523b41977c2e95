import { beforeEach, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import { liveAt } from '../../../../src/vscode/commands/models/liveAt';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { modelRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

type Pick = (items: readonly vscode.QuickPickItem[]) => Promise<unknown>;
type Ask = (options: vscode.InputBoxOptions) => Promise<string>;
const { pick, warn, ask } = vi.hoisted(() => ({
  ...{ pick: vi.fn<Pick>(), warn: vi.fn<(text: string) => Promise<undefined>>(), ask: vi.fn<Ask>() },
}));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  ProgressLocation: {},
  CancellationError: class extends Error {},
  window: {
    withProgress: (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
    showInputBox: ask,
    showQuickPick: pick,
    showWarningMessage: warn,
  },
}));

beforeEach(() => {
  pick.mockReset().mockResolvedValue(undefined);
  ask.mockReset().mockResolvedValue('');
  warn.mockReset().mockResolvedValue(undefined);
});

const from = Date.UTC(2026, 2, 5, 12);
const move = {
  ...{ event: digestFor('event'), kind: 'promoted', model: 'churn', stage: 'production', version: 2 },
  ...{ digest: digestFor('churn2'), from, to: null, by: 'ana@example.com', reason: 'better' },
};
const settled = { stage: 'production', move, conflict: [], troubles: [], missing: [], absent: null, clocks: [] };

/** A window with one model, whose log answers with `live`. */
function windowWith(live: object, conflicts: readonly object[] = []): ModelServices {
  const project = { scope: 'file:///churn', name: 'churn' };
  const tree = [{ name: 'churn', live: [{ stage: 'production', version: 2 }], conflicts, versions: [] }];
  const models = { ask: () => Promise.resolve(tree), act: () => Promise.resolve(live) };
  return { models, projects: { all: () => [project] } } as unknown as ModelServices;
}

const row = modelRow('file:///churn', 'churn');

it('an answer that clocks or lacking events make doubtful says so in the words of the command line', async () => {
  const clocks = [{ move, said: Date.UTC(2026, 2, 3, 12), registered: null }];
  const absent = { model: 'churn', digests: [digestFor('gone')], sentence: '1 event of churn is not here.' };
  await liveAt.run(windowWith({ ...settled, clocks, absent }), row, givenOf({ stage: 'production' }));
  expect(warn.mock.calls).toEqual([
    [
      '1 event of churn is not here. Clocks disagree: the one of ana@example.com said 2026-03-03 12:00 UTC for churn@2, which is before what came earlier; it counts from 2026-03-05 12:00 UTC.',
    ],
  ]);
  expect(pick.mock.calls[0]?.[0]).toMatchObject([{ label: 'churn@2' }]);
});

it('of an answer that nothing contradicts nobody is warned', async () => {
  await liveAt.run(windowWith(settled), row, givenOf({ stage: 'production' }));
  expect(warn).not.toHaveBeenCalled();
});

it('a moment that is none is told while it is typed', async () => {
  await liveAt.run(windowWith(settled), row, givenOf({ stage: 'production' }));
  const told = (typed: string) => ask.mock.calls[0]?.[0].validateInput?.(typed);
  expect([told(''), told('2026-03-05'), told('2026-13-45')]).toEqual([
    null,
    null,
    '2026-13-45 names a day that does not exist.',
  ]);
});

it('a stage in which several versions are live at once is not listed as empty', async () => {
  pick.mockImplementationOnce((items) => Promise.resolve(items[0]));
  await liveAt.run(windowWith(settled, [{ stage: 'staging', versions: [3, null] }]), row, givenOf(undefined));
  expect(pick.mock.calls[0]?.[0]).toEqual([
    { label: 'production', description: 'now churn@2' },
    { label: 'staging', description: 'contradictory: churn@3 and nothing at once' },
  ]);
});
