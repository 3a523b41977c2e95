import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { runModelCommand } from '../../../../src/vscode/commands/models/loadedModelCommands';
import type { ModelServices } from '../../../../src/vscode/commands/models/modelCommand';
import type { CommandId } from '../../../../src/vscode/ids';

vi.mock('vscode', () => ({
  workspace: { isTrusted: false },
  window: { tabGroups: { activeTabGroup: {} } },
  Uri: vi.fn(),
}));

const services = {
  models: { ask: () => Promise.resolve([]) },
  projects: { all: () => [{ scope: 'file:///churn' }] },
} as unknown as ModelServices;

const manifest = z.object({
  contributes: z.object({
    menus: z.object({ commandPalette: z.array(z.object({ command: z.string(), when: z.optional(z.string()) })) }),
  }),
});
const { commandPalette } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8'))).contributes.menus;
const ofModels = commandPalette.filter(({ command, when }) => command.startsWith('tend.models.') && when !== 'false');

it('the palette has the commands of models in a folder that is not trusted too, where it would offer others in their place', () => {
  expect(ofModels.length).toBeGreaterThan(15);
  expect(ofModels.filter(({ when = '' }) => when.includes('isWorkspaceTrusted'))).toEqual([]);
});

it.each(ofModels.map(({ command }) => command).filter((it) => it !== 'tend.models.inspect'))(
  '%s says before anything else that this needs trust, with the way to give it',
  async (id) => {
    await expect(runModelCommand(id as CommandId, services, undefined, undefined)).rejects.toMatchObject({
      message: 'Trust this folder first: its models are kept in a store.',
      action: { title: 'Manage Workspace Trust' },
    });
  },
);
