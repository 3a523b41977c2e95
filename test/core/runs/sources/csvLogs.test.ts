import {
  appendFileSync,
  cpSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kerasCsv } from '../../../../src/runs/sources/kerasCsv';
import { lightningCsv } from '../../../../src/runs/sources/lightningCsv';
import { addFiles, temporaryFolder } from '../../temporaryFolder';
import { MemoryStore } from '../importing/memoryStore';
import { copiedRuns, valuesOf } from './fixtures';
import { found, imported, later } from './imports';

const muchLater = () => later() + 600_000;

describe("a log of Lightning's CSVLogger", () => {
  it('is a run with its sparse columns as series, its parameters, and no times', async () => {
    const { store, problems } = await imported(copiedRuns('lightning-csv'), lightningCsv, { now: muchLater });
    expect(problems).toEqual([]);
    const run = store.run('lightning_logs', 'version_0');
    expect(run).toMatchObject({ experiment: 'lightning_logs', status: 'finished', partly: null });
    expect(Object.fromEntries(run.params)).toEqual({ name: 'line: one', rate: '0.05', shape: '[4, 2]' });
    const { late, epoch, ...losses } = valuesOf(store, 'lightning_logs', 'version_0');
    expect(late).toEqual([
      [7, NaN],
      [11, NaN],
    ]);
    expect(epoch).toHaveLength(12);
    expect(losses['val/loss']?.map(([step]) => step)).toEqual([3, 7, 11]);
    expect(losses.train_loss_step?.map(([step]) => step)).toEqual([1, 3, 5, 7, 9, 11]);
    expect(store.points('lightning_logs', 'version_0')['val/loss']?.[0]?.[1]).toBeNaN();
  });

  it('is read anew when its header was written again with a new metric', async () => {
    const root = temporaryFolder({ 'logs/version_0/metrics.csv': 'loss,step\n0.5,0\n' });
    const { store } = await imported(root, lightningCsv);
    addFiles(root, { 'logs/version_0/metrics.csv': 'acc,loss,step\n,0.5,0\n0.9,0.25,1\n' });
    await imported(root, lightningCsv, { store });
    expect(valuesOf(store, 'logs', 'version_0')).toEqual({
      loss: [
        [0, 0.5],
        [1, 0.25],
      ],
      acc: [[1, 0.9]],
    });
  });

  it('took no time that is known where its files were written together, as by a checkout', async () => {
    const files = { 'hparams.yaml': 'rate: 1\n', 'metrics.csv': 'step,loss\n0,0.5\n' };
    const root = temporaryFolder(
      Object.fromEntries(
        ['copied', 'trained'].flatMap((run) =>
          Object.entries(files).map(([name, text]) => [`logs/${run}/${name}`, text]),
        ),
      ),
    );
    const end = Date.UTC(2026, 0, 1) / 1000;
    for (const [run, start] of [
      ['copied', end - 1],
      ['trained', end - 60],
    ] as const) {
      utimesSync(join(root, 'logs', run, 'hparams.yaml'), start, start);
      utimesSync(join(root, 'logs', run, 'metrics.csv'), end, end);
    }
    const { store } = await imported(root, lightningCsv);
    expect(['copied', 'trained'].map((run) => store.run('logs', run))).toMatchObject([
      { started: (end - 1) * 1000, ended: null },
      { started: (end - 60) * 1000, ended: end * 1000 },
    ]);
  });

  it('is told from other tables of that name by its step', async () => {
    const root = temporaryFolder({ 'a/metrics.csv': 'name,value\nx,1\n', 'b/metrics.csv': 'step,loss\n' });
    expect((await found(root, lightningCsv)).map(({ path }) => path)).toEqual([root]);
    const { store } = await imported(root, lightningCsv);
    expect([...store.source('.').runs.keys()]).toEqual(['b']);
  });
});

