import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { importRuns, type ImportProgress, type ImportRunsInput } from '../../../../src/actions/runs/importRuns';
import { silentLogger } from '../../../../src/base/logger';
import type { RunStore, StoredRun } from '../../../../src/runs/runStore';
import type { RunSource } from '../../../../src/runs/sources/source';
import { runSources } from '../../../../src/runs/sources/sources';
import { openForeignTables } from '../../../../src/store/foreignTables';
import { openStore } from '../../../../src/store/openStore';
import { runVisits } from '../../../../src/store/runs/runVisit';
import { temporaryFolder } from '../../temporaryFolder';

export const fixtures = 'test/fixtures/runs';
const openTables = (path: string) => openForeignTables(path, silentLogger);

/** The runs of a store that is closed when the test ends. */
export function storeIn(root: string): RunStore {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date(), visits: runVisits });
  if (opened.kind !== 'open') throw new Error(JSON.stringify(opened));
  onTestFinished(() => opened.store.dispose());
  return opened.store.runs;
}

interface Importing extends Partial<ImportRunsInput> {
  readonly sources?: readonly RunSource[];
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

/** Imports as if the files had been lying there for a while. */
export function importing(root: string, store: RunStore, options: Importing = {}) {
  const { sources = runSources({ openTables }), signal = new AbortController().signal, ...input } = options;
  const { onProgress = () => undefined } = options;
  const context = { store, sources, signal, now: () => Date.now() + 10_000, logger: silentLogger, onProgress };
  return importRuns(context, { root, paths: [], declared: [], full: false, ...input });
}

/** Every run that is shown. */
export function shownRuns(store: RunStore): readonly StoredRun[] {
  return store.runs([...store.find({ filter: null, order: [], archived: false })]);
}

export const names = (store: RunStore) =>
  shownRuns(store)
    .map((run) => run.name)
    .sort();

/** A project with copies of what trackers wrote. */
export function projectWith(...kinds: readonly string[]): string {
  const root = temporaryFolder();
  for (const kind of kinds) cpSync(join(fixtures, kind), root, { recursive: true });
  return root;
}
