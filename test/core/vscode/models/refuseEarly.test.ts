import { beforeEach, expect, it, vi } from 'vitest';
import { approveVersion } from '../../../../src/vscode/commands/models/approveVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { waiveGate } from '../../../../src/vscode/commands/models/waiveGate';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const asked = vi.hoisted(() => vi.fn());

vi.mock('vscode', () => ({
  workspace: { isTrusted: true },
  CancellationError: class extends Error {},
  window: { showQuickPick: asked, showInputBox: asked },
}));

beforeEach(() => void asked.mockReset());

const row = { scope: 'file:///churn', model: 'churn', version: 1, digest: digestFor('churn1') };

function windowServices(refusal: string) {
  const questions: unknown[] = [];
  const ask = (_: unknown, name: string, question: unknown) => {
    if (name === 'refusedAct') questions.push(question);
    const answers: Readonly<Record<string, unknown>> = {
      versions: [{ digest: row.digest, number: 1 }],
      tree: [{ name: 'churn', versions: [], live: [], conflicts: [] }],
      refusedAct: refusal,
    };
    return Promise.resolve(answers[name]);
  };
  const project = { scope: row.scope, root: '/churn' };
  return { questions, services: { models: { ask }, projects: { get: () => project } } as unknown as ModelServices };
}

it.each([
  ['waive', waiveGate],
  ['approve', approveVersion],
] as const)('who may not %s is told before anything is asked', async (act, command) => {
  const { questions, services } = windowServices('ana made it; somebody else has to.');
  const run = command.run(services, versionRow(row), givenOf({ stage: 'production' }));
  await expect(run).rejects.toThrow('ana made it; somebody else has to.');
  expect(questions).toEqual([{ act, version: 'churn@1', stage: 'production' }]);
  expect(asked).not.toHaveBeenCalled();
});
