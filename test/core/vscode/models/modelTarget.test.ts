import { expect, it, onTestFinished, vi } from 'vitest';
import type { CommandError } from '../../../../src/vscode/commands/registerCommands';
import { reinstateVersion } from '../../../../src/vscode/commands/models/reinstateVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import { versionTarget } from '../../../../src/vscode/commands/models/modelTarget';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const { workspace, executed } = vi.hoisted(() => ({ workspace: { isTrusted: true }, executed: vi.fn() }));
vi.mock('vscode', () => ({ workspace, commands: { executeCommand: executed } }));

const row = { scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') };

/** The services of a window in which `churn@3` is registered; `asked` gets what its thread is asked. */
function servicesOf(asked: string[]): ModelServices {
  const ask = (_: unknown, name: string) => {
    asked.push(name);
    return Promise.resolve([{ digest: row.digest, number: row.version, deprecation: null }]);
  };
  const project = { scope: row.scope };
  return { models: { ask }, projects: { get: () => project, all: () => [project] } } as unknown as ModelServices;
}

it('the rules are not asked about every version where a row names the one', async () => {
  const asked: string[] = [];
  const question = { act: 'purge', stage: null } as const;
  const target = await versionTarget(servicesOf(asked), versionRow(row), 'Purge', question);
  expect([target.name, asked]).toEqual(['churn@3', ['versions']]);
});

it('a notice that is gone already is not taken back, and no other one is asked for', async () => {
  const given = givenOf(undefined);
  await expect(reinstateVersion.run(servicesOf([]), versionRow(row), given)).rejects.toThrow(
    'churn@3 is not deprecated any more.',
  );
});

it('what needs trust is refused with the way to give it', async () => {
  workspace.isTrusted = false;
  onTestFinished(() => void (workspace.isTrusted = true));
  const refused: unknown = await versionTarget(servicesOf([]), versionRow(row), 'Promote').catch(
    (error: unknown) => error,
  );
  const { action } = refused as CommandError;
  expect(action?.title).toBe('Manage Workspace Trust');
  action?.run();
  expect(executed).toHaveBeenCalledWith('workbench.trust.manage');
});
