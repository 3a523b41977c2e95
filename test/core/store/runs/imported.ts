import { onTestFinished } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import type { ColumnRef } from '../../../../src/runs/columns';
import type { ImportedRun, SeriesPoints, SourceKind } from '../../../../src/runs/run';
import type { RunStore } from '../../../../src/runs/runStore';
import { openStore } from '../../../../src/store/openStore';
import { runVisits } from '../../../../src/store/runs/runVisit';
import type { Store } from '../../../../src/store/store';
import { temporaryFolder } from '../../temporaryFolder';

export function openIn(root = temporaryFolder()): Store {
  const result = openStore(root, {
    create: true,
    logger: silentLogger,
    now: () => new Date('2026-11-23T10:00:00Z'),
    visits: runVisits,
  });
  if (result.kind !== 'open') throw new Error(JSON.stringify(result));
  onTestFinished(() => result.store.dispose());
  return result.store;
}

interface RunFacts extends Partial<Omit<ImportedRun, 'params' | 'tags' | 'environment'>> {
  readonly params?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A finished run with nothing but its id, and what is given. */
export function imported(nativeId: string, facts: RunFacts = {}): ImportedRun {
  return {
    nativeId,
    fingerprint: null,
    experiment: 'Default',
    name: nativeId,
    status: 'finished',
    started: null,
    ended: null,
    parent: null,
    code: null,
    data: [],
    artifacts: null,
    partly: null,
    deleted: false,
    state: null,
    ...facts,
    params: new Map(Object.entries(facts.params ?? {})),
    tags: new Map(Object.entries(facts.tags ?? {})),
    environment: new Map(Object.entries(facts.environment ?? {})),
  };
}

/** Points at steps 0, 1, 2 … without times. */
export function series(
  nativeId: string,
  key: string,
  values: readonly number[],
  facts: Partial<SeriesPoints> = {},
): SeriesPoints {
  return {
    nativeId,
    key,
    steps: Float64Array.from(values, (_, index) => index),
    times: Float64Array.from(values, () => NaN),
    values: Float64Array.from(values),
    mode: 'append',
    ...facts,
  };
}

export interface Written extends RunFacts {
  readonly id: string;
  /** A number, or the points of a series. */
  readonly metrics?: Readonly<Record<string, number | readonly number[]>>;
}

/** Imports runs in one visit and one commit. */
export function write(
  store: RunStore,
  runs: readonly Written[],
  { kind = 'mlflow-files', path = 'mlruns' }: { kind?: SourceKind; path?: string } = {},
): void {
  const visit = store.visit(kind, path);
  for (const { id, metrics = {}, ...facts } of runs) {
    visit.run(imported(id, facts));
    for (const [key, values] of Object.entries(metrics))
      visit.points(series(id, key, typeof values === 'number' ? [values] : values, { mode: 'replace' }));
  }
  visit.commit(null);
  visit.end({ at: 1, problem: null });
}

export const metric = (key: string, of: 'last' | 'min' | 'max' = 'last'): ColumnRef => ({ kind: 'metric', key, of });
export const param = (key: string): ColumnRef => ({ kind: 'param', key });
export const attribute = (key: Extract<ColumnRef, { kind: 'attribute' }>['key']): ColumnRef => ({
  kind: 'attribute',
  key,
});

/** Names of all runs that are shown, in the order of the query. */
export function names(store: RunStore, query: Partial<Parameters<RunStore['find']>[0]> = {}): string[] {
  const numbers = store.find({ filter: null, order: [], archived: false, ...query });
  return store.runs([...numbers]).map((run) => run.name);
}
