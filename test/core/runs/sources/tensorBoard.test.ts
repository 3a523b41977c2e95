import {
  appendFileSync,
  cpSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { tensorBoard } from '../../../../src/runs/sources/tensorBoard/tensorBoard';
import { temporaryFolder } from '../../temporaryFolder';
import { MemoryStore } from '../importing/memoryStore';
import { valuesOf } from './fixtures';
import { found, imported } from './imports';

const fixture = 'test/fixtures/runs/tensorboard';
const start = 1_760_000_000_000;
/** A time at which the files of `written` are being written, and one at which nobody writes to them any more. */
const soon = () => start + 100_000;
const muchLater = () => start + 600_000;

/** Some runs of the fixture, in a project of their own. */
function copied(...names: readonly string[]): string {
  const root = temporaryFolder();
  for (const name of names) cpSync(`${fixture}/runs/${name}`, join(root, 'runs', name), { recursive: true });
  return root;
}

/** The same with the times of files as they were when their events were written. */
function written(...names: readonly string[]): string {
  const root = copied(...names);
  for (const file of globSync('**/*.tfevents.*', { cwd: root }))
    utimesSync(join(root, file), start / 1000 + 90, start / 1000 + 90);
  return root;
}

function eventFile(root: string, run: string): string {
  const folder = join(root, 'runs', run);
  return join(folder, readdirSync(folder).find((name) => name.includes('.tfevents.')) ?? '');
}

function recordOffsets(bytes: Buffer): readonly number[] {
  const offsets: number[] = [];
  for (let at = 0; at < bytes.length; at += 16 + bytes.readUInt32LE(at)) offsets.push(at);
  return offsets;
}

function withWrongByte(bytes: Buffer, at: number): Buffer {
  const wrong = Buffer.from(bytes);
  wrong.writeUInt8(wrong.readUInt8(at) ^ 255, at);
  return wrong;
}

const values = (store: MemoryStore, run: string) => valuesOf(store, 'runs', run);

/** The next visit ends at the second series that is handed on; the first one is in the store. */
function breakOffAtSecondSeries(store: MemoryStore): void {
  const visit = store.visit.bind(store);
  vi.spyOn(store, 'visit').mockImplementationOnce((kind, path) => {
    const begun = visit(kind, path);
    const points = begun.points.bind(begun);
    let series = 0;
    begun.points = (given) => {
      if (++series > 1) throw new Error('broken off');
      points(given);
      begun.commit(begun.state);
    };
    return begun;
  });
}

describe('event files of TensorBoard', () => {
  it('are one source for the folder around the runs, with each folder as a run', async () => {
    const sources = await found(join(fixture), tensorBoard);
    expect(sources.map(({ path }) => path)).toEqual([join(fixture, 'runs')]);
    const { store, problems } = await imported(fixture, tensorBoard);
    expect(problems).toEqual([]);
    const runs = [...store.source('runs').runs.values()].map(({ name, parent, experiment }) => [
      name,
      parent,
      experiment,
    ]);
    expect(runs.sort()).toEqual([
      ...['crashed', 'failed', 'keras', 'parts', 'plain', 'search'].map((name) => [name, null, 'runs']),
      ...['37', '42', '47'].map((second) => [`search/17600000${second}.0`, 'search', 'runs']),
      ...['tuned', 'x'].map((name) => [name, null, 'runs']),
    ]);
  });

  it('give every scalar of both forms, with NaN, infinities and steps beyond 32 bits', async () => {
    const { store } = await imported(copied('plain'), tensorBoard);
    expect(values(store, 'plain')).toEqual({
      'loss/train': [1, 0.5, 0.33333334, 0.25, 0.2].map((value, step) => [step, value]),
      'acc 🌱': [0, 0.14285715, 0.2857143, 0.42857143, 0.5714286].map((value, step) => [step * 10, value]),
      odd: [
        [0, NaN],
        [1, Infinity],
        [2, -Infinity],
      ],
      far: [[2 ** 40, 1]],
      double: [[0, 1 / 3]],
    });
    expect(store.points('runs', 'plain').odd?.map(([, time]) => time)).toEqual([
      start + 4750,
      start + 10_000,
      start + 10_250,
    ]);
    expect(store.run('runs', 'plain')).toMatchObject({
      started: start + 1500,
      status: 'finished',
      ended: start + 15_750,
      tags: new Map([['text/note', '# A note\n\nof *two* lines']]),
      partly: null,
    });
  });

  it('that add_scalars writes beside belong to the run, one metric for each part', async () => {
    const { store } = await imported(copied('parts', 'x'), tensorBoard);
    expect(values(store, 'parts')).toEqual({
      loss: [0, 1, 2].map((step) => [step, 3 - step]),
      'all/losses/train': [0, 1, 2].map((step) => [step, step]),
      'all/losses/valid': [0, 1, 2].map((step) => [step, step * 2]),
    });
    expect(Object.keys(values(store, 'x')).sort()).toEqual(['final', 'loss', 'pair/a', 'pair/b']);
  });

  it('that Keras writes to train and validation are one run', async () => {
    const { store } = await imported(copied('keras'), tensorBoard);
    expect(values(store, 'keras')).toEqual({
      'train/epoch_loss': [0.9, 0.6, 0.5].map((value, step) => [step, value]),
      'validation/epoch_loss': [1, 0.8, 0.7].map((value, step) => [step, value]),
    });
  });

  it('tell hyper-parameters: those of one session are of the run, several are runs inside it', async () => {
    const { store } = await imported(written('tuned', 'search', 'failed'), tensorBoard, { now: soon });
    const tuned = store.run('runs', 'tuned');
    expect(Object.fromEntries(tuned.params)).toEqual({ lr: '0.1', layers: '3', opt: 'adam', bias: '1' });
    expect(tuned).toMatchObject({ status: 'running', ended: null });
    expect(values(store, 'tuned')).toEqual({ loss: [[0, 0.5]], 'hparam/accuracy': [[0, 0.875]] });
    expect(Object.fromEntries(store.run('runs', 'search').params)).toEqual({});
    expect(store.run('runs', 'search/1760000042.0')).toMatchObject({
      parent: 'search',
      params: new Map([['lr', '0.1']]),
      status: 'finished',
    });
    expect(store.run('runs', 'failed')).toMatchObject({
      status: 'failed',
      started: start - 10_000,
      ended: start + 100_000,
      params: new Map([
        ['units', '16'],
        ['rate', '0.5'],
      ]),
    });
  });

  it('moves a session that was alone into a run of its own when a second one comes', async () => {
    const root = copied('search');
    const second = join(root, 'runs', 'search', '1760000042.0');
    for (const folder of [second, join(root, 'runs', 'search', '1760000047.0')]) rmSync(folder, { recursive: true });
    const { store } = await imported(root, tensorBoard);
    expect(values(store, 'search')).toEqual({ 'hparam/accuracy': [[0, 0.5]] });
    cpSync(`${fixture}/runs/search/1760000042.0`, second, { recursive: true });
    await imported(root, tensorBoard, { store });
    expect(values(store, 'search')).toEqual({ 'hparam/accuracy': [] });
    expect(store.run('runs', 'search').params.size).toBe(0);
    expect(values(store, 'search/1760000037.0')).toEqual({ 'hparam/accuracy': [[0, 0.5]] });
  });

  it('that were begun again lose what the restart makes void, also when it came after a visit', async () => {
    const expected = { loss: [10, 9, 8, 97, 96].map((value, step) => [step, value]) };
    expect(values((await imported(copied('crashed'), tensorBoard)).store, 'crashed')).toEqual(expected);
    const root = copied('crashed');
    const [, later = ''] = readdirSync(join(root, 'runs', 'crashed'));
    const bytes = readFileSync(join(root, 'runs', 'crashed', later));
    rmSync(join(root, 'runs', 'crashed', later));
    const { store } = await imported(root, tensorBoard);
    expect(values(store, 'crashed').loss).toHaveLength(6);
    writeFileSync(join(root, 'runs', 'crashed', later), bytes);
    await imported(root, tensorBoard, { store });
    expect(values(store, 'crashed')).toEqual(expected);
  });

  it('are read on where the last visit ended, wherever the file was cut', async () => {
    const bytes = readFileSync(eventFile(fixture, 'plain'));
    const whole = values((await imported(copied('plain'), tensorBoard)).store, 'plain');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: bytes.length }), { maxLength: 4 }), async (cuts) => {
        const root = copied('plain');
        const file = eventFile(root, 'plain');
        truncateSync(file);
        const store = new MemoryStore();
        let from = 0;
        for (const cut of [...cuts.sort((a, b) => a - b), bytes.length]) {
          appendFileSync(file, bytes.subarray(from, cut));
          from = cut;
          await imported(root, tensorBoard, { store });
        }
        expect(values(store, 'plain')).toEqual(whole);
        expect(store.run('runs', 'plain').partly).toBeNull();
      }),
      { numRuns: 25 },
    );
  });

  it('say what waits at a torn end, and that the run has ended when nobody writes any more', async () => {
    const root = written('crashed');
    const file = eventFile(root, 'crashed');
    truncateSync(file, readFileSync(file).length - 5);
    utimesSync(file, start / 1000 + 90, start / 1000 + 90);
    rmSync(join(dirname(file), readdirSync(dirname(file)).at(-1) ?? ''));
    const { store } = await imported(root, tensorBoard, { now: soon });
    expect(values(store, 'crashed').loss).toHaveLength(5);
    expect(store.run('runs', 'crashed')).toMatchObject({
      status: 'running',
      partly: 'The last 37 bytes of events.out.tfevents.1760000052.garden.1.0 are no whole record.',
    });
    const again = await imported(root, tensorBoard, { store, now: muchLater });
    expect(again).toMatchObject({ imported: 0, updated: 1 });
    expect(store.run('runs', 'crashed')).toMatchObject({ status: 'finished', ended: start + 54_750 });
  });

  it('are not looked at again while they stay as they are', async () => {
    const root = copied('plain', 'search', 'x');
    const { store } = await imported(root, tensorBoard);
    expect(await imported(root, tensorBoard, { store })).toMatchObject({ imported: 0, updated: 0, unchanged: 6 });
  });

  it('lose one record to a wrong checksum, and with a wrong length what it hides', async () => {
    const root = copied('crashed');
    const file = eventFile(root, 'crashed');
    rmSync(join(dirname(file), readdirSync(dirname(file)).at(-1) ?? ''));
    const sound = readFileSync(file);
    const fourth = recordOffsets(sound)[4] ?? 0;
    writeFileSync(file, withWrongByte(sound, fourth + 20));
    const { store } = await imported(root, tensorBoard);
    expect(values(store, 'crashed').loss?.map(([step]) => step)).toEqual([0, 1, 2, 4, 5]);
    expect(store.run('runs', 'crashed').partly).toBe(
      `1 damaged part of events.out.tfevents.1760000052.garden.1.0 left out, the first at byte ${fourth}.`,
    );
    writeFileSync(file, withWrongByte(sound, fourth));
    const { store: other } = await imported(root, tensorBoard);
    expect(values(other, 'crashed').loss?.map(([step]) => step)).toEqual([0, 1, 2, 4, 5]);
    expect(other.run('runs', 'crashed').partly).toBe(store.run('runs', 'crashed').partly);
  });

  it('never throw, whatever the bytes are', async () => {
    const sound = readFileSync(eventFile(fixture, 'tuned'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat({ max: sound.length - 1 }), fc.nat({ max: 255 })), { maxLength: 8 }),
        fc.uint8Array({ maxLength: 64 }),
        async (changes, tail) => {
          const root = temporaryFolder();
          mkdirSync(join(root, 'runs', 'a'), { recursive: true });
          const bytes = Buffer.concat([sound, tail]);
          for (const [at, byte] of changes) bytes[at] = byte;
          writeFileSync(join(root, 'runs', 'a', 'events.out.tfevents.1'), bytes);
          const { store } = await imported(root, tensorBoard);
          expect(store.source('runs').problem).toBeNull();
        },
      ),
      { numRuns: 100 },
    );
  });

  it('are read anew when a file was taken away or became shorter, and its metrics go', async () => {
    const root = copied('plain');
    const { store } = await imported(root, tensorBoard);
    rmSync(eventFile(root, 'plain'));
    cpSync(eventFile(fixture, 'tuned'), join(root, 'runs', 'plain', 'events.out.tfevents.2'));
    await imported(root, tensorBoard, { store });
    const kept = Object.entries(values(store, 'plain')).filter(([, points]) => points.length > 0);
    expect(kept).toEqual([['loss', [[0, 0.5]]]]);
  });

  it('have each point once where reading anew what an earlier version left was broken off', async () => {
    const root = written('keras');
    const { store } = await imported(root, tensorBoard, { now: muchLater });
    const whole = values(store, 'keras');
    const { runs } = store.source('runs');
    for (const [id, { state, ...run }] of runs)
      runs.set(id, { ...run, state: (state ?? '').replace('"version":2', '"version":1') });
    breakOffAtSecondSeries(store);
    await expect(imported(root, tensorBoard, { store, now: muchLater })).rejects.toThrow('broken off');
    await imported(root, tensorBoard, { store, now: muchLater });
    expect(values(store, 'keras')).toEqual(whole);
  });

  it('keep their fingerprint when the folder is moved', async () => {
    const root = copied('plain');
    const before = (await imported(root, tensorBoard)).store.run('runs', 'plain').fingerprint;
    renameSync(join(root, 'runs', 'plain'), join(root, 'runs', 'other'));
    expect((await imported(root, tensorBoard)).store.run('runs', 'other').fingerprint).toBe(before);
  });

  it("take Lightning's parameters from the file beside them", async () => {
    const root = copied('plain');
    writeFileSync(join(root, 'runs', 'plain', 'hparams.yaml'), 'lr: 1e-3\nmodel:\n  layers: [64, 32]\n');
    const { store } = await imported(root, tensorBoard);
    expect(Object.fromEntries(store.run('runs', 'plain').params)).toEqual({ lr: '1e-3', 'model/layers': '[64, 32]' });
  });
});
