import { describe, expect, it, vi } from 'vitest';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { defaultView } from '../../../webview/experiments/model/defaultView';
import { LostBaseline } from '../../../webview/experiments/model/lostBaseline';
import { panelModel } from './panelModel';

const row: RowRef = { type: 'run', id: 'a' };

function lost() {
  const there = new Set<string>();
  const asked: string[] = [];
  const baseline = new LostBaseline({
    unseen: ({ token, rows }) => {
      asked.push(token);
      return Promise.resolve({
        hidden: [],
        archived: [],
        gone: rows.filter((each) => each.type !== 'run' || !there.has(each.id)),
      });
    },
  });
  baseline.row = row;
  const find = (all: number, now: RowRef | null = null) => baseline.found({ token: `${all}`, runs: runsOf(all) }, now);
  return { find, there, asked };
}

const runsOf = (all: number) => ({ all, shown: all, running: 0, incomplete: 0, archived: 0 });

describe('a baseline that was deleted with its run', () => {
  it('is lost until the run is there again, and found once', async () => {
    const { find, there } = lost();
    expect(await find(1)).toBe(null);
    there.add('a');
    expect(await find(2)).toEqual(row);
    expect(await find(3)).toBe(null);
  });

  it('is looked for only where there are more runs or fewer', async () => {
    const { find, asked } = lost();
    for (const all of [1, 1, 1, 2, 2]) await find(all);
    expect(asked).toEqual(['1', '2']);
  });

  it('stays lost where another one was chosen meanwhile', async () => {
    const { find, there } = lost();
    await find(1, { type: 'run', id: 'b' });
    there.add('a');
    expect(await find(2)).toBe(null);
  });

  it('comes back into its own view alone', async () => {
    const { model, bringBack } = await panelWithoutBaseline();
    model.openView('Other', { ...defaultView([]), baseline: null });
    await bringBack();
    expect(model.view.baseline).toBe(null);
    expect(model.unsaved).toBe(false);
    await model.undo();
    await vi.waitFor(() => expect(model.view.baseline).toEqual(row));
    const same = await panelWithoutBaseline();
    await same.bringBack();
    expect(same.model.view.baseline).toEqual(row);
  });
});

/** A panel whose baseline was deleted with its run. */
async function panelWithoutBaseline() {
  const there = new Set<string>();
  const model = await panelModel({
    table: () =>
      Promise.resolve({
        ...{ token: `${there.size}`, rows: 0, runs: runsOf(there.size) },
        ...{ groups: null, problem: null, blame: null, unknown: [] },
      }),
    unseen: ({ rows }) =>
      Promise.resolve({
        hidden: [],
        archived: [],
        gone: rows.filter((each) => each.type !== 'run' || !there.has(each.id)),
      }),
  });
  model.change({ baseline: row }, 'baseline');
  model.undoable.marksBegun();
  model.marksChanged('Deleted 1 run', row);
  const bringBack = () => {
    there.add('a');
    return model.runsChanged(['a']);
  };
  return { model, bringBack };
}
