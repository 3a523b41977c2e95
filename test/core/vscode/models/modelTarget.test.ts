import { expect, it, vi } from 'vitest';
import { versionTarget } from '../../../../src/vscode/commands/models/modelTarget';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import { versionRow } from '../../../../src/vscode/trees/modelRowIds';
import { digestFor } from '../../models/registry/happenings';

vi.mock('vscode', () => ({ workspace: { isTrusted: true } }));

it('the rules are not asked about every version where a row names the one', async () => {
  const row = { scope: 'file:///churn', model: 'churn', version: 3, digest: digestFor('churn3') };
  const asked: string[] = [];
  const ask = (_: unknown, name: string) => {
    asked.push(name);
    return Promise.resolve([{ digest: row.digest, number: row.version }]);
  };
  const project = { scope: row.scope };
  const services = { models: { ask }, projects: { get: () => project, all: () => [project] } };
  const question = { act: 'purge', stage: null } as const;
  const target = await versionTarget(services as unknown as ModelServices, versionRow(row), 'Purge', question);
  expect([target.name, asked]).toEqual(['churn@3', ['versions']]);
});
