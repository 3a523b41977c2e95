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
  picked: vi.fn<(items: readonly Item[]) => unknown>(),
}));

vi.mock('vscode', () => ({
  window: { showInformationMessage: host.told, showQuickPick: host.picked },
}));

beforeEach(() => vi.clearAllMocks());

const run = (id: string, started: number | null) => ({
  id,
  name: `run ${id}`,
  experiment: 'churn',
  source: 'mlruns',
  started,
});

/** Two projects, of which the second has no runs. `deleted`: what was deleted in the first. */
function servicesWith(deleted: readonly object[]) {
  const asked: unknown[] = [];
  const projects = [{ root: '/a' }, { root: '/b' }];
  const experiments = {
    mayHaveRuns: (project: object) => project === projects[0],
    ask: (project: { root: string }, name: string, question: unknown) => {
      if (name === 'deleted') return Promise.resolve(deleted);
      asked.push([project.root, name, question]);
      return Promise.resolve((question as string[]).length);
    },
  };
  return { asked, services: { projects: { all: () => projects }, experiments } as unknown as Services };
}

it('brings back those of the deleted runs that are chosen', async () => {
  const { asked, services } = servicesWith([run('a', Date.now() - 7_200_000), run('b', null)]);
  host.picked.mockImplementation((items) => Promise.resolve(items.slice(1)));
  await restoreRuns.run(services);
  expect(host.picked.mock.calls[0]?.[0]).toMatchObject([
    { label: 'run a', description: 'churn', detail: 'mlruns, started 2 h ago' },
    { label: 'run b', description: 'churn', detail: 'mlruns, start not recorded' },
  ]);
  expect(asked).toEqual([['/a', 'restore', ['b']]]);
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
