import { expect, it, vi } from 'vitest';
import { openExperiments } from '../../../src/vscode/commands/openExperiments';
import type { Command } from '../../../src/vscode/commands/registerCommands';
import { runAgain } from '../../../src/vscode/commands/runAgain';
import { runTrainingScript } from '../../../src/vscode/commands/runTrainingScript';
import type { Services } from '../../../src/vscode/services';

const executeCommand = vi.hoisted(() => vi.fn());
vi.mock('vscode', () => ({
  workspace: { isTrusted: false },
  commands: { executeCommand },
  Uri: vi.fn(),
  EventEmitter: vi.fn(),
}));

const services = { projects: { all: () => [], get: () => undefined } } as unknown as Services;

it.each([
  ['its runs are kept in a store', openExperiments as unknown as Command],
  ['to run something again runs code', runAgain as unknown as Command],
  ['a script runs code', runTrainingScript as unknown as Command],
])('a folder that is not trusted is told so, "%s", with the way to trust it', async (because, command) => {
  const refused = await Promise.resolve()
    .then(() => command.run(services))
    .catch((error: unknown) => error as { action: { run: () => unknown } });
  expect(refused).toMatchObject({
    message: `Trust this folder first: ${because}.`,
    action: { title: 'Manage Workspace Trust' },
  });
  executeCommand.mockClear();
  (refused as { action: { run: () => unknown } }).action.run();
  expect(executeCommand).toHaveBeenCalledWith('workbench.trust.manage');
});
