import { expect, it, vi } from 'vitest';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { verifyVersion } from '../../../../src/vscode/commands/models/verifyVersion';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const verified = vi.hoisted(() => vi.fn<() => Promise<unknown>>());

const message = vi.hoisted(() => vi.fn<(said: string) => Promise<void>>(() => Promise.resolve()));

vi.mock('vscode', () => ({
  window: { showInformationMessage: message },
  workspace: { isTrusted: true },
  Uri: { parse: (text: string) => text, joinPath: () => ({ fsPath: '/churn/churn@2' }) },
}));
vi.mock('../../../../src/vscode/commands/models/act', () => ({ act: verified }));

it.each([
  [{ kind: 'copy', where: 'package-2' }, 'The copy in package-2 is whole: Restore… reads it.'],
  [{ kind: 'archive', where: 'archive/churn/2' }, 'It is archived in archive/churn/2: Restore… reads it there.'],
  [{ kind: 'git', where: 'package-2' }, 'git restore package-2 brings back what git holds of it.'],
])('a version that is damaged is told with what mends it, in words of the editor: %j', async (cure, sentence) => {
  const problems = [{ path: 'model.pkl', problem: 'is damaged: it is missing' }];
  verified.mockResolvedValue({ ok: false, problems, cures: [cure] });
  await expect(verifying()).rejects.toThrow(`churn@2 is damaged. model.pkl: it is missing. ${sentence}`);
});

it('a version that is whole is told with its signature and whose key it names, as on the command line', async () => {
  verified.mockResolvedValue({ ok: true, files: 7, signed: 'unchecked', key: '6dd83bbdfb41'.padEnd(64, '0') });
  await verifying();
  expect(message).toHaveBeenCalledWith(
    'churn@2 is whole: 7 files. It is signed with the key 6dd83bbdfb41; whose key that is was not checked.',
  );
});

function verifying(): Promise<unknown> {
  const digest = digestFor('churn2');
  const project = { scope: 'file:///churn' };
  const ask = () => Promise.resolve([{ number: 2, digest, state: 'registered', run: null }]);
  const models = { ask, projects: { get: () => project, all: () => [project] } };
  const services = { models, projects: models.projects } as unknown as ModelServices;
  const row = versionRow({ scope: project.scope, model: 'churn', version: 2, digest });
  return Promise.resolve(verifyVersion.run(services, row, givenOf(undefined)));
}
