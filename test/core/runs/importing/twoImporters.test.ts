import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importSource } from '../../../../src/runs/importing/importSource';
import type { SourceImport } from '../../../../src/runs/importing/visit';
import type { RunStore } from '../../../../src/runs/runStore';
import { mapped } from '../../../../src/runs/sources/mapped/mapped';
import { mlflowFiles } from '../../../../src/runs/sources/mlflowFiles';
import { lightningCsv } from '../../../../src/runs/sources/lightningCsv';
import type { ImportContext, RunSource } from '../../../../src/runs/sources/source';
import { imported, openIn, series } from '../../store/runs/imported';
import { temporaryFolder } from '../../temporaryFolder';
import { found, later } from '../sources/imports';

interface Importing {
  readonly full?: boolean;
  /** What happens when the source was read for the first time, and what was read is not kept yet. */
  readonly meanwhile?: () => unknown;
  /** What is waited for once so many parts are kept. */
  readonly afterParts?: (parts: number) => unknown;
}

async function importInto(store: RunStore, root: string, source: RunSource, options: Importing = {}) {
  const { full = false, meanwhile, afterParts } = options;
  let parts = 0;
  const pause = () => afterParts?.(parts);
  let waits = meanwhile;
  const read = async (context: ImportContext) => {
    await source.read(paused(context, pause));
    const work = waits;
    waits = undefined;
    await work?.();
  };
  const [one] = await found(root, source);
  if (!one) throw new Error('There is no source.');
  const signal = new AbortController().signal;
  const onProgress = () => parts++;
  const rest = () => Promise.resolve();
  return importSource({ ...source, read }, one, { root, store, signal, now: later, full, onProgress, rest });
}

function paused(context: ImportContext, pause: () => unknown): ImportContext {
  const breathe = async (state?: string | null) => {
    await context.breathe(state);
    await pause();
  };
  const { path, root, signal, now, state, runStates, full, closely } = context;
  return {
    ...{ path, root, signal, now, state, runStates, full, closely, breathe },
    run: (run) => context.run(run),
    points: (points) => context.points(points),
    gone: (nativeId) => context.gone(nativeId),
    disowned: (nativeId) => context.disowned(nativeId),
    problem: (at, problem) => context.problem(at, problem),
  };
}

/** Steps of the one run, as they are kept. */
function stepsOf(store: RunStore): readonly number[] {
  return [...(store.points(1, 'loss')?.steps ?? [])];
}

const to = (last: number) => Array.from({ length: last + 1 }, (_, step) => step);

const logs = [
  {
    name: 'a mapped file',
    source: mapped,
    files: { 'tend.yaml': 'experiments: { sources: [{ path: log.csv }] }\n', 'log.csv': 'step,loss\n' },
    log: 'log.csv',
    line: (step: number) => `${step},0.5\n`,
  },
  {
    name: "a log of Lightning's CSVLogger",
    source: lightningCsv,
    files: { 'logs/v0/metrics.csv': 'step,loss\n' },
    log: 'logs/v0/metrics.csv',
    line: (step: number) => `${step},0.5\n`,
  },
  {
    name: "a file of MLflow's",
    source: mlflowFiles,
    files: {
      'mlruns/0/meta.yaml': 'experiment_id: "0"\nname: Default\nlifecycle_stage: active\n',
      'mlruns/0/11111111111111111111111111111111/meta.yaml':
        'run_id: "11111111111111111111111111111111"\nexperiment_id: "0"\nlifecycle_stage: active\nstatus: 1\nstart_time: 1\n',
      'mlruns/0/11111111111111111111111111111111/metrics/loss': '',
    },
    log: 'mlruns/0/11111111111111111111111111111111/metrics/loss',
    line: (step: number) => `${step} 0.5 ${step}\n`,
  },
];

describe.each(logs)('two that import $name at once', ({ source, files, log, line }) => {
  function project() {
    const root = temporaryFolder(files);
    const write = (text: string) => appendFileSync(join(root, log), text);
    write(line(0));
    return { root, write, one: openIn(root).runs, other: openIn(root).runs };
  }

  it('keep each point once, wherever the lines are torn', async () => {
    const { root, write, one, other } = project();
    await importInto(one, root, source);
    write(line(1) + line(2).slice(0, 1));
    await importInto(one, root, source, {
      meanwhile: async () => {
        write(line(2).slice(1) + line(3) + line(4).slice(0, 3));
        await importInto(other, root, source);
      },
    });
    expect(stepsOf(one)).toEqual(to(3));
    write(line(4).slice(3));
    const last = { meanwhile: () => importInto(one, root, source) };
    await importInto(other, root, source, last);
    expect(stepsOf(other)).toEqual(to(4));
    expect(await importInto(one, root, source)).toMatchObject({ imported: 0, updated: 0, unchanged: 1 });
  });

  it('keep each point once where both are the first, and where one reads everything', async () => {
    const { root, write, one, other } = project();
    write(line(1));
    await importInto(one, root, source, { meanwhile: () => importInto(other, root, source) });
    expect(stepsOf(one)).toEqual(to(1));
    write(line(2));
    const meanwhile = () => {
      write(line(3));
      return importInto(other, root, source);
    };
    await importInto(one, root, source, { full: true, meanwhile });
    expect(stepsOf(one)).toEqual(to(3));
  });

  it('are mended by one that reads everything, where points were kept twice before', async () => {
    const { root, write, one } = project();
    write(line(1));
    await importInto(one, root, source);
    const [kind, path] = [source.kind, one.sources()[0]?.path ?? ''];
    const visit = one.visit(kind, path);
    const [[nativeId = '', state = null] = []] = visit.runStates();
    visit.run(imported(nativeId, { state }));
    visit.points(series(nativeId, 'loss', [0.5, 0.5]));
    visit.commit(visit.state);
    await importInto(one, root, source);
    expect(stepsOf(one)).toEqual([0, 1, 0, 1]);
    await importInto(one, root, source, { full: true });
    expect(stepsOf(one)).toEqual(to(1));
  });
});

it('of a metric of many megabytes, which is kept in parts, two keep each point once and count the run once', async () => {
  const files = logs[2]?.files ?? {};
  const log = Object.keys(files).at(-1) ?? '';
  const lines = 700_000;
  const root = temporaryFolder({ ...files, [log]: '1 1\n'.repeat(lines) });
  const [one, other] = [openIn(root).runs, openIn(root).runs];
  const halfWay = Promise.withResolvers<undefined>();
  const ended = Promise.withResolvers<undefined>();
  const second: Promise<SourceImport>[] = [];
  const inTheSecond = (parts: number) => {
    if (parts < 2) return undefined;
    halfWay.resolve(undefined);
    return ended.promise;
  };
  const inTheFirst = (parts: number) => {
    if (parts === 0) return undefined;
    if (second.length === 0) second.push(importInto(other, root, mlflowFiles, { afterParts: inTheSecond }));
    return halfWay.promise;
  };
  const first = await importInto(one, root, mlflowFiles, { afterParts: inTheFirst });
  ended.resolve(undefined);
  expect([first, ...(await Promise.all(second))]).toMatchObject([
    { imported: 1, updated: 0, unchanged: 0 },
    { imported: 0, updated: 1, unchanged: 0 },
  ]);
  expect(one.points(1, 'loss')?.values.length).toBe(lines);
});
