import { beforeEach, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { approveVersion } from '../../../../src/vscode/commands/models/approveVersion';
import { archiveVersion, holdVersion } from '../../../../src/vscode/commands/models/archiveVersion';
import { reinstateVersion } from '../../../../src/vscode/commands/models/reinstateVersion';
import { deprecateVersion } from '../../../../src/vscode/commands/models/deprecateVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { promoteVersion } from '../../../../src/vscode/commands/models/promoteVersion';
import { waiveGate } from '../../../../src/vscode/commands/models/waiveGate';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const { message, question, acted, chosenItem, typed } = vi.hoisted(() => ({
  typed: { notice: null as string | null },
  chosenItem: { at: 0 },
  message: vi.fn<(text: string, action: string) => Promise<undefined>>(),
  question: vi.fn<(text: string, options: object, action: string) => Promise<string | undefined>>(),
  acted: vi.fn<(...acting: readonly unknown[]) => Promise<object>>(),
}));

vi.mock('vscode', () => ({
  CancellationError: class extends Error {},
  window: {
    showInformationMessage: message,
    showWarningMessage: question,
    showInputBox: () => Promise.resolve('2027-01-31'),
  },
  Uri: { parse: (text: string) => text },
  workspace: { isTrusted: true },
}));
vi.mock('../../../../src/vscode/commands/models/ask', () => ({
  askOptional: (title: string) => Promise.resolve(title.startsWith('What does') ? typed.notice : null),
  askDay: () => Promise.resolve('2027-01-31'),
  choose: (_: string, items: readonly unknown[]) => Promise.resolve(items.at(chosenItem.at)),
  askFolder: () => Promise.resolve('/mnt/cold'),
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({
  act: (...acting: readonly unknown[]) => acted(...acting),
}));

beforeEach(() => {
  chosenItem.at = 0;
  typed.notice = null;
  message.mockReset().mockResolvedValue(undefined);
  question.mockReset().mockResolvedValue(undefined);
  acted.mockReset().mockResolvedValue({ notes: [], verdict: 'pass', gates: [], path: 'archive/churn/2-0f' });
});

const digest = digestFor('churn2');
const project = { scope: 'file:///churn' };
const row = versionRow({ scope: project.scope, model: 'churn', version: 2, digest });

function services(
  deprecation: object | null,
  newStage: string | null = null,
  state = 'registered',
  held = false,
): ModelServices {
  const version = { number: 2, digest, state, run: null, deprecation, stages: [], held };
  const answers: Record<string, unknown> = {
    versions: [version],
    tree: [{ name: 'churn', versions: [version], live: [], clashes: [] }],
    promotion: { commands: [], newStage, gates: [{ waivable: true, gate: 'latency', verdict: 'fail', result: '' }] },
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
  [archiveVersion, 'churn@2 is archived in archive/churn/2-0f.'],
  [holdVersion, 'churn@2 is under a legal hold: nobody can purge it until that is lifted.'],
] as const)('what was decided of a version is told once it is done: %#', async (command, text) => {
  await command.run(services(null), row, given);
  expect(message).toHaveBeenCalledWith(text, 'Show');
});

it('a notice that was taken back is told', async () => {
  await reinstateVersion.run(services({ at: 0 }), row, given);
  expect(message).toHaveBeenCalledWith('The notice on churn@2 is taken back.', 'Show');
});

it('a stage that nobody declared is asked about before anything goes live in it', async () => {
  const problem = 'No version of churn ever was in "production"; its stages are staging.';
  await expect(promoteVersion.run(services(null, problem), row, given)).rejects.toBeInstanceOf(CancellationError);
  expect(acted).not.toHaveBeenCalled();
  question.mockResolvedValue('Make It a Stage');
  await promoteVersion.run(services(null, problem), row, given);
  const [text, options] = question.mock.calls[0] ?? [];
  expect([text, options]).toEqual(['Is "production" meant as a new stage?', { modal: true, detail: problem }]);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ action: 'promote', input: { newStage: true } });
});

it('another notice takes away what is left empty', async () => {
  await deprecateVersion.run(services({ at: 0, until: 0, replacement: 1 }), row, given);
  const input = { version: 'churn@2', reason: 'agreed', notice: 'agreed', until: false, replacement: false };
  expect(acted.mock.lastCall?.[2]).toMatchObject({ action: 'deprecate', input });
});

it('a notice says to whoever uses it what the reason does not', async () => {
  typed.notice = 'call churn@3';
  await deprecateVersion.run(services(null), row, given);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ input: { reason: 'agreed', notice: 'call churn@3' } });
});

it('the notice on what is archived can be chosen to be taken back', async () => {
  await reinstateVersion.run(services({ until: null }, null, 'archived'), undefined, given);
  expect(acted).toHaveBeenCalledWith(expect.anything(), project, expect.objectContaining({ action: 'reinstate' }));
});

it('an archive can be put on another disk, under a legal hold', async () => {
  await archiveVersion.run(services(null), row, given);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ action: 'archive', input: { to: null, retain: null, hold: null } });
  chosenItem.at = -1;
  await archiveVersion.run(services(null), row, given);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ action: 'archive', input: { to: '/mnt/cold', hold: true } });
});

it('a version that is still held is archived as such, without asking for a hold', async () => {
  acted.mockResolvedValue({ notes: [], path: 'archive/churn/2-0f', held: true });
  chosenItem.at = -1;
  await archiveVersion.run(services(null, null, 'registered', true), row, given);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ input: { hold: null } });
  expect(message).toHaveBeenCalledWith('churn@2 is archived in archive/churn/2-0f, under a legal hold.', 'Show');
});

it('a legal hold is lifted where there is one', async () => {
  await holdVersion.run(services(null, null, 'archived', true), row, given);
  expect(acted.mock.lastCall?.[2]).toMatchObject({ action: 'archive', input: { reason: 'agreed', hold: false } });
  expect(message).toHaveBeenCalledWith('The legal hold of churn@2 is lifted.', 'Show');
});
