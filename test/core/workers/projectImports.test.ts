import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import type { SourceKind } from '../../../src/runs/run';
import { kerasCsv } from '../../../src/runs/sources/kerasCsv';
import { mapped } from '../../../src/runs/sources/mapped/mapped';
import type { RunSource } from '../../../src/runs/sources/source';
import { openStore } from '../../../src/store/openStore';
import { ImportKeeper } from '../../../src/workers/importKeeper';
import type { FromImport } from '../../../src/workers/importProtocol';
import { readAgainAfter } from '../../../src/workers/projectImports';
import { imported } from '../store/runs/imported';
import { addFiles, temporaryFolder } from '../temporaryFolder';

/** Runs that are files: `x.run` holds names of runs, one a line. */
const lines = (read: (path: string) => string, kind: SourceKind = 'dvclive'): RunSource => ({
  kind,
  title: 'Lines',
  looksLike: '*.run',
  find: ({ path, files }) =>
    Promise.resolve({
      found: files
        .filter((name) => name.endsWith('.run'))
        .map((name) => ({ kind, path: join(path, name), watch: [join(path, name)] })),
      prune: [],
    }),
  read: async (context) => {
    for (const name of read(context.path).split('\n').filter(Boolean)) {
      if (context.runStates.get(name) !== name) context.run(imported(name, { state: name }));
      await context.breathe();
    }
  },
});

function keeperOf(read: (path: string) => string, more: readonly RunSource[] = [], logger = silentLogger) {
  const told: FromImport[] = [];
  const keeper = new ImportKeeper({
    sources: [lines(read), ...more],
    send: (message) => told.push(message),
    logger,
    now: () => new Date(5),
  });
  onTestFinished(() => keeper.dispose());
  const rested = async () => {
    const before = told.length;
    while (!told.slice(before).some(({ type }) => type === 'resting')) await new Promise(setImmediate);
  };
  const looked = () => told.findLast((it) => it.type === 'looked')?.looked;
  return { keeper, told, rested, looked };
}

function namesIn(root: string): readonly string[] {
  const opened = openStore(root, { create: false, logger: silentLogger, now: () => new Date() });
  if (opened.kind !== 'open') return [];
  const { runs } = opened.store;
  const names = runs.runs([...runs.find({ filter: null, order: [], archived: true })]).map(({ name }) => name);
  opened.store.dispose();
  return names.toSorted();
}

function problemsIn(root: string): readonly (string | null)[] {
  const opened = openStore(root, { create: false, logger: silentLogger, now: () => new Date() });
  if (opened.kind !== 'open') return [];
  const problems = opened.store.runs.sources().map(({ problem }) => problem);
  opened.store.dispose();
  return problems;
}

function newerStoreIn(root: string): void {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date() });
  if (opened.kind === 'open') opened.store.dispose();
  const database = new DatabaseSync(join(root, '.tend/tend.db'));
  database.exec('PRAGMA user_version = 1000');
  database.close();
}

