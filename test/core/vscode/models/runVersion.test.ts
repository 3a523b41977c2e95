import { expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { runVersion } from '../../../../src/vscode/commands/models/runVersion';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const { box, Cancelled } = vi.hoisted(() => ({
  box: vi.fn<(options: { readonly value: string }) => Promise<undefined>>(),
  Cancelled: class extends Error {},
}));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  Uri: { parse: (text: string) => text },
  QuickPickItemKind: { Default: 0 },
  CancellationError: Cancelled,
  window: {
    showQuickPick: (items: readonly { readonly label: string }[]) =>
      Promise.resolve(items.find(({ label }) => label.includes('Type a Row'))),
    showInputBox: box,
  },
}));

it('the row that is typed for a version begins as one that it was packaged with', async () => {
  const row = { scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') };
  const answers: Readonly<Record<string, unknown>> = {
    versions: [{ digest: row.digest, number: 3 }],
    exampleRow: '{"age":41}',
  };
  const ask = (_: unknown, name: string) => Promise.resolve(answers[name]);
  const project = { scope: row.scope, root: '/churn', discovery: null };
  const services = { models: { ask }, projects: { get: () => project } } as unknown as ModelServices;
  box.mockResolvedValue(undefined);
  await expect(runVersion.run(services, versionRow(row), givenOf(undefined))).rejects.toBeInstanceOf(Cancelled);
  expect(box.mock.calls[0]?.[0].value).toBe('{"age":41}');
});
