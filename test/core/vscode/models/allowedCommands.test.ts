import { beforeEach, expect, it, vi } from 'vitest';
import { CancellationError } from 'vscode';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { promoteVersion } from '../../../../src/vscode/commands/models/promoteVersion';
import { runGatesOfStage } from '../../../../src/vscode/commands/models/runGatesOfStage';
import { AllowedCommands } from '../../../../src/vscode/models/allowedCommands';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const { question, acted } = vi.hoisted(() => ({
  question: vi.fn<(text: string, options: { readonly detail: string }) => Promise<string | undefined>>(),
  acted: vi.fn<() => Promise<object>>(),
}));

vi.mock('vscode', () => ({
  CancellationError: class extends Error {},
  window: { showInformationMessage: () => Promise.resolve(), showWarningMessage: question },
  workspace: { isTrusted: true },
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({ act: acted }));

const project = { scope: 'file:///churn' };
const given = givenOf({ stage: 'production', reason: 'agreed' });
const rowOf = (number: number) =>
  versionRow({ scope: project.scope, model: 'churn', version: number, digest: digestFor(`churn${number}`) });

/** A window in which gates of every version run these commands. */
function openedWindow() {
  const gates = { commands: ['python fair.py'] };
  const answers = (name: string, asked: unknown): unknown => {
    const number = (asked as { readonly number?: number } | undefined)?.number ?? 2;
    const version = { number, digest: digestFor(`churn${number}`), state: 'registered', stages: [] };
    if (name === 'versions') return [version];
    if (name === 'tree') return [{ name: 'churn', versions: [version], live: [], clashes: [] }];
    return { commands: gates.commands, newStage: null, gates: [] };
  };
  const models = { ask: (_: unknown, name: string, asked: unknown) => Promise.resolve(answers(name, asked)) };
  const projects = { get: () => project, all: () => [project] };
  const services = { models, projects, allowedCommands: new AllowedCommands() } as unknown as ModelServices;
  return { gates, run: () => runGatesOfStage.run(services, rowOf(2), given), services };
}

beforeEach(() => {
  question.mockReset().mockResolvedValue('Run');
  acted.mockReset().mockResolvedValue({ verdict: 'pass', gates: [] });
});

it('a command that was allowed for the gates of a version is not asked about again when that is promoted', async () => {
  const { run, services } = openedWindow();
  await run();
  await promoteVersion.run(services, rowOf(2), given);
  expect(question.mock.calls.map(([text, { detail }]) => [text, detail])).toEqual([
    ['Gates of this stage run commands in the project.', 'python fair.py'],
  ]);
  expect(acted).toHaveBeenCalledTimes(2);
});

it('is asked about where it changed or is another one, with all that would run, for another version and in another window', async () => {
  const { gates, run, services } = openedWindow();
  await run();
  gates.commands = ['python fair.py', 'python fair.py --all'];
  await run();
  await promoteVersion.run(services, rowOf(3), given);
  await openedWindow().run();
  expect(question.mock.calls.map(([, { detail }]) => detail)).toEqual([
    'python fair.py',
    'python fair.py\n\npython fair.py --all',
    'python fair.py\n\npython fair.py --all',
    'python fair.py',
  ]);
});

it('is asked about again where nobody allowed it, and runs nothing until then', async () => {
  const { run } = openedWindow();
  question.mockResolvedValueOnce(undefined);
  await expect(run()).rejects.toBeInstanceOf(CancellationError);
  expect(acted).not.toHaveBeenCalled();
  await run();
  expect(question).toHaveBeenCalledTimes(2);
});
