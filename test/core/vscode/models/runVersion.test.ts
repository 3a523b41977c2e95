import { beforeEach, expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { runVersion } from '../../../../src/vscode/commands/models/runVersion';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

interface Box {
  readonly value: string;
  readonly validateInput: (text: string) => unknown;
}

const { box, Cancelled } = vi.hoisted(() => ({
  box: vi.fn<(options: Box) => Promise<string | undefined>>(),
  Cancelled: class extends Error {},
}));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  Uri: { parse: (text: string) => text },
  QuickPickItemKind: { Default: 0 },
  InputBoxValidationSeverity: { Warning: 2 },
  CancellationError: Cancelled,
  window: {
    showQuickPick: (items: readonly { readonly label: string }[]) =>
      Promise.resolve(items.find(({ label }) => label.includes('Type a Row'))),
    showInputBox: box,
  },
}));

const row = { scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') };

/** A window in which `churn@3` is registered, which was packaged with a row. */
function windowServices(): ModelServices {
  const answers: Readonly<Record<string, unknown>> = {
    versions: [{ digest: row.digest, number: 3 }],
    tree: [{ name: 'churn', versions: [{ digest: digestFor('churn2'), number: 2, state: 'registered', stages: [] }] }],
    rowToType: { example: '{"age":41}', inputs: [{ name: 'age', type: 'long', shape: null, required: true }] },
  };
  const ask = (_: unknown, name: string) => Promise.resolve(answers[name]);
  const project = { scope: row.scope, root: '/churn', discovery: null };
  return { models: { ask }, projects: { get: () => project } } as unknown as ModelServices;
}

const run = (services: ModelServices) =>
  expect(runVersion.run(services, versionRow(row), givenOf(undefined))).rejects.toBeInstanceOf(Cancelled);

beforeEach(() => void box.mockReset());

it('the row that was typed last is offered again, also where nothing came of it', async () => {
  const services = windowServices();
  box.mockResolvedValue('{"age":54}');
  await run(services);
  await run(services);
  expect(box.mock.calls.map(([{ value }]) => value)).toEqual(['{"age":41}', '{"age":54}']);
});

it('a row that is typed begins as one that the version was packaged with, and is held against its signature', async () => {
  box.mockResolvedValue(undefined);
  await run(windowServices());
  const { value, validateInput } = box.mock.calls[0]?.[0] ?? {};
  expect(value).toBe('{"age":41}');
  expect(['{"age":42}', '{"ag":42}', '[]', '{"age":"old"}', 'old'].map((text) => validateInput?.(text))).toEqual([
    null,
    'The input has no "age" but "ag": churn@3 takes "age".',
    'The input has no row to predict.',
    '"age" of row 1 is "old", where churn@3 takes a number.',
    'Write one row, or a list of rows, as JSON.',
  ]);
  expect(validateInput?.('{"age":42,"plan":"pro"}')).toEqual({
    ...{ severity: 2, message: 'churn@3 takes "age"; the input has "plan" as well.' },
  });
});
