import { describe, expect, it, vi } from 'vitest';
import { metricMeaning } from '../../../../src/actions/runs/table/metricMeaning';
import type { TreeQuestion, TreeRuns } from '../../../../src/actions/runs/tree/runsTree';
import { TreeAnswers } from '../../../../src/actions/runs/tree/treeAnswers';
import { openIn, write, type Written } from '../../store/runs/imported';

function treeOf(runs: readonly Written[], now = 10_000) {
  const { runs: store } = openIn();
  write(store, runs);
  const answers = new TreeAnswers({ store, meaning: () => metricMeaning({}), now: () => new Date(now) });
  const ask = (question: Partial<TreeQuestion> = {}) =>
    answers.tree({ filter: '', experiments: [], runs: [], ...question });
  const idOf = (nativeId: string) =>
    store.runs([...store.find({ filter: null, order: [], archived: true })]).find((it) => it.nativeId === nativeId)
      ?.id ?? '';
  return { store, answers, ask, idOf };
}

/** Names of the runs of a level, with those below in brackets. */
const outline = (below: TreeRuns | null | undefined): readonly string[] =>
  (below?.runs ?? []).map((run) => (run.below ? `${run.name} [${outline(run.below).join(' ')}]` : run.name));

const family: readonly Written[] = [
  { id: 'old', started: 1, metrics: { val_acc: 0.9 } },
  { id: 'parent', started: 2, status: 'running', metrics: { val_acc: 0.5 } },
  { id: 'child', started: 3, parent: 'parent', metrics: { val_acc: NaN } },
  { id: 'grandchild', started: 4, parent: 'child', metrics: { val_acc: 0.95 } },
  { id: 'other', started: 5, experiment: 'second' },
];

describe('the tree of experiments', () => {
  it('counts runs, says what runs and which is best, and lists nothing that is folded', () => {
    const { ask } = treeOf(family);
    expect(ask()).toMatchObject({
      total: 5,
      shown: 5,
      running: 1,
      problem: null,
      more: 0,
    });
    const [second, first] = ask().experiments;
    const primary = { key: 'val_acc', goal: 'maximize' };
    expect(first).toMatchObject({ name: 'Default', runs: 4, running: 1, primary, best: { value: 0.95 }, below: null });
    expect(second).toMatchObject({ name: 'second', runs: 1, running: 0, best: null });
  });

  it('judges an experiment without the metric of the project by what its own runs have', () => {
    const { ask, idOf } = treeOf([
      ...family,
      { id: 'wide', started: 6, experiment: 'prices', metrics: { rmse: 3, epoch: 9 } },
      { id: 'near', started: 7, experiment: 'prices', metrics: { rmse: 2, epoch: 9 } },
    ]);
    const [prices] = ask({ experiments: ['prices'] }).experiments;
    expect(prices).toMatchObject({ primary: { key: 'rmse', goal: 'minimize' }, best: { id: idOf('near'), value: 2 } });
    expect(prices?.below?.runs.map(({ name, value, best }) => [name, value, best])).toEqual([
      ['near', 2, true],
      ['wide', 3, false],
    ]);
  });

  it('calls no run the best that is still running, or that failed', () => {
    const early = { id: 'early', started: 6, status: 'running', metrics: { val_acc: 0.99 } } as const;
    const { ask, idOf } = treeOf([...family, early, { ...early, id: 'failed', status: 'failed' }]);
    const { best } = ask().experiments.find(({ name }) => name === 'Default') ?? {};
    expect(best).toEqual({ id: idOf('grandchild'), value: 0.95 });
  });

  it('calls no run the best for an infinite value', () => {
    const { ask, idOf } = treeOf([...family, { id: 'infinite', started: 6, metrics: { val_acc: Infinity } }]);
    const { best } = ask().experiments.find(({ name }) => name === 'Default') ?? {};
    expect(best).toEqual({ id: idOf('grandchild'), value: 0.95 });
  });

  it('does not count as running what has not been heard of for hours', () => {
    const { ask } = treeOf(family, 24 * 3_600_000);
    expect(ask().running).toBe(0);
    expect(ask().experiments.map(({ running }) => running)).toEqual([0, 0]);
  });

  it('asks once when runs were last heard of, however many are said to be running', () => {
    const left = Array.from({ length: 50 }, (_, index) => `run ${index}`);
    const { store, ask } = treeOf(left.map((id) => ({ id, experiment: id, status: 'running', started: 1 })));
    const asked = vi.spyOn(store, 'lastSigns');
    expect(ask().running).toBe(50);
    expect(asked.mock.calls.map(([numbers]) => numbers.length)).toEqual([50]);
  });

  it('nests runs to any depth, newest first, as far as they are unfolded', () => {
    const { ask, idOf } = treeOf(family);
    const below = (runs: readonly string[]) =>
      ask({ experiments: ['Default'], runs: runs.map(idOf) }).experiments.find(({ name }) => name === 'Default')?.below;
    expect(outline(below([]))).toEqual(['parent', 'old']);
    expect(outline(below(['parent', 'child']))).toEqual(['parent [child [grandchild]]', 'old']);
    expect(below(['parent', 'child'])?.runs[0]).toMatchObject({ children: 1, best: false });
  });

  it('shows a nested run on its own when the filter leaves its parent out', () => {
    const { ask } = treeOf(family);
    const tree = ask({ filter: 'metrics.val_acc > 0.92', experiments: ['Default'] });
    expect(tree).toMatchObject({ shown: 1, total: 5 });
    expect(outline(tree.experiments[0]?.below)).toEqual(['grandchild']);
  });

  it('says what is wrong with a filter', () => {
    expect(treeOf(family).ask({ filter: 'metrics.val_acc >' }).problem).toMatch(/\w/);
  });

  it('lists no more of a level than a person looks through, and says how many more there are', () => {
    const { ask } = treeOf(Array.from({ length: 120 }, (_, index) => ({ id: `r${index}`, started: index })));
    const below = ask({ experiments: ['Default'] }).experiments[0]?.below;
    expect([below?.runs.length, below?.more, below?.runs[0]?.name]).toEqual([50, 70, 'r119']);
  });

  it('leaves out what is archived or deleted as soon as it is told that the runs changed', () => {
    const { ask, store, answers, idOf } = treeOf(family);
    ask();
    store.mark([{ number: store.byId(idOf('old')) ?? 0, marks: { archived: true } }]);
    answers.invalidate();
    expect(ask().shown).toBe(4);
  });
});
