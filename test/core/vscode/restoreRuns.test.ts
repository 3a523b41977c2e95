import { beforeEach, expect, it, vi } from 'vitest';
import { restoreRuns } from '../../../src/vscode/commands/restoreRuns';
import type { Services } from '../../../src/vscode/services';

interface Item {
  readonly label: string;
  readonly description: string;
  readonly detail: string;
}

const host = vi.hoisted(() => ({
  told: vi.fn(() => Promise.resolve(undefined)),
  failed: vi.fn(),
  picked: vi.fn<(items: readonly Item[]) => unknown>(),
}));

vi.mock('vscode', () => ({
  window: { showInformationMessage: host.told, showErrorMessage: host.failed, showQuickPick: host.picked },
}));

beforeEach(() => vi.clearAllMocks());

const run = (id: string, started: number | null) => ({
  id,
  name: `run ${id}`,
  experiment: 'churn',
  source: 'mlruns',
  started,
});

/** Three projects, of which the second has no runs, and nothing of the third can be read if it is `broken`. */
function servicesWith(
  deleted: readonly object[],
  { broken = false, restored = (ids: readonly string[]) => ids.length } = {},
) {
  const asked: unknown[] = [];
  const projects = ['a', 'b', 'c'].map((name) => ({ root: `/${name}`, name }));
  const experiments = {
    mayHaveRuns: (project: object) => project === projects[0] || (broken && project === projects[2]),
    ask: (project: { root: string }, name: string, question: unknown) => {
      if (project.root === '/c') return Promise.reject(new Error('The store is locked.'));
      if (name === 'deleted') return Promise.resolve(deleted);
      asked.push([project.root, name, question]);
      return Promise.resolve(restored(question as string[]));
    },
  };
  const panels = { showNewest: vi.fn() };
  const services = { projects: { all: () => projects }, experiments, panels, logger: { error: vi.fn() } };
  return { asked, shown: panels.showNewest, services: services as unknown as Services };
}

it('brings back those of the deleted runs that are chosen', async () => {
  const inFolder = { ...run('a', Date.now() - 7_200_000), source: '.' };
  const { asked, shown, services } = servicesWith([inFolder, run('b', null)]);
  host.picked.mockImplementation((items) => Promise.resolve(items.slice(1)));
  await restoreRuns.run(services);
  expect(host.picked.mock.calls[0]?.[0]).toMatchObject([
    { label: 'run a', description: 'churn', detail: 'the folder itself, started 2 h ago' },
    { label: 'run b', description: 'churn', detail: 'mlruns, start not recorded' },
  ]);
  expect(asked).toEqual([['/a', 'restore', ['b']]]);
  expect(shown.mock.calls).toMatchObject([[{ name: 'a' }]]);
  expect(host.told).toHaveBeenCalledWith('Restored 1 run.', 'Undo');
});

it('brings nothing back where nothing is chosen, and says where nothing is deleted', async () => {
  const { asked, services } = servicesWith([run('a', null)]);
  host.picked.mockResolvedValue(undefined);
  await restoreRuns.run(services);
  await restoreRuns.run(servicesWith([]).services);
  expect([asked, host.picked.mock.calls.length]).toEqual([[], 1]);
  expect(host.told).toHaveBeenCalledExactlyOnceWith('No runs are deleted here.');
});

it('offers no undo where another window brought them back meanwhile', async () => {
  host.picked.mockImplementation((items) => Promise.resolve(items));
  await restoreRuns.run(servicesWith([run('a', null)], { restored: () => 0 }).services);
  expect(host.told).toHaveBeenCalledExactlyOnceWith('They are back already.');
});

it('brings back the runs of a project while those of another cannot be read, and says which and why', async () => {
  const { asked, services } = servicesWith([run('a', null)], { broken: true });
  host.picked.mockImplementation((items) => Promise.resolve(items));
  await restoreRuns.run(services);
  expect(asked).toEqual([['/a', 'restore', ['a']]]);
  expect(host.failed).toHaveBeenCalledExactlyOnceWith('c: The store is locked.');
});

it('does not say that nothing is deleted where that cannot be read', async () => {
  await restoreRuns.run(servicesWith([], { broken: true }).services);
  expect([host.told.mock.calls.length, host.failed.mock.calls.length]).toEqual([0, 1]);
});
