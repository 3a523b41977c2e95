import { expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { settleNumber } from '../../../../src/vscode/commands/models/settleNumber';
import { digestFor } from '../../models/registry/happenings';

type Pick = (items: readonly vscode.QuickPickItem[]) => Promise<unknown>;
const { pick, done } = vi.hoisted(() => ({ pick: vi.fn<Pick>(), done: vi.fn<(text: string) => Promise<undefined>>() }));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  ProgressLocation: {},
  window: {
    withProgress: (_: unknown, work: (...given: readonly unknown[]) => unknown) =>
      work({ report: () => undefined }, { onCancellationRequested: () => undefined }),
    showInputBox: () => Promise.resolve('it was first'),
    showQuickPick: pick,
    showInformationMessage: done,
  },
}));

it('which package keeps a number is asked with who registered each and when, and what became of the other is told', async () => {
  const [first, second] = [digestFor('first'), digestFor('second')];
  const project = { scope: 'file:///churn', name: 'churn' };
  const answers: Readonly<Record<string, unknown>> = {
    tree: [{ name: 'churn', clashes: [{ version: 4, digests: [first, second] }] }],
    versions: [
      { digest: first, number: 4, by: 'ana@example.com', created: new Date(2026, 10, 20, 14, 5).getTime() },
      { digest: second, number: 4, by: 'bo@example.com', created: new Date(2026, 10, 21, 9, 0).getTime() },
    ],
  };
  const act = vi.fn(() => Promise.resolve({ renumbered: [{ digest: second, version: 'churn@5' }] }));
  const services = {
    models: { ask: (_: unknown, name: string) => Promise.resolve(answers[name]), act },
    projects: { all: () => [project] },
  } as unknown as ModelServices;
  pick.mockImplementationOnce((items) => Promise.resolve(items[0]));
  done.mockResolvedValue(undefined);
  await settleNumber.run(services, 'clash:churn@4:file:///churn', givenOf(undefined));
  expect(pick.mock.calls[0]?.[0]).toMatchObject([
    { label: first.slice(7, 19), description: 'registered by ana@example.com, 2026-11-20 14:05' },
    { label: second.slice(7, 19), description: 'registered by bo@example.com, 2026-11-21 09:00' },
  ]);
  const input = { version: 'churn@4', keep: first, reason: 'it was first' };
  expect(act).toHaveBeenCalledWith(project, 'settle', input, expect.anything());
  expect(done.mock.calls[0]?.[0]).toBe(`churn@4 is ${first.slice(7, 19)}; ${second.slice(7, 19)} is churn@5 now.`);
});
