import { describe, expect, it, vi } from 'vitest';
import type { ChosenRuns } from '../../../src/protocol/experiments/chosen';
import type { ExperimentsAsks, SteppedMarks } from '../../../src/protocol/experiments/endpoints';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import type { ExperimentsModel } from '../../../webview/experiments/model/experimentsModel';
import { removeRuns, toggleStar } from '../../../webview/experiments/parts/markRows';
import { memoryRow } from './memoryRow';
import { panelModel } from './panelModel';

const run = (id: string): RowRef => ({ type: 'run', id });
const taken: SteppedMarks = { words: 'star of 1 run', stays: null, deleted: [] };
const runs = { all: 2, shown: 2, running: 0, incomplete: 0, archived: 0 };

/** A panel over two runs whose marks are answered when a test says so, one after the other. */
async function slowPanel(answers: Partial<ExperimentsAsks> = {}) {
  const asked: Parameters<ExperimentsAsks['mark']>[0][] = [];
  const waiting: PromiseWithResolvers<null>[] = [];
  const undo = vi.fn(() => Promise.resolve(taken));
  const model = await panelModel({
    table: () => Promise.resolve({ token: 't', rows: 2, runs, groups: null, problem: null, blame: null, unknown: [] }),
    rows: ({ from }) => Promise.resolve({ from, rows: [memoryRow('a'), memoryRow('b')], baseline: null }),
    mark: (change) => {
      asked.push(change);
      waiting.push(Promise.withResolvers());
      return (waiting.at(-1) as PromiseWithResolvers<null>).promise;
    },
    undo,
    ...answers,
  });
  const answered = async (answer: (asked: PromiseWithResolvers<null>) => void) => {
    await vi.waitFor(() => expect(waiting).not.toEqual([]));
    answer(waiting.shift() as PromiseWithResolvers<null>);
  };
  return {
    ...{ model, asked, undo },
    keep: () => answered(({ resolve }) => resolve(null)),
    refuse: () => answered(({ reject }) => reject(new Error('The store is locked.'))),
  };
}

const starred = ({ loader }: ExperimentsModel) => [...(loader.pages?.all() ?? [])].map(({ row }) => row.starred);

describe('a mark that the extension has not kept yet', () => {
  it('goes from the screen when it is refused, whatever came over the rows meanwhile', async () => {
    const { model, refuse } = await slowPanel();
    const star = toggleStar(model, [run('a')]);
    expect(starred(model)).toEqual([true, false]);
    model.loader.touch();
    await refuse();
    await star;
    expect([starred(model), model.loader.problem]).toEqual([[false, false], 'The store is locked.']);
  });

  it('leaves nothing where it and the one after it are refused', async () => {
    const { model, refuse } = await slowPanel();
    const stars = [toggleStar(model, [run('a')]), toggleStar(model, [run('a')]), toggleStar(model, [run('a')])];
    model.loader.touch();
    for (const _ of stars) await refuse();
    await Promise.all(stars);
    expect(starred(model)).toEqual([false, false]);
  });

  it('stays once it is kept, before the rows are read again', async () => {
    const { model, keep } = await slowPanel();
    const star = toggleStar(model, [run('b')]);
    await keep();
    await star;
    model.loader.touch();
    expect(starred(model)).toEqual([false, true]);
  });
});

