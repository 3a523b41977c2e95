import { describe, expect, it } from 'vitest';
import { importSource, type ImportOptions } from '../../../../src/runs/importing/importSource';
import { shownPath } from '../../../../src/runs/importing/shownPath';
import type { ImportedRun } from '../../../../src/runs/run';
import type { ImportContext, RunSource } from '../../../../src/runs/sources/source';
import { MemoryStore } from './memoryStore';

/** A run that says nothing but its name. */
function plainRun(nativeId: string, facts: Partial<ImportedRun> = {}): ImportedRun {
  return {
    nativeId,
    fingerprint: null,
    experiment: 'e',
    name: nativeId,
    status: 'finished',
    started: null,
    ended: null,
    parent: null,
    params: new Map(),
    tags: new Map(),
    environment: new Map(),
    code: null,
    data: [],
    artifacts: null,
    partly: null,
    deleted: false,
    state: 'read',
    ...facts,
  };
}

function sourceOf(read: (context: ImportContext) => Promise<void>): RunSource {
  return {
    kind: 'mapped',
    title: 'Test',
    looksLike: 'nothing',
    find: () => Promise.resolve({ found: [], prune: [] }),
    read,
  };
}

function importing(
  read: (context: ImportContext) => Promise<void>,
  store = new MemoryStore(),
  { full = false, ...waiting }: Partial<Pick<ImportOptions, 'full' | 'rest'>> = {},
) {
  const stop = new AbortController();
  const told: number[] = [];
  const found = { kind: 'mapped' as const, path: '/project/logs', watch: [] };
  const options = {
    root: '/project',
    store,
    signal: stop.signal,
    now: () => 5,
    full,
    onProgress: (runs: number) => told.push(runs),
    ...waiting,
  };
  return { store, stop, told, result: importSource(sourceOf(read), found, options) };
}

const points = (nativeId: string, count: number) => {
  const column = new Float64Array(count);
  return { nativeId, key: 'loss', steps: column, times: column, values: column, mode: 'append' as const };
};

