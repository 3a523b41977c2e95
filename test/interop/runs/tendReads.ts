import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRuns } from '../../../src/actions/runs/importRuns';
import { readGit } from '../../../src/actions/runs/readGit';
import { silentLogger } from '../../../src/base/logger';
import type { RunDetails, RunStore } from '../../../src/runs/runStore';
import { runSources } from '../../../src/runs/sources/sources';
import { openForeignTables } from '../../../src/store/foreignTables';
import { openStore } from '../../../src/store/openStore';
import { runVisits } from '../../../src/store/runs/runVisit';

/** A folder for a tracker to write to. */
export function emptyFolder(): string {
  return realpathSync(mkdtempSync(join(tmpdir(), 'tend-interop-')));
}

/** A run as Tend has it in its store. */
export interface ReadRun extends RunDetails {
  /** Step, time and value of every point, by metric. */
  readonly points: ReadonlyMap<string, readonly (readonly [step: number, time: number, value: number])[]>;
}

/** Imports the project in a folder as the command line does, and tells every run that it shows, by its native id. */
export async function tendReads(root: string): Promise<ReadonlyMap<string, ReadRun>> {
  const home = emptyFolder();
  try {
    return await tendReadsAgain(root, home);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** The same with the store of a folder, which knows what it read before. */
export async function tendReadsAgain(root: string, home: string): Promise<ReadonlyMap<string, ReadRun>> {
  const opened = openStore(home, { create: true, logger: silentLogger, now: () => new Date(), visits: runVisits });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  try {
    const store = opened.store.runs;
    const sources = runSources({ openTables: (path) => openForeignTables(path, silentLogger), readGit });
    const context = { store, sources, signal: new AbortController().signal, now: Date.now, logger: silentLogger };
    const { problems } = await importRuns(context, { root, paths: [], declared: [], full: false });
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return new Map(readRuns(store).map((run) => [run.nativeId, run]));
  } finally {
    opened.store.dispose();
  }
}

function readRuns(store: RunStore): readonly ReadRun[] {
  const numbers = [...store.find({ filter: null, order: [], archived: true })];
  return numbers.flatMap((number) => {
    const details = store.details(number);
    if (details === null) return [];
    const points = [...details.metrics.keys()].map((key) => [key, pointsOf(store, number, key)] as const);
    return [{ ...details, points: new Map(points) }];
  });
}

function pointsOf(store: RunStore, number: number, key: string) {
  const { steps = [], times = [], values = [] } = store.points(number, key) ?? {};
  return Array.from(steps, (step, index) => [step, times[index] ?? NaN, values[index] ?? NaN] as const);
}
