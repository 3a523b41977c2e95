import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../src/base/logger';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { openStore } from '../../../src/store/openStore';
import { runVisits } from '../../../src/store/runs/runVisit';
import { writeView } from '../../../src/vscode/panels/viewFile';
import { defaultCharts } from '../../../webview/experiments/model/defaultView';
import { idOf, importedRun } from '../runs/generatedRuns';

const points = 1_000_000;

/** Fills a folder with a store of so many runs with a curve of a million points each, and a view that shows all curves. */
export function fillCurveStore(root: string, runs: number): void {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date(), visits: runVisits });
  if (opened.kind !== 'open') throw new Error('There is no store.');
  const visit = opened.store.runs.visit('mlflow-sqlite', 'mlflow.db');
  const steps = Float64Array.from({ length: points }, (_, step) => step);
  const times = new Float64Array(points).fill(NaN);
  for (let run = 0; run < runs; run++) {
    visit.run(importedRun(run));
    visit.points({ nativeId: idOf(run), key: 'loss', mode: 'replace', steps, times, values: noisyLoss(run) });
    visit.commit(null);
  }
  visit.end({ at: Date.now(), problem: null });
  opened.store.dispose();
  mkdirSync(join(root, 'tend', 'views'), { recursive: true });
  writeFileSync(join(root, 'tend', 'views', 'curves.yaml'), writeView({ name: 'Curves', state: curvesView(runs) }));
}

/** A falling line under a noise that no bucket smooths away. */
function noisyLoss(run: number): Float64Array {
  let state = run + 1;
  return Float64Array.from({ length: points }, (_, step) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 2 / (1 + step / 200_000) + run / 50 + (state / 2 ** 32) * 0.2;
  });
}

function curvesView(runs: number): ViewState {
  return {
    filter: '',
    sort: [],
    groupBy: [],
    columns: [{ column: { kind: 'metric', key: 'loss', of: 'last' }, width: 140, pinned: false }],
    onlyDiffering: false,
    archived: false,
    baseline: null,
    layout: 'bottom',
    split: 0.7,
    charts: { ...defaultCharts, metrics: ['loss'] },
    marked: Array.from({ length: runs }, (_, run) => ({ row: { type: 'run', id: idOf(run) }, slot: run })),
  };
}
