import { describe, expect, it } from 'vitest';
import { MarkHistory } from '../../../../../src/actions/runs/markHistory';
import { chosenRuns } from '../../../../../src/actions/runs/table/chosenRuns';
import { ExperimentData } from '../../../../../src/actions/runs/table/experimentData';
import { metricMeaning } from '../../../../../src/actions/runs/table/metricMeaning';
import type { TableQuestion } from '../../../../../src/protocol/experiments/rows';
import type { RowRef } from '../../../../../src/protocol/experiments/viewState';
import { attribute, openIn, param, write } from '../../../store/runs/imported';

const group = (...values: readonly (string | null)[]): RowRef => ({ type: 'group', values: [...values] });

/** Three forests and two boosted trees. */
function project() {
  const { runs: store } = openIn();
  const models = ['rf', 'rf', 'rf', 'gbm', 'gbm'];
  write(
    store,
    models.map((model, seed) => ({ id: `${model}${seed}`, name: `${model} ${seed}`, params: { model } })),
  );
  const byName = new Map(store.runs([1, 2, 3, 4, 5]).map(({ name, id }) => [name, id]));
  const idOf = (name: string) => byName.get(name) ?? '';
  const now = () => new Date(0);
  const choose = (rows: readonly RowRef[], filter = '') =>
    chosenRuns({ store, now }, { rows: [...rows], groupBy: [param('model')], filter, archived: false });
  const data = new ExperimentData({ store, meaning: () => metricMeaning({}), now });
  return { store, history: new MarkHistory(store, (work) => work()), idOf, choose, data };
}

const question: TableQuestion = {
  filter: '',
  sort: [{ column: attribute('name'), descending: false }],
  groupBy: [param('model')],
  archived: false,
  baseline: null,
  expanded: [],
  metrics: [],
};

describe('the runs of chosen rows', () => {
  it('are those of groups that the filter shows, and each run once', () => {
    const { choose, idOf } = project();
    const run: RowRef = { type: 'run', id: idOf('rf 1') };
    expect(choose([group('rf'), run]).ids.toSorted()).toEqual(['rf 0', 'rf 1', 'rf 2'].map(idOf).toSorted());
    expect(choose([group('rf'), run], 'name = "rf 2"').ids.toSorted()).toEqual(['rf 1', 'rf 2'].map(idOf).toSorted());
  });

  it('say which marks they have in common', () => {
    const { choose, history, idOf } = project();
    history.mark({ ids: [idOf('rf 0'), idOf('rf 1')], marks: { starred: true, labels: ['old', 'slow'], note: 'x' } });
    history.mark({ ids: [idOf('rf 2')], marks: { labels: ['slow'] } });
    expect(choose([group('rf')])).toMatchObject({ starred: 2, archived: 0, note: null, labels: ['slow'] });
    expect(choose([group('gbm')])).toMatchObject({ starred: 0, note: '', labels: [] });
  });

  it('get and lose tags in one step, and keep those that only some of them have', () => {
    const { history, store, idOf } = project();
    history.mark({ ids: [idOf('rf 0')], marks: { labels: ['mine', 'old'] } });
    const ids = [idOf('rf 0'), idOf('rf 1')];
    history.mark({ ids, marks: {}, relabel: { add: ['new'], remove: ['old'] } });
    const labels = () => ids.map((id) => store.runs([store.byId(id) ?? 0])[0]?.labels);
    expect(labels()).toEqual([['mine', 'new'], ['new']]);
    expect(history.undo()?.words).toBe('tags of 2 runs');
    expect(labels()).toEqual([['mine', 'old'], []]);
  });
});

describe('a table', () => {
  it('shows on the row of a group the star and the tags that all of its runs have', async () => {
    const { data, history, idOf } = project();
    history.mark({ ids: [idOf('gbm 3'), idOf('gbm 4')], marks: { starred: true, labels: ['keep'] } });
    history.mark({ ids: [idOf('rf 0')], marks: { starred: true, labels: ['keep'] } });
    const { token } = await data.table(question);
    const answer = await data.rows({ token, from: 0, to: 10, columns: [] });
    expect(answer?.rows.map(({ name, starred, labels }) => [name, starred, labels]).toSorted()).toEqual([
      ['gbm', true, ['keep']],
      ['rf', false, []],
    ]);
  });

  it('says which chosen rows its filter hides, and which are no more', async () => {
    const { data, history, idOf } = project();
    history.mark({ ids: [idOf('rf 0')], marks: { removed: true } });
    const { token } = await data.table({ ...question, filter: 'params.model = "gbm"' });
    const runs = ['rf 0', 'rf 1', 'gbm 3'].map((name): RowRef => ({ type: 'run', id: idOf(name) }));
    expect(await data.unseen({ token, rows: [...runs, group('gbm'), group('rf')] })).toEqual({
      hidden: [runs[1]],
      archived: [],
      gone: [runs[0], group('rf')],
    });
    history.mark({ ids: [idOf('gbm 3')], marks: { archived: true } });
    const unarchived = await data.table(question);
    expect(await data.unseen({ token: unarchived.token, rows: [...runs] })).toMatchObject({
      hidden: [runs[2]],
      archived: [runs[2]],
    });
    const all = await data.table({ ...question, archived: true });
    expect(await data.unseen({ token: all.token, rows: [...runs] })).toMatchObject({ hidden: [], archived: [] });
  });
});
