import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { emptyFolder, tendReads, type ReadRun } from './tendReads';
import { askTracker, pythonNumber, writtenBy } from './trackers';

type Told = Readonly<Record<string, readonly (readonly [step: number, value: string])[]>>;

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

function newFolder(): string {
  const folder = emptyFolder();
  folders.push(folder);
  return folder;
}

/** What a tool once wrote; of Lightning that is all there is, since it needs torch, which is too large for this. */
function written(kind: string): string {
  const folder = newFolder();
  cpSync(inRoot('test', 'fixtures', 'runs', kind), folder, { recursive: true });
  return folder;
}

function plain(run: ReadRun | undefined): Readonly<Record<string, unknown>> {
  const series = [...(run?.points ?? [])].map(([key, points]) => [key, points.map(([step, , value]) => [step, value])]);
  return Object.fromEntries(series) as Record<string, unknown>;
}

function numbers(told: Told | undefined): Readonly<Record<string, unknown>> {
  const series = Object.entries(told ?? {}).map(([key, points]) => [
    key,
    points.map(([step, value]) => [step, pythonNumber(value)]),
  ]);
  return Object.fromEntries(series) as Record<string, unknown>;
}

describe('logs', () => {
  it("of Lightning's CSVLogger are what pandas reads", async () => {
    const folder = written('lightning-csv');
    const pandas = await askTracker<Record<string, Told>>('readTables.py', folder, 'step', '*/*/metrics.csv');
    const tend = await tendReads(folder);
    expect([...tend.keys()].sort()).toEqual(['version_0', 'version_1']);
    for (const [id, run] of tend) expect(plain(run), id).toEqual(numbers(pandas[`lightning_logs/${id}/metrics.csv`]));
  });

  it("that Keras' CSVLogger writes afresh are what pandas reads", async () => {
    const folder = newFolder();
    await writtenBy('kerasRuns.py', folder, 'logWriters');
    const pandas = await askTracker<Record<string, Told>>(
      'readTables.py',
      join(folder, 'keras-csv', 'logs'),
      'epoch',
      '*/*.*',
    );
    const tend = await tendReads(folder);
    expect([...tend.keys()].sort()).toEqual(Object.keys(pandas).sort());
    expect(tend.size).toBe(2);
    for (const [id, run] of tend) expect(plain(run), id).toEqual(numbers(pandas[id]));
  }, 120_000);

  it("of Hugging Face's Trainer, written afresh and before, are what Python reads of the newest state", async () => {
    const folder = newFolder();
    await writtenBy('trainerStates.py', folder, 'logWriters');
    await expectStates(join(folder, 'huggingface'));
    await expectStates(written('huggingface'));
  }, 120_000);

  async function expectStates(folder: string): Promise<void> {
    const states = await askTracker<Record<string, Told>>('readStates.py', join(folder, 'results'));
    const tend = await tendReads(folder);
    expect([...tend.keys()].sort()).toEqual(Object.keys(states).sort());
    expect(tend.size).toBeGreaterThan(2);
    for (const [id, run] of tend) expect(plain(run), id).toEqual(numbers(states[id]));
  }

  it('that DVCLive writes afresh are what stands in them', async () => {
    const folder = newFolder();
    await writtenBy('dvcLiveRuns.py', folder);
    const live = await askTracker<DvcLive>('readDvcLive.py', join(folder, 'dvclive', 'dvclive'));
    const run = (await tendReads(join(folder, 'dvclive', 'dvclive'))).get('.');
    const { test, ...series } = plain(run);
    expect(series).toEqual(numbers(live.series));
    expect(test).toEqual([[live.summary.step, live.summary.test]]);
    expect(run?.params.get('lr')).toBe(String(live.params.lr));
  }, 120_000);

  it('that DVC keeps in git are the experiments that it shows, the one in the folder not twice', async () => {
    const folder = newFolder();
    await writtenBy('dvcExperiments.py', folder);
    const shown = await askTracker<Record<string, DvcExperiment>>('readDvcExperiments.py', join(folder, 'dvc'));
    const runs = [...(await tendReads(join(folder, 'dvc'))).values()];
    expect(runs.map(({ name }) => name).sort()).toEqual(Object.keys(shown).sort());
    for (const run of runs) {
      const { rev = '', lr, final, step, 'train.loss': loss } = shown[run.name] ?? {};
      expect(run.code?.commit?.startsWith(rev)).toBe(true);
      expect(run.params).toEqual(new Map([['lr', String(lr)]]));
      expect(plain(run).final).toEqual([[step, final]]);
      expect(run.points.get('train/loss')?.map(([at]) => at)).toEqual([0, 1, 2, 3]);
      expect(run.metrics.get('train/loss')).toMatchObject({ last: loss, lastStep: 3 });
    }
  }, 120_000);
});

interface DvcExperiment {
  readonly rev?: string;
  readonly lr?: number;
  readonly final?: number;
  readonly step?: number;
  readonly 'train.loss'?: number;
}

interface DvcLive {
  readonly series: Told;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly params: Readonly<Record<string, unknown>>;
}
