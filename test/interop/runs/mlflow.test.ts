import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFolder, tendReads, tendReadsAgain, type ReadRun } from './tendReads';
import { askTracker, pythonNumber, writtenBy } from './trackers';

interface ClientRun {
  readonly id: string;
  readonly name: string;
  readonly experiment: string;
  readonly status: string;
  readonly started: number;
  readonly ended: number | null;
  readonly deleted: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly metrics: Readonly<Record<string, readonly (readonly [value: string, time: number, step: number])[]>>;
  readonly datasets: readonly { readonly name: string; readonly digest: string; readonly context: string }[];
}

/** MLflow's SQL store keeps the greatest number for an infinity. */
const standIn = Number.MAX_VALUE;

let folder = '';

beforeAll(async () => {
  folder = emptyFolder();
  await writtenBy('mlflowRuns.py', folder);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { store: 'SQLite', home: 'mlflow-sqlite', uri: (home: string) => `sqlite:///${home}/mlflow.db` },
  { store: 'FileStore', home: 'mlflow-files', uri: (home: string) => `file://${home}/mlruns` },
])("runs in MLflow's $store", ({ home, uri }) => {
  it('are what its own client says, value by value', async () => {
    const tend = await tendReads(join(folder, home));
    const client = await askTracker<readonly ClientRun[]>('readMlflow.py', uri(join(folder, home)));
    const shown = client.filter(({ deleted }) => !deleted);
    expect(client.length).toBeGreaterThan(shown.length);
    expect([...tend.keys()].sort()).toEqual(shown.map(({ id }) => id).sort());
    for (const run of shown) expect(plain(tend.get(run.id), tend), run.name).toEqual(expected(run));
  }, 120_000);

  it('are gone from their source while it has deleted them, and back once it has restored them', async () => {
    const [root, kept] = [join(folder, home), emptyFolder()];
    const gone = async () => {
      const runs = [...(await tendReadsAgain(root, kept)).values()];
      return { runs: runs.length, gone: runs.filter((run) => run.gone).map(({ name }) => name) };
    };
    const change = (act: string, subject: string) => askTracker('changeMlflow.py', uri(root), act, subject);
    try {
      const before = await tendReadsAgain(root, kept);
      const run = [...before.values()].find(({ name }) => name === 'trial: 1');
      const all = { runs: before.size, gone: [] };
      expect(await gone()).toEqual(all);
      await change('delete_run', run?.nativeId ?? '');
      expect(await gone()).toEqual({ ...all, gone: ['trial: 1'] });
      await change('restore_run', run?.nativeId ?? '');
      expect(await gone()).toEqual(all);
      await change('delete_experiment', 'churn');
      expect((await gone()).gone.sort()).toEqual(['search', 'still going', 'trial: 1']);
      await change('restore_experiment', 'churn');
      // MLflow restores all runs of an experiment with it, also the one that it had deleted before.
      expect(await gone()).toEqual({ ...all, runs: before.size + 1 });
    } finally {
      rmSync(kept, { recursive: true, force: true });
    }
  }, 300_000);
});

/** A run of Tend in the words of the client. */
function plain(run: ReadRun | undefined, all: ReadonlyMap<string, ReadRun>) {
  if (!run) return null;
  const parent = [...all.values()].find(({ number }) => number === run.parent);
  return {
    name: run.name,
    experiment: run.experiment,
    status: run.status,
    started: run.started,
    ended: run.ended,
    parent: parent?.nativeId,
    params: Object.fromEntries(run.params),
    tags: Object.fromEntries(run.tags),
    points: Object.fromEntries([...run.points].map(([key, points]) => [key, ordered(points)])),
    data: run.data.map(({ name, digest, context }) => ({ name, digest, context })),
  };
}

function expected(run: ClientRun) {
  const points = Object.entries(run.metrics).map(([key, history]) => [
    key,
    ordered(history.map(([value, time, step]) => [step, time, infinite(pythonNumber(value))] as const)),
  ]);
  return {
    name: run.name,
    experiment: run.experiment,
    status: run.status,
    started: run.started,
    ended: run.ended,
    parent: run.tags['mlflow.parentRunId'],
    params: run.params,
    tags: run.tags,
    points: Object.fromEntries(points) as unknown,
    data: run.datasets,
  };
}

function infinite(value: number): number {
  return Math.abs(value) === standIn ? Math.sign(value) * Infinity : value;
}

/** A history has no order of its own. */
function ordered(points: readonly (readonly [step: number, time: number, value: number])[]) {
  return points.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
}
