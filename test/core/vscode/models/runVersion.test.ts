import { beforeEach, expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { runVersion } from '../../../../src/vscode/commands/models/runVersion';
import { modelRow, versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

interface Box {
  readonly value: string;
  readonly validateInput: (text: string) => unknown;
}

const { box, shown, Cancelled } = vi.hoisted(() => ({
  shown: [] as (readonly string[])[],
  box: vi.fn<(options: Box) => Promise<string | undefined>>(),
  Cancelled: class extends Error {},
}));

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  Uri: { parse: (text: string) => text, joinPath: (_: string, path: string) => ({ fsPath: path }) },
  QuickPickItemKind: { Default: 0 },
  InputBoxValidationSeverity: { Warning: 2 },
  CancellationError: Cancelled,
  window: {
    showQuickPick: (items: readonly { readonly label: string }[]) => {
      shown.push(items.map(({ label }) => label));
      const [first] = items;
      const version = first?.label.startsWith('churn@') ? first : undefined;
      return Promise.resolve(version ?? items.find(({ label }) => label.includes('Type a Row')));
    },
    showInputBox: box,
  },
}));

const row = { scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') };

/** A window in which `churn@3` is registered, which was packaged with a row. */
function windowServices(): ModelServices {
  const answers: Readonly<Record<string, unknown>> = {
    versions: [{ digest: row.digest, number: 3 }],
    tree: [{ name: 'churn', versions: [3, 2, 1].map(registered), clashes: [] }],
    suitable: [digestFor('churn1'), row.digest],
    rowToType: { example: '{"age":41}', inputs: [{ name: 'age', type: 'long', shape: null, required: true }] },
  };
  const ask = (_: unknown, name: string) => Promise.resolve(answers[name]);
  const tables = ['data/new.csv', 'out/lr-pred.csv', 'scored.csv'];
  const project = { scope: row.scope, root: '/churn', discovery: { dataFiles: tables.map((path) => ({ path })) } };
  const columns = ['y_true', 'y_pred'].map((name) => ({ name }));
  const checks = { all: () => [{ key: 'file:///churn/scored.csv', path: 'scored.csv', report: { columns } }] };
  const projects = { get: () => project, all: () => [project], owner: () => project };
  return { models: { ask }, projects, checks } as unknown as ModelServices;
}

function registered(number: number) {
  return { digest: digestFor(`churn${number}`), number, state: 'registered', stages: [] };
}

const run = (services: ModelServices, target = versionRow(row)) =>
  expect(runVersion.run(services, target, givenOf(undefined))).rejects.toBeInstanceOf(Cancelled);

beforeEach(() => {
  box.mockReset();
  shown.length = 0;
});

it('of a model it is asked which version is run, of those that are offered; a row is that one', async () => {
  await run(windowServices(), modelRow(row.scope, 'churn'));
  expect(shown[0]).toEqual(['churn@1', 'churn@3']);
  shown.length = 0;
  await run(windowServices());
  expect(shown[0]?.[0]).toContain('Type a Row');
});

it('what a model predicted is not offered to be predicted from', async () => {
  await run(windowServices());
  expect(shown[0]).toEqual(['$(edit) Type a Row…', 'data/new.csv', '$(folder-opened) Another File…']);
});

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
    ...{ severity: 2, message: '1 column that churn@3 does not take is left out: "plan".' },
  });
});
