import { rmSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { emptyFolder, tendReads, type ReadRun } from './tendReads';
import { askTracker, pythonNumber, writtenBy } from './trackers';

interface ReadFolder {
  readonly scalars: Readonly<Record<string, readonly (readonly [value: string, seconds: number, step: number])[]>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly hparams: Readonly<Record<string, string | number | boolean>>;
}

/** Folders that belong to the run around them, and what their tags are called there. */
const inside: Readonly<Record<string, { readonly run: string; readonly key: (tag: string) => string }>> = {
  'parts/all_losses_train': { run: 'parts', key: (tag) => `${tag}/train` },
  'parts/all_losses_valid': { run: 'parts', key: (tag) => `${tag}/valid` },
  'x/pair/a': { run: 'x', key: (tag) => `${tag}/a` },
  'x/pair/b': { run: 'x', key: (tag) => `${tag}/b` },
  'x/only': { run: 'x', key: (tag) => tag },
  'keras/train': { run: 'keras', key: (tag) => `train/${tag}` },
  'keras/validation': { run: 'keras', key: (tag) => `validation/${tag}` },
  'tuned/1760000030.25': { run: 'tuned', key: (tag) => tag },
};

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe.each([
  {
    // tensorboardX and tensorboard; torch is too large to be installed for this.
    name: 'written afresh',
    fill: (folder: string) => writtenBy('tensorBoardRuns.py', folder),
  },
  {
    name: 'of the fixture, which torch wrote',
    fill: (folder: string) => cp(inRoot('test', 'fixtures', 'runs'), folder, { recursive: true }),
  },
])('event files $name', ({ fill }) => {
  let tend: ReadonlyMap<string, ReadRun> = new Map();
  let accumulated: Readonly<Record<string, ReadFolder>> = {};

  beforeAll(async () => {
    const folder = emptyFolder();
    folders.push(folder);
    await fill(folder);
    tend = await tendReads(join(folder, 'tensorboard'));
    accumulated = await askTracker('readTensorBoard.py', join(folder, 'tensorboard', 'runs'));
  }, 120_000);

  it("have the scalars of TensorBoard's own reader, value by value", () => {
    const expected: Record<string, Record<string, unknown>> = {};
    for (const [folder, { scalars }] of Object.entries(accumulated)) {
      const { run, key } = inside[folder] ?? { run: folder, key: (tag: string) => tag };
      const points = (expected[run] ??= {});
      for (const [tag, events] of Object.entries(scalars))
        points[key(tag)] = events.map(([value, seconds, step]) => [step, seconds * 1000, pythonNumber(value)]);
    }
    expect(Object.keys(expected).length).toBeGreaterThan(2);
    const read = [...tend].map(([id, run]) => [id, Object.fromEntries(run.points)] as const);
    expect(Object.fromEntries(read)).toEqual(expected);
  });

  it('have its texts and hyper-parameters', () => {
    for (const [folder, { texts, hparams }] of Object.entries(accumulated)) {
      const run = tend.get(inside[folder]?.run ?? folder);
      for (const [name, value] of Object.entries(hparams)) expect(run?.params.get(name), name).toBe(String(value));
      for (const [tag, text] of Object.entries(texts))
        expect(run?.tags.get(`text/${tag.replace('/text_summary', '')}`), tag).toBe(text);
    }
  });
});
