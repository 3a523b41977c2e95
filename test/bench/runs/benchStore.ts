import { silentLogger } from '../../../src/base/logger';
import { openStore } from '../../../src/store/openStore';
import { runVisits } from '../../../src/store/runs/runVisit';
import type { Store } from '../../../src/store/store';
import { importedRun, metricsOf, size, startOf } from './generatedRuns';

/** Opens the store of a folder, which is made when there is none. */
export function openBenchStore(root: string): Store {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date(), visits: runVisits });
  if (opened.kind === 'open') return opened.store;
  throw new Error(opened.kind === 'unusable' ? opened.problem : 'There is no store.');
}

/** Runs that one commit writes. */
const batch = 500;

/** Fills an empty store with the runs of the bench; milliseconds that it took. */
export function fillStore(store: Store): number {
  const began = performance.now();
  const visit = store.runs.visit('mlflow-sqlite', 'mlflow.db');
  for (let run = 0; run < size.runs; run++) {
    const imported = importedRun(run);
    visit.run(imported);
    const steps = Float64Array.of(0);
    const times = Float64Array.of(startOf(run));
    for (const [key, value] of metricsOf(run)) {
      const values = Float64Array.of(value);
      visit.points({ nativeId: imported.nativeId, key, steps, times, values, mode: 'replace' });
    }
    if (run % batch === batch - 1) visit.commit(null);
  }
  visit.commit(null);
  visit.end({ at: Date.now(), problem: null });
  return performance.now() - began;
}

/** Adds a run with one long series. */
export function addLongSeries(store: Store, points: number): void {
  const visit = store.runs.visit('tensorboard', 'long');
  const run = { ...importedRun(0), nativeId: 'long', fingerprint: 'long', experiment: 'series', name: 'long' };
  visit.run(run);
  const steps = Float64Array.from({ length: points }, (_, index) => index);
  const times = steps.map((step) => startOf(0) + step * 10);
  const values = steps.map((step) => Math.sin(step / 50_000) + ((step * 7919) % 1000) / 5000);
  visit.points({ nativeId: 'long', key: 'loss', steps, times, values, mode: 'replace' });
  visit.commit(null);
  visit.end({ at: Date.now(), problem: null });
}