describe('the import of runs', () => {
  it('finds sources, reads them into the store, and says where it looked', async () => {
    const root = temporaryFolder({ 'a.run': '', 'deep/b.run': '' });
    const { keeper, rested, looked } = keeperOf((path) => (path.endsWith('a.run') ? 'one\ntwo' : 'three'));
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(namesIn(root)).toEqual(['one', 'three', 'two']);
    expect(looked()).toMatchObject({
      done: true,
      files: 2,
      kinds: [{ title: 'Lines', looksLike: '*.run' }],
      found: [{ shown: 'a.run' }, { shown: 'deep/b.run' }],
    });
  });

  it('makes no store where nothing is found', async () => {
    const root = temporaryFolder({ 'a.txt': 'x' });
    const { keeper, rested, looked } = keeperOf(() => '');
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(looked()).toMatchObject({ done: true, found: [] });
    expect(existsSync(join(root, '.tend'))).toBe(false);
  });

  it('reads again what it is told has changed, and goes on past what cannot be read', async () => {
    const root = temporaryFolder({ 'a.run': '', 'b.run': '' });
    let content = 'one';
    const { keeper, rested } = keeperOf((path) => {
      if (path.endsWith('b.run')) throw new Error('torn');
      return content;
    });
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    content = 'one\ntwo';
    keeper.receive({ type: 'read', root, paths: [join(root, 'a.run'), join(root, 'b.run')], full: false });
    await rested();
    expect(namesIn(root)).toEqual(['one', 'two']);
  });

  it('looks closely at what changed in a source, until it is read', async () => {
    const root = temporaryFolder({ 'a.run': '' });
    const closely: (readonly string[])[] = [];
    const source: RunSource = {
      ...lines(() => '', 'tensorboard'),
      read: (context) => Promise.resolve(void closely.push([...context.closely])),
    };
    const { keeper, rested } = keeperOf(() => '', [source]);
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    const read = { type: 'read' as const, root, paths: [join(root, 'a.run')], full: false };
    keeper.receive({ ...read, closely: ['0', 'ab'] });
    await rested();
    keeper.receive(read);
    await rested();
    expect(closely).toEqual([[], ['0', 'ab'], []]);
  });

  it('reads everything anew when a person has deleted the store', async () => {
    const root = temporaryFolder({ 'a.run': '', 'b.run': '' });
    const { keeper, rested } = keeperOf((path) => (path.endsWith('a.run') ? 'one' : 'two'));
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    rmSync(join(root, '.tend'), { recursive: true });
    keeper.receive({ type: 'read', root, paths: [join(root, 'a.run')], full: false });
    await rested();
    expect(namesIn(root)).toEqual(['one', 'two']);
  });

  it('reads both of two sources that lie at one place', async () => {
    const root = temporaryFolder({ 'a.run': '' });
    const { keeper, rested } = keeperOf(() => 'one', [lines(() => 'other', 'tensorboard')]);
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(namesIn(root)).toEqual(['one', 'other']);
  });

  it('lists the runs of other sources while it reads a large one, and says how far it is', async () => {
    const root = temporaryFolder({ 'a.run': '', 'b.run': '', 'c.run': '' });
    let more = true;
    onTestFinished(() => void (more = false));
    const large: RunSource = {
      ...lines(() => '', 'tensorboard'),
      read: async (context) => {
        for (let count = 0; more && context.path.endsWith('a.run'); count++) {
          context.run(imported(`large ${count}`));
          await context.breathe();
        }
      },
    };
    const { keeper, told, rested } = keeperOf((path) => path.slice(-5, -4), [large]);
    keeper.receive({ type: 'look', root, declared: [] });
    while (!['a', 'b', 'c'].every((name) => namesIn(root).includes(name))) await new Promise(setImmediate);
    const reading = () => told.find((it) => it.type === 'reading' && it.now?.source === 'a.run');
    while (!reading()) await new Promise(setImmediate);
    more = false;
    await rested();
    expect(told.findLast((it) => it.type === 'reading')).toMatchObject({ now: null });
  });

  it('agrees with the command line on what tend.yaml maps, when it comes and when it goes', async () => {
    const root = temporaryFolder({ 'tend.yaml': '', 'logs/a/log.csv': 'epoch,loss\n0,1\n' });
    const { keeper, rested } = keeperOf(() => '', [kerasCsv, mapped]);
    const lookAt = async (config: string) => {
      addFiles(root, { 'tend.yaml': config });
      keeper.receive({ type: 'look', root, declared: [] });
      await rested();
      return namesIn(root);
    };
    expect(await lookAt('version: 1')).toEqual(['a/log']);
    expect(await lookAt('experiments: { sources: [{ path: "logs/*/log.csv" }] }')).toEqual(['a']);
    expect(await lookAt('experiments: { sources: [{ path: "logs/*/log.csv", name: file }] }')).toEqual(['a/log']);
    expect(await lookAt('version: 1')).toEqual(['a/log']);
    addFiles(root, { 'tend.yaml': 'experiments: { sources: [{ path: "logs/*/log.csv" }] }' });
    const later = keeperOf(() => '', [kerasCsv, mapped]);
    later.keeper.receive({ type: 'look', root, declared: [] });
    await later.rested();
    expect(namesIn(root)).toEqual(['a']);
  });

  it('says of a source with runs that it is no longer there', async () => {
    const root = temporaryFolder({ 'a.run': '' });
    const { keeper, rested } = keeperOf(() => 'one');
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    rmSync(join(root, 'a.run'));
    const gone = ['It is no longer there; what was read of it stays.'];
    keeper.receive({ type: 'read', root, paths: [join(root, 'a.run')], full: false });
    await rested();
    expect(problemsIn(root)).toEqual(gone);
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(problemsIn(root)).toEqual(gone);
  });

  describe('looks once more', () => {
    /** Each of its sources holds these runs, and how often one was read is counted. */
    const countingKeeper = (names: string) => {
      let reads = 0;
      const made = keeperOf(() => {
        reads++;
        return names;
      });
      return { ...made, reads: () => reads };
    };

    const holdTimers = () => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
      onTestFinished(() => void vi.useRealTimers());
    };

    /** The timer reads for the last time: nothing waits for another look then. */
    const expectLastRead = async (root: string, { keeper, rested, reads }: ReturnType<typeof countingKeeper>) => {
      const before = reads();
      vi.advanceTimersByTime(readAgainAfter);
      while (reads() === before) await new Promise(setImmediate);
      keeper.receive({ type: 'look', root, declared: [] });
      await rested();
      expect(vi.getTimerCount()).toBe(0);
    };

    it('at what stands still: a run may have ended without a word', async () => {
      const root = temporaryFolder({ 'a.run': '' });
      const counting = countingKeeper('one');
      holdTimers();
      counting.keeper.receive({ type: 'look', root, declared: [] });
      await counting.rested();
      expect(counting.reads()).toBe(1);
      await expectLastRead(root, counting);
    });

    it('at what changed and brought nothing: it may have been half written', async () => {
      const root = temporaryFolder({ 'a.run': '' });
      const counting = countingKeeper('');
      counting.keeper.receive({ type: 'look', root, declared: [] });
      await counting.rested();
      holdTimers();
      counting.keeper.receive({ type: 'read', root, paths: [join(root, 'a.run')], full: false });
      await counting.rested();
      await expectLastRead(root, counting);
    });
  });

  describe('what it leaves out', () => {
    /** `x.run` holds names of files below it that cannot be read, one a line. */
    const leaving = (read: (path: string) => string): RunSource => ({
      ...lines(() => '', 'tensorboard'),
      read: (context) => {
        for (const name of read(context.path).split('\n').filter(Boolean))
          context.problem(join(context.path, name), 'It is cut off.');
        return Promise.resolve();
      },
    });

    it('is counted and told of each source until a later import of it has none, and stands in the log once', async () => {
      const root = temporaryFolder({ 'a.run': '', 'b.run': '' });
      let left = 'one\ntwo';
      const warned: string[] = [];
      const logger = { ...silentLogger, warn: (line: string) => void warned.push(line) };
      const source = leaving((path) => (path.endsWith('a.run') ? left : 'one\ntwo'));
      const { keeper, rested, told } = keeperOf(() => '', [source], logger);
      const counts = () => told.flatMap((it) => (it.type === 'leftOut' ? [it.leftOut.count] : []));
      const readAgain = async () => {
        keeper.receive({ type: 'read', root, paths: [join(root, 'a.run')], full: false });
        await rested();
      };
      keeper.receive({ type: 'look', root, declared: [] });
      await rested();
      const problem = 'It is cut off.';
      expect(told.find((it) => it.type === 'leftOut')?.leftOut).toEqual({
        count: 4,
        first: ['a.run/one', 'a.run/two', 'b.run/one'].map((path) => ({ path, problem })),
      });
      expect(told.findIndex(({ type }) => type === 'leftOut')).toBeLessThan(
        told.findLastIndex(({ type }) => type === 'reading'),
      );
      await readAgain();
      expect(counts()).toEqual([4]);
      expect(warned.toSorted()).toEqual(
        ['a.run/one', 'a.run/two', 'b.run/one', 'b.run/two'].map((path) => `${path}: ${problem}`),
      );
      left = 'two';
      await readAgain();
      left = '';
      await readAgain();
      expect(counts()).toEqual([4, 3, 2]);
      expect(warned).toHaveLength(4);
    });

    it('goes with its source, and is nothing where a source itself cannot be read, which is told as that', async () => {
      const root = temporaryFolder({ 'a.run': '', 'b.run': '' });
      const { keeper, rested, told } = keeperOf(() => '', [leaving((path) => (path.endsWith('a.run') ? 'one' : '.'))]);
      const leftOut = () => told.findLast((it) => it.type === 'leftOut')?.leftOut;
      keeper.receive({ type: 'look', root, declared: [] });
      await rested();
      expect(leftOut()).toEqual({ count: 1, first: [{ path: 'a.run/one', problem: 'It is cut off.' }] });
      expect(problemsIn(root)).toContain('It is cut off.');
      rmSync(join(root, 'a.run'));
      keeper.receive({ type: 'look', root, declared: [] });
      await rested();
      expect(leftOut()).toEqual({ count: 0, first: [] });
    });
  });

  it('says why nothing can be kept', async () => {
    const root = temporaryFolder({ 'a.run': '' });
    newerStoreIn(root);
    const { keeper, rested, told } = keeperOf(() => 'one');
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(told.findLast((it) => it.type === 'notice')?.notice).toMatch(
      /this Tend knows up to .* and leaves it alone\. Update Tend\.$/,
    );
  });

  it('finds a source that comes later with the next look, and forgets one that went', async () => {
    const root = temporaryFolder({ 'a.run': '' });
    const { keeper, rested, looked } = keeperOf((path) => path.slice(-5, -4));
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    mkdirSync(join(root, 'c'));
    writeFileSync(join(root, 'c', 'b.run'), '');
    cpSync(join(root, 'a.run'), join(root, 'c.run'));
    rmSync(join(root, 'a.run'));
    keeper.receive({ type: 'look', root, declared: [] });
    await rested();
    expect(looked()?.found.map(({ shown }) => shown)).toEqual(['c.run', 'c/b.run']);
    expect(namesIn(root)).toEqual(['a', 'b', 'c']);
  });
});
