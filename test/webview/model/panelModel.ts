import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import { ExperimentsModel } from '../../../webview/experiments/model/experimentsModel';

/** A panel that has begun over no rows, with an extension that says nothing but `answers`. */
export async function panelModel(answers: Partial<ExperimentsAsks>): Promise<ExperimentsModel> {
  const runs = { all: 1, shown: 1, running: 0, incomplete: 0, archived: 0 };
  const all: Partial<ExperimentsAsks> = {
    open: () => Promise.resolve({ project: '', mac: false, kept: null }),
    columns: () => Promise.resolve([]),
    table: () => Promise.resolve({ token: '', rows: 0, runs, groups: null, problem: null, blame: null, unknown: [] }),
    rows: ({ from }) => Promise.resolve({ from, rows: [], baseline: null }),
    scales: () => Promise.resolve([]),
    sources: () => Promise.resolve([]),
    ...answers,
  };
  const nothing = () => Promise.resolve(null);
  const asks = new Proxy(all, { get: (of, name): unknown => Reflect.get(of, name) ?? nothing }) as ExperimentsAsks;
  const model = new ExperimentsModel(asks);
  await model.start();
  return model;
}
