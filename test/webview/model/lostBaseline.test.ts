import { describe, expect, it } from 'vitest';
import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { defaultView } from '../../../webview/experiments/model/defaultView';
import { ExperimentsModel } from '../../../webview/experiments/model/experimentsModel';
import { LostBaseline } from '../../../webview/experiments/model/lostBaseline';

const row: RowRef = { type: 'run', id: 'a' };

function lost() {
  const there = new Set<string>();
  const baseline = new LostBaseline({
    unseen: ({ rows }) =>
      Promise.resolve({ hidden: [], gone: rows.filter((each) => each.type !== 'run' || !there.has(each.id)) }),
  });
  baseline.row = row;
  return { baseline, there };
}

describe('a baseline that was deleted with its run', () => {
  it('is lost until the run is there again, and found once', async () => {
    const { baseline, there } = lost();
    expect(await baseline.found('1', null)).toBe(null);
    there.add('a');
    expect(await baseline.found('2', null)).toEqual(row);
    expect(await baseline.found('3', null)).toBe(null);
  });

  it('stays lost where another one was chosen meanwhile', async () => {
    const { baseline, there } = lost();
    await baseline.found('1', { type: 'run', id: 'b' });
    there.add('a');
    expect(await baseline.found('2', null)).toBe(null);
  });

  it('comes back into its own view alone', async () => {
    const { model, bringBack } = await panelWithoutBaseline();
    model.openView('Other', { ...defaultView([]), baseline: null });
    await bringBack();
    expect(model.view.baseline).toBe(null);
    expect(model.unsaved).toBe(false);
    const same = await panelWithoutBaseline();
    await same.bringBack();
    expect(same.model.view.baseline).toEqual(row);
  });
});

/** A panel whose baseline was deleted with its run. */
async function panelWithoutBaseline() {
  const there = new Set<string>();
  const runs = { all: 1, shown: 1, running: 0, partly: 0, archived: 0 };
  const answers: Partial<ExperimentsAsks> = {
    open: () => Promise.resolve({ project: '', mac: false, kept: null }),
    columns: () => Promise.resolve([]),
    table: () =>
      Promise.resolve({ token: `${there.size}`, rows: 0, runs, groups: null, problem: null, blame: null, unknown: [] }),
    rows: ({ from }) => Promise.resolve({ from, rows: [], baseline: null }),
    scales: () => Promise.resolve([]),
    sources: () => Promise.resolve([]),
    unseen: ({ rows }) =>
      Promise.resolve({ hidden: [], gone: rows.filter((each) => each.type !== 'run' || !there.has(each.id)) }),
  };
  const nothing = () => Promise.resolve(null);
  const model = new ExperimentsModel(
    new Proxy(answers, { get: (all, name): unknown => Reflect.get(all, name) ?? nothing }) as ExperimentsAsks,
  );
  await model.start();
  model.change({ baseline: row }, 'baseline');
  model.undoable.marksBegun();
  model.change({ baseline: null }, 'deletion');
  model.marksChanged('Deleted 1 run', true);
  const bringBack = () => {
    there.add('a');
    return model.runsChanged(['a']);
  };
  return { model, bringBack };
}
