import { expect, it, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { CommandError, registerCommands, type Command } from '../../../src/vscode/commands/registerCommands';
import type { Services } from '../../../src/vscode/services';

const registered = vi.hoisted(() => new Map<string, () => Promise<boolean>>());
const executed = vi.hoisted((): string[] => []);

vi.mock('vscode', () => ({
  CancellationError: class extends Error {},
  commands: {
    registerCommand: (id: string, run: () => Promise<boolean>) => {
      registered.set(id, run);
      return { dispose: () => registered.delete(id) };
    },
    executeCommand: (id: string) => executed.push(id),
  },
  // It stays until it is closed, which nobody does.
  window: { showErrorMessage: () => new Promise(() => undefined) },
}));

it('the message of a failure is put aside when the same is tried again, and not by anything else', async () => {
  const outcomes: (() => void)[] = [
    () => {
      throw new CommandError('churn@4 has no golden pairs.');
    },
  ];
  const drill: Command = { id: 'tend.models.drill', run: () => outcomes.pop()?.() };
  const verify: Command = { id: 'tend.models.verify', run: () => undefined };
  const commands = registerCommands({ logger: silentLogger } as unknown as Services, [drill, verify]);
  expect(await registered.get(drill.id)?.()).toBe(false);
  await registered.get(verify.id)?.();
  expect(executed).toEqual([]);
  expect(await registered.get(drill.id)?.()).toBe(true);
  await registered.get(drill.id)?.();
  expect(executed).toEqual(['notifications.hideToasts']);
  commands.dispose();
});