describe('undo', () => {
  it('takes back what was done last when it was asked for, not what is done until its turn', async () => {
    const { model, keep, undo } = await slowPanel();
    const star = toggleStar(model, [run('a')]);
    const undone = model.undo();
    model.change({ archived: true }, 'archived');
    await keep();
    await Promise.all([star, undone]);
    expect([model.view.archived, undo.mock.calls.length]).toEqual([true, 1]);
  });

  it('of a change of the view does not wait for the store', async () => {
    const { model, keep } = await slowPanel();
    const star = toggleStar(model, [run('a')]);
    model.change({ archived: true }, 'archived');
    void model.undo();
    expect(model.view.archived).toBe(false);
    await keep();
    await star;
  });

  it('of a mark that is refused takes nothing else back', async () => {
    const { model, refuse, undo } = await slowPanel();
    model.change({ archived: true }, 'archived');
    const star = toggleStar(model, [run('a')]);
    const undone = model.undo();
    await refuse();
    await Promise.all([star, undone]);
    expect([undo.mock.calls.length, model.view.archived]).toEqual([0, true]);
  });

  it('that is refused can be asked for again', async () => {
    const undo = vi.fn(() => Promise.resolve<SteppedMarks | null>(taken));
    undo.mockRejectedValueOnce(new Error('The store is locked.'));
    const { model, keep } = await slowPanel({ undo });
    model.change({ archived: true }, 'archived');
    const star = toggleStar(model, [run('a')]);
    await keep();
    await star;
    await expect(model.undo()).rejects.toThrow('The store is locked.');
    await model.undo();
    expect([undo.mock.calls.length, model.view.archived]).toEqual([2, true]);
  });

  it.each<readonly [string, () => Promise<null>]>([
    ['is refused', () => Promise.reject(new Error('The store is locked.'))],
    ['finds nothing', () => Promise.resolve(null)],
  ])('that %s leaves nothing that leads over it, and so does what is to do again', async (_, answer) => {
    const asks = { undo: vi.fn(() => Promise.resolve<SteppedMarks | null>(taken)), redo: vi.fn(answer) };
    const { model, keep } = await slowPanel(asks);
    const attempt = (asked: Promise<void>) => asked.catch(() => undefined);
    model.change({ archived: true }, 'archived');
    const star = toggleStar(model, [run('a')]);
    await keep();
    await star;
    await model.undo();
    await attempt(model.redo());
    await model.undo();
    expect([model.view.archived, asks.undo.mock.calls.length]).toEqual([false, 1]);
    asks.undo.mockImplementationOnce(answer);
    await attempt(model.undo());
    await model.redo();
    expect([model.view.archived, asks.redo.mock.calls.length]).toEqual([true, 1]);
  });

  it('of a deletion that is still under way brings the baseline back, also in what was done before it', async () => {
    const unseen = () => Promise.resolve({ hidden: [], archived: [], gone: [] });
    const { model, keep } = await slowPanel({ unseen });
    model.change({ baseline: run('a') }, 'baseline');
    model.change({ filter: 'lr > 1' }, 'filter');
    const deletion = removeRuns(model, [run('a')]);
    const undone = model.undo();
    await keep();
    await Promise.all([deletion, undone]);
    expect(model.view.baseline).toEqual(run('a'));
    await model.undo();
    expect([model.view.filter, model.view.baseline]).toEqual(['', run('a')]);
  });

  it('leads to no baseline that was deleted meanwhile, and to no filter twice', async () => {
    const { model, keep } = await slowPanel();
    model.change({ baseline: run('a') }, 'baseline');
    const deletion = removeRuns(model, [run('a')]);
    model.change({ filter: 'lr > 1' }, 'filter');
    await keep();
    await deletion;
    const shown = () => [model.view.filter, model.view.baseline];
    expect(shown()).toEqual(['lr > 1', null]);
    await model.undo();
    expect(shown()).toEqual(['', null]);
    await model.undo();
    await model.undo();
    expect(shown()).toEqual(['', null]);
  });
});

it('is done to the runs that a group had when it was asked for', async () => {
  const chosen = ({ filter }: { filter: string }): Promise<ChosenRuns> =>
    Promise.resolve({ ids: filter === '' ? ['a', 'b'] : ['a'], starred: 0, archived: 0, labels: [], note: '' });
  const { model, asked, keep } = await slowPanel({ chosen });
  const group: RowRef = { type: 'group', values: ['lgbm'] };
  model.change({ filter: 'loss < 0.1', groupBy: [{ kind: 'param', key: 'model' }] }, 'filter');
  const star = toggleStar(model, [run('b')]);
  const deletion = removeRuns(model, [group]);
  model.change({ filter: '' }, 'filter');
  await keep();
  await keep();
  await Promise.all([star, deletion]);
  expect(asked.map(({ ids }) => ids)).toEqual([['b'], ['a']]);
});
