import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { silentLogger } from '../../../src/base/logger';
import type { ViewState } from '../../../src/protocol/experiments/viewState';
import { openStore } from '../../../src/store/openStore';
import { runVisits } from '../../../src/store/runs/runVisit';
import { writeView } from '../../../src/vscode/panels/viewFile';
import { importedRun } from '../runs/generatedRuns';
import { defaultCharts } from '../../../webview/experiments/model/defaultView';

/** Metrics of each run: with the params there are a hundred columns. */
const metrics = 80;
const batch = 500;

/** Fills a folder with a store of so many runs, and a view that shows a hundred columns. */
export function fillPanelStore(root: string, runs: number): void {
  const opened = openStore(root, { create: true, logger: silentLogger, now: () => new Date(), visits: runVisits });
  if (opened.kind !== 'open') throw new Error('There is no store.');
  const visit = opened.store.runs.visit('mlflow-sqlite', 'mlflow.db');
  for (let run = 0; run < runs; run++) {
    const imported = importedRun(run);
    visit.run(imported);
    for (let metric = 0; metric < metrics; metric++) visit.points(point(imported.nativeId, `m${metric}`, run, metric));
    if (run % batch === batch - 1) visit.commit(null);
  }
  visit.commit(null);
  visit.end({ at: Date.now(), problem: null });
  opened.store.dispose();
  mkdirSync(join(root, 'tend', 'views'), { recursive: true });
  writeFileSync(join(root, 'tend', 'views', 'wide.yaml'), writeView({ name: 'Wide', state: wideView }));
}

function point(nativeId: string, key: string, run: number, metric: number) {
  const value = ((run * 7919 + metric * 104_729) % 10_007) / 10_007;
  return {
    ...{ nativeId, key, mode: 'replace' as const },
    steps: Float64Array.of(0),
    times: Float64Array.of(NaN),
    values: Float64Array.of(value),
  };
}

const params = ['model', 'depth', 'seed', ...Array.from({ length: 17 }, (_, index) => `p${index}`)];

const wideView: ViewState = {
  filter: '',
  sort: [{ column: { kind: 'metric', key: 'm0', of: 'last' }, descending: true }],
  groupBy: [],
  columns: [
    ...Array.from({ length: metrics }, (_, index) => ({
      column: { kind: 'metric' as const, key: `m${index}`, of: 'last' as const },
      width: 140,
      pinned: false,
    })),
    ...params.map((key) => ({ column: { kind: 'param' as const, key }, width: 80, pinned: false })),
  ],
  onlyDiffering: false,
  archived: false,
  baseline: null,
  layout: 'table',
  split: 0.3,
  charts: defaultCharts,
  marked: [],
};
