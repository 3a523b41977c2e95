import { beforeEach, expect, it, vi } from 'vitest';
import { redoRuns, undoRuns } from '../../../src/vscode/commands/undoRuns';
import type { Services } from '../../../src/vscode/services';

const host = vi.hoisted(() => ({ status: vi.fn(), told: vi.fn() }));
vi.mock('vscode', () => ({
  window: { setStatusBarMessage: host.status, showInformationMessage: host.told },
}));
beforeEach(() => vi.clearAllMocks());

/** Two projects, of which only the second has something to take back or to do again. */
function services(stepped: object | null) {
  const projects = ['a', 'b'].map((name) => ({ name }));
  const experiments = {
    mayHaveRuns: () => true,
    ask: (project: object) => Promise.resolve(project === projects[1] ? stepped : null),
  };
  const panels = { showNewest: vi.fn() };
  const all = { projects: { all: () => projects }, experiments, panels };
  return { shown: panels.showNewest, services: all as unknown as Services };
}

it.each([
  ['undo', undoRuns, 'Took back: star'],
  ['redo', redoRuns, 'Did again: star'],
])('%s is told, and stands at once in the panels of just the project that it changed', async (_, command, words) => {
  const { shown, services: all } = services({ words: 'star', stays: null });
  await command.run(all);
  expect(shown.mock.calls).toEqual([[{ name: 'b' }]]);
  expect(host.status.mock.calls[0]?.[0]).toBe(words);
});

it('lets rows that wait in a panel wait on where nothing is to be taken back', async () => {
  const { shown, services: all } = services(null);
  await expect(Promise.resolve().then(() => undoRuns.run(all))).rejects.toThrow('No run was changed in this window');
  expect(shown).not.toHaveBeenCalled();
});