describe("a log of Keras' CSVLogger", () => {
  it('is a run with a point each epoch, whatever its name and delimiter', async () => {
    const { store, problems } = await imported(copiedRuns('keras-csv'), kerasCsv);
    expect(problems).toEqual([]);
    expect([...store.source('logs').runs.keys()].sort()).toEqual(['calm/training.log', 'wild/history.csv']);
    expect(valuesOf(store, 'logs', 'wild/history')).toEqual({
      accuracy: [0.6458333134651184, ...Array<number>(5).fill(0.7916666865348816)].map((value, step) => [step, value]),
      loss: [Infinity, NaN, NaN, NaN, NaN, NaN].map((value, step) => [step, value]),
      val_accuracy: Array.from({ length: 6 }, (_, step) => [step, 0]),
      val_loss: Array.from({ length: 6 }, (_, step) => [step, NaN]),
    });
    expect(valuesOf(store, 'logs', 'calm/training').val_loss?.at(-1)).toEqual([5, 0.782091498374939]);
  });

  it('is read on where the last visit ended, and never a number of a line that has no end', async () => {
    const text = readFileSync('test/fixtures/runs/keras-csv/logs/calm/training.log', 'utf8');
    const whole = valuesOf((await imported(copiedRuns('keras-csv'), kerasCsv)).store, 'logs', 'calm/training');
    const header = text.indexOf('\n') + 1;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: header, max: text.length }), { maxLength: 4 }), async (cuts) => {
        const root = copiedRuns('keras-csv');
        const file = join(root, 'logs', 'calm', 'training.log');
        truncateSync(file, header);
        const store = new MemoryStore();
        let from = header;
        for (const cut of [...cuts.sort((a, b) => a - b), text.length]) {
          appendFileSync(file, text.slice(from, cut));
          from = cut;
          await imported(root, kerasCsv, { store });
          for (const [key, points] of Object.entries(valuesOf(store, 'logs', 'calm/training')))
            expect(points).toEqual(whole[key]?.slice(0, points.length));
        }
        expect(valuesOf(store, 'logs', 'calm/training')).toEqual(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('is read anew when a training began again and wrote more than was read before', async () => {
    const root = temporaryFolder({ 'logs/a/log.csv': 'epoch,loss\n0,0.9\n1,0.8\n' });
    const { store } = await imported(root, kerasCsv);
    addFiles(root, { 'logs/a/log.csv': 'epoch,loss\n0,0.7\n1,0.6\n2,0.5\n' });
    await imported(root, kerasCsv, { store });
    expect(valuesOf(store, 'logs', 'a/log').loss).toEqual([
      [0, 0.7],
      [1, 0.6],
      [2, 0.5],
    ]);
  });

  it('says what of it could not be read', async () => {
    const log = 'epoch,loss,note\n0,0.5,warm\n1,oops,\n2,0.25,cold\n3,0.1';
    const root = temporaryFolder({ 'logs/a/training.log': log });
    const { store } = await imported(root, kerasCsv);
    expect(valuesOf(store, 'logs', 'a/training')).toEqual({
      loss: [
        [0, 0.5],
        [2, 0.25],
      ],
    });
    expect(store.run('logs', 'a/training').partly).toBe(
      '1 cell of loss without a number; the last line has no end yet, and is not read.',
    );
  });

  it('is running while it is written to', async () => {
    const root = copiedRuns('keras-csv');
    const { store } = await imported(root, kerasCsv);
    const { mtimeMs } = statSync(join(root, 'logs', 'calm', 'training.log'));
    const going = { status: 'running', ended: null, written: mtimeMs };
    expect(store.run('logs', 'calm/training')).toMatchObject(going);
    expect(await imported(root, kerasCsv, { store })).toMatchObject({ updated: 0, unchanged: 2 });
    await imported(root, kerasCsv, { store, now: muchLater });
    expect(store.run('logs', 'calm/training').status).toBe('finished');
  });

  it('keeps its fingerprint when it is moved, and shares it with no copy', async () => {
    const root = copiedRuns('keras-csv');
    const { store } = await imported(root, kerasCsv);
    cpSync(join(root, 'logs', 'calm'), join(root, 'logs', 'copy'), { recursive: true });
    renameSync(join(root, 'logs', 'calm'), join(root, 'logs', 'moved'));
    const { store: after } = await imported(root, kerasCsv);
    const print = store.run('logs', 'calm/training').fingerprint;
    expect(after.run('logs', 'moved/training').fingerprint).toBe(print);
    expect(after.run('logs', 'copy/training').fingerprint).not.toBe(print);
  });

  it('never throws, whatever stands below the header', async () => {
    const cell = fc.constantFrom('1', '"', '""', ',', ';', '\n', '\r\n', 'nan', 'é', '\0', '1e999', '-');
    await fc.assert(
      fc.asyncProperty(fc.array(cell, { maxLength: 40 }), async (parts) => {
        const root = temporaryFolder();
        addFiles(root, { 'logs/a/x.csv': 'epoch,loss\n' });
        writeFileSync(join(root, 'logs', 'a', 'x.csv'), `epoch,loss\n${parts.join('')}`);
        const { store } = await imported(root, kerasCsv);
        expect(store.source('logs').problem).toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});