describe('an import', () => {
  it('commits in parts of a few megabytes, and the rest at the end with the last state', async () => {
    const { store, told, result } = importing(async (context) => {
      for (const id of ['a', 'b', 'c']) {
        context.run(plainRun(id));
        context.points(points(id, 100_000));
        await context.breathe(`after ${id}`);
      }
    });
    expect(await result).toEqual({ imported: 3, updated: 0, unchanged: 0, problems: [], leftOut: 0 });
    expect(store.commits.map(({ runs, state }) => [runs, state])).toEqual([
      [2, 'after b'],
      [1, 'after c'],
    ]);
    expect(told).toEqual([2, 3]);
  });

  it('commits nothing where nothing is new', async () => {
    const { store, result } = importing(async (context) => {
      context.run(plainRun('a'));
      await context.breathe('1');
    });
    await result;
    const again = importing(async (context) => context.breathe(context.state), store);
    expect(await again.result).toEqual({ imported: 0, updated: 0, unchanged: 1, problems: [], leftOut: 0 });
    expect(store.commits).toHaveLength(1);
  });

  it('hands over what the last visit left, and nothing where all is to be read anew', async () => {
    const store = new MemoryStore();
    await importing(async (context) => {
      context.run(plainRun('a', { state: 'offset 7' }));
      await context.breathe('far');
    }, store).result;
    const seen: unknown[] = [];
    const look = (context: ImportContext) => {
      seen.push([context.state, context.runStates.get('a'), context.full]);
      return Promise.resolve();
    };
    await importing(look, store).result;
    await importing(look, store, { full: true }).result;
    expect(seen).toEqual([
      ['far', 'offset 7', false],
      [null, 'offset 7', true],
    ]);
  });

  it('of what was moved away meanwhile says that it is gone, and that its runs stay', async () => {
    const { result } = importing(() => {
      throw Object.assign(new Error('ENOENT: no such file or directory'), { code: 'ENOENT' });
    });
    expect((await result).problems).toEqual([
      { path: 'logs', problem: 'It is no longer there; what was read of it stays.' },
    ]);
  });

  it('that fails half-way keeps what was read, and says why in one sentence', async () => {
    const { store, result } = importing((context) => {
      context.run(plainRun('a'));
      context.problem('/project/logs/x.yaml', 'It is empty.');
      throw new TypeError('x is not a function');
    });
    const problem = 'It could not be read to its end: x is not a function.';
    expect((await result).problems).toEqual([
      { path: 'logs/x.yaml', problem: 'It is empty.' },
      { path: 'logs', problem },
    ]);
    expect([...store.source('logs').runs.keys()]).toEqual(['a']);
    expect(store.source('logs').problem).toBe(problem);
  });

  it('that is cancelled throws the reason and keeps only what was committed', async () => {
    const { store, stop, result } = importing(async (context) => {
      context.run(plainRun('a'));
      context.points(points('a', 200_000));
      await context.breathe();
      context.run(plainRun('b'));
      stop.abort(new Error('closed'));
      await context.breathe();
    });
    await expect(result).rejects.toThrow('closed');
    expect([...store.source('logs').runs.keys()]).toEqual(['a']);
  });

  it('throws what the store throws, whatever the importer makes of it', async () => {
    const store = new MemoryStore();
    store.failure = new Error('the disk is full');
    const { result } = importing(async (context) => {
      context.run(plainRun('a'));
      context.points(points('a', 200_000));
      await context.breathe().catch(() => undefined);
    }, store);
    await expect(result).rejects.toThrow('the disk is full');
  });

  it('that others overtake counts each run once: what it brought as new, what it went on with as updated', async () => {
    const store = new MemoryStore();
    const rest = () => Promise.resolve();
    const overtakenAfterA = async (context: ImportContext) => {
      const isFirst = !read;
      read = true;
      if (!context.runStates.has('a')) context.run(plainRun('a'));
      context.points(points('a', 200_000));
      await context.breathe();
      if (isFirst) store.refusals = 1;
      if (!context.runStates.has('b')) context.run(plainRun('b'));
    };
    let read = false;
    const first = await importing(overtakenAfterA, store, { rest }).result;
    expect(first).toMatchObject({ imported: 2, updated: 0, unchanged: 0 });
    read = false;
    const second = await importing(overtakenAfterA, store, { rest }).result;
    expect(second).toMatchObject({ imported: 0, updated: 1, unchanged: 1 });
  });

  it('that is overtaken again and again rests ever longer in between, and leaves the source to the other at last', async () => {
    const store = new MemoryStore();
    store.refusals = Infinity;
    const rests: number[] = [];
    const rest = (milliseconds: number) => Promise.resolve(rests.push(milliseconds));
    const read = (context: ImportContext) => {
      context.run(plainRun('a'));
      return Promise.resolve();
    };
    const { result } = importing(read, store, { rest });
    expect(await result).toEqual({ imported: 0, updated: 0, unchanged: 0, problems: [], leftOut: 0, isLeft: true });
    expect(rests).toHaveLength(8);
    expect(rests).toEqual(rests.toSorted((a, b) => a - b));
    store.refusals = 8;
    const patient = await importing(read, store, { rest }).result;
    expect(patient).toEqual({ imported: 1, updated: 0, unchanged: 0, problems: [], leftOut: 0 });
  });

  it('that is cancelled while it rests throws the reason at once', async () => {
    const store = new MemoryStore();
    store.refusals = 1;
    const { stop, result } = importing((context) => {
      context.run(plainRun('a'));
      setImmediate(() => stop.abort(new Error('closed')));
      return Promise.resolve();
    }, store);
    await expect(result).rejects.toThrow('closed');
    expect(store.commits).toEqual([]);
  });

  it('lists a hundred problems and counts the others', async () => {
    const { result } = importing((context) => {
      context.problem('/project/logs', 'It is torn.');
      for (let n = 0; n < 249; n++) context.problem(`/project/logs/${n}`, 'It is empty.');
      return Promise.resolve();
    });
    const { problems, leftOut } = await result;
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toEqual({ path: 'logs', problem: '150 more problems are not listed.' });
    expect(leftOut).toBe(249);
  });
});

it('a path is shown from the project, and whole outside it', () => {
  const shown = ['/project/a/b', '/project', '/project2/a', '/', '/project/..a'].map((path) =>
    shownPath('/project', path),
  );
  expect(shown).toEqual(['a/b', '.', '/project2/a', '/', '..a']);
});
