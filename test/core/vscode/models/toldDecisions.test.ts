import { beforeEach, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { approveVersion } from '../../../../src/vscode/commands/models/approveVersion';
import { archiveVersion, holdVersion } from '../../../../src/vscode/commands/models/archiveVersion';
import { reinstateVersion } from '../../../../src/vscode/commands/models/reinstateVersion';
import { deprecateVersion } from '../../../../src/vscode/commands/models/deprecateVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { promoteVersion } from '../../../../src/vscode/commands/models/promoteVersion';
import { purgeVersion } from '../../../../src/vscode/commands/models/purgeVersion';
import { restoreVersion } from '../../../../src/vscode/commands/models/restoreVersion';
import { waiveGate } from '../../../../src/vscode/commands/models/waiveGate';
import { AllowedCommands } from '../../../../src/vscode/models/allowedCommands';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const { message, question, acted, chosenItem, typed, choosing, folder } = vi.hoisted(() => ({
  choosing: vi.fn<(title: string, items: readonly unknown[], showsOnly?: boolean) => void>(),
  folder: { path: '' },
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
  Uri: { parse: (text: string) => ({ fsPath: text.replace('file://', '') }) },
  workspace: { isTrusted: true },
}));
vi.mock('../../../../src/vscode/commands/models/ask', () => ({
  askOptional: (title: string) => Promise.resolve(title.startsWith('What does') ? typed.notice : null),
  askDay: () => Promise.resolve('2027-01-31'),
  choose: (...asking: readonly [string, readonly unknown[], boolean?]) => {
    choosing(...asking);
    return Promise.resolve(asking[1].at(chosenItem.at));
  },
  askFolder: () => Promise.resolve(folder.path),
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({
  act: (...acting: readonly unknown[]) => acted(...acting),
}));

beforeEach(() => {
  chosenItem.at = 0;
  folder.path = '/mnt/cold';
  choosing.mockReset();
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
  const archivedTo = state === 'archived' ? 'archive/churn/2-0f' : null;
  const version = { number: 2, digest, state, run: null, deprecation, stages: [], held, archivedTo, bytes: 12_000 };
  const answers: Record<string, unknown> = {
    versions: [version],
    tree: [{ name: 'churn', versions: [version], live: [{ stage: 'production', version: 3, since: 0 }], clashes: [] }],
    suitable: [digest],
    purgeRemains: [],
    rollBackChoice: { to: { number: 2, digest } },
    promotion: { commands: [], newStage, gates: [{ waivable: true, gate: 'latency', verdict: 'fail', result: '' }] },
  };
  const models = { ask: (_: unknown, question: string) => Promise.resolve(answers[question] ?? null) };
  const projects = { get: () => project, all: () => [project] };
  const allowedCommands = new AllowedCommands();
  return {
    models: { ...models, projects },
    projects,
    allowedCommands,
    now: () => new Date(0),
  } as unknown as ModelServices;
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

it('what a promotion took the place of is told, which may not be what stood there when it was asked for', async () => {
  acted.mockResolvedValue({ verdict: 'pass', gates: [], before: { model: 'churn', number: 1 } });
  await promoteVersion.run(services(null), row, given);
  expect(message).toHaveBeenCalledWith('churn@2 is live in production, in place of churn@1.', 'Show');
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

it('the choice of a hold says what is held, and which way it goes', async () => {
  await holdVersion.run(services(null, null, 'archived'), undefined, given);
  await holdVersion.run(services(null, null, 'archived', true), undefined, given);
  expect(choosing.mock.calls.map(([, items, showsOnly]) => [items, showsOnly])).toMatchObject([
    [[{ label: 'churn@2', description: 'archived: sets a hold' }], true],
    [[{ label: 'churn@2', description: 'archived, held: lifts the hold' }], true],
  ]);
});

it('what is purged is chosen also where it is the only one, named with what it is, and told once it is gone', async () => {
  acted.mockResolvedValue({ problems: [] });
  await expect(purgeVersion.run(services(null), undefined, given)).rejects.toBeInstanceOf(CancellationError);
  expect(choosing.mock.calls[0]).toMatchObject(['Purge which version?', [{ description: 'registered' }], true]);
  const [text, options] = question.mock.calls[0] ?? [];
  expect(text).toBe('Purge churn@2 (registered)? 12 KB are deleted for good.');
  expect(options).toMatchObject({
    detail: expect.stringContaining('churn@2 is what a roll-back of production would return to.') as string,
  });
  expect([acted.mock.calls, message.mock.calls]).toEqual([[], []]);
  question.mockResolvedValue('Purge');
  await purgeVersion.run(services(null), undefined, given);
  expect(message).toHaveBeenCalledWith('churn@2 is purged: its bytes are gone for good.', 'Show');
});

it('a restore is told once it is done; what it takes back from an archive is asked first', async () => {
  acted.mockResolvedValue({ files: [{}, {}], problems: [], back: false });
  await restoreVersion.run(services(null, null, 'archived'), row, given);
  expect(message).toHaveBeenLastCalledWith('churn@2 is restored: 2 files in /mnt/cold.', 'Reveal');
  expect(question).not.toHaveBeenCalled();
  folder.path = '/churn/back';
  acted.mockResolvedValue({ files: [{}], problems: [], back: true });
  const restore = () => restoreVersion.run(services(null, null, 'archived'), row, given);
  await expect(restore()).rejects.toBeInstanceOf(CancellationError);
  expect(acted).toHaveBeenCalledTimes(1);
  question.mockResolvedValue('Restore');
  await restore();
  expect(question.mock.lastCall?.[0]).toBe('Restore churn@2 into back? It is archived no more then.');
  expect(message).toHaveBeenLastCalledWith(
    'churn@2 is restored: 1 file in back. It is archived no more: it can be promoted again.',
    'Reveal',
  );
});
