import { expect, it, vi } from 'vitest';
import { drillVersion } from '../../../../src/vscode/commands/models/drillVersion';
import { givenOf } from '../../../../src/vscode/commands/models/given';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

const message = vi.hoisted(() => vi.fn<(text: string, action: string) => Promise<undefined>>());

vi.mock('vscode', () => ({ window: { showInformationMessage: message }, workspace: { isTrusted: true } }));
vi.mock('../../../../src/vscode/commands/models/confirmRunning', () => ({ confirmRunning: () => Promise.resolve({}) }));
vi.mock('../../../../src/vscode/commands/models/act', () => ({
  act: () => Promise.resolve({ ok: true, problems: [], seconds: 74.2, maxAbsDiff: null }),
}));

it('a drill that passed tells how long it took without figures that say nothing', async () => {
  const digest = digestFor('churn2');
  const project = { scope: 'file:///churn' };
  const version = { number: 2, digest, state: 'registered', run: null };
  const ask = (_: unknown, question: string) => Promise.resolve(question === 'versions' ? [version] : null);
  const models = { ask, projects: { get: () => project, all: () => [project] } };
  const services = { models, projects: models.projects } as unknown as ModelServices;
  message.mockResolvedValue(undefined);
  const row = versionRow({ scope: project.scope, model: 'churn', version: 2, digest });
  await drillVersion.run(services, row, givenOf(undefined));
  expect(message).toHaveBeenCalledWith('The drill of churn@2 passed: it came back in 1 min 14 s.', 'Show');
});
