import { beforeEach, expect, it, vi } from 'vitest';
import { approveVersion } from '../../../../src/vscode/commands/models/approveVersion';
import { archiveVersion } from '../../../../src/vscode/commands/models/archiveVersion';
import { deprecateVersion } from '../../../../src/vscode/commands/models/deprecateVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { promoteVersion } from '../../../../src/vscode/commands/models/promoteVersion';
import { waiveGate } from '../../../../src/vscode/commands/models/waiveGate';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const message = vi.hoisted(() => vi.fn<(text: string, action: string) => Promise<undefined>>());

vi.mock('vscode', () => ({
  window: { showInformationMessage: message, showInputBox: () => Promise.resolve('2027-01-31') },
  workspace: { isTrusted: true },
}));
vi.mock('../../../../src/vscode/commands/models/ask', () => ({
  askOptional: () => Promise.resolve(null),
  askDay: () => Promise.resolve('2027-01-31'),
  choose: (_: string, items: readonly unknown[]) => Promise.resolve(items[0]),
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({
  act: () => Promise.resolve({ notes: [], verdict: 'pass', gates: [] }),
}));

beforeEach(() => void message.mockReset().mockResolvedValue(undefined));

const digest = digestFor('churn2');
const project = { scope: 'file:///churn' };
const row = versionRow({ scope: project.scope, model: 'churn', version: 2, digest });

function services(deprecation: object | null): ModelServices {
  const version = { number: 2, digest, state: 'registered', run: null, deprecation };
  const answers: Record<string, unknown> = {
    versions: [version],
    tree: [{ name: 'churn', versions: [version], live: [], clashes: [] }],
    promotion: { commands: [], gates: [{ waivable: true, gate: 'latency', verdict: 'fail', result: '' }] },
  };
  const models = { ask: (_: unknown, question: string) => Promise.resolve(answers[question] ?? null) };
  const projects = { get: () => project, all: () => [project] };
  return { models: { ...models, projects }, projects, now: () => new Date(0) } as unknown as ModelServices;
}

const given = givenOf({ stage: 'production', reason: 'agreed', gate: 'latency' });

it.each([
  [approveVersion, 'churn@2 is approved for production.'],
  [waiveGate, 'latency is waived for churn@2 in production until 2027-01-31.'],
  [promoteVersion, 'churn@2 is live in production.'],
  [deprecateVersion, 'churn@2 is deprecated.'],
  [archiveVersion, 'churn@2 is archived.'],
] as const)('what was decided of a version is told once it is done: %#', async (command, text) => {
  await command.run(services(null), row, given);
  expect(message).toHaveBeenCalledWith(text, 'Show');
});

it('a notice that was taken back is told', async () => {
  await deprecateVersion.run(services({ at: 0 }), row, { ...given, takesBack: true });
  expect(message).toHaveBeenCalledWith('The notice on churn@2 is taken back.', 'Show');
});
