import { describe, expect, it } from 'vitest';
import type { ColumnInfo } from '../../../../../src/protocol/experiments/column';
import type { RunStore } from '../../../../../src/runs/runStore';
import { attribute, metric, openIn, param, write } from '../../../store/runs/imported';
import { dataOf, outline, question, rowsOf } from './table';

const byName = { column: attribute('name'), descending: false };

/** A search with three trials, one of which has a run of its own, and a run beside it. */
function search(): RunStore {
  const { runs } = openIn();
  write(runs, [
    { id: 'alone', metrics: { acc: 0.7 } },
    { id: 'search' },
    { id: 'trial-1', parent: 'search', metrics: { acc: 0.8 } },
    { id: 'trial-2', parent: 'search', metrics: { acc: 0.9 }, status: 'running' },
    { id: 'inner', parent: 'trial-2', metrics: { acc: 0.95 } },
  ]);
  return runs;
}

function ref(store: RunStore, name: string) {
  const [found] = store
    .runs([...store.find({ filter: null, order: [], archived: true })])
    .filter((run) => run.name === name);
  return { type: 'run' as const, id: found?.id ?? '' };
}

describe('a table of nested runs', () => {
  it('begins with the top runs, folded, and tells how many they hold', async () => {
    const rows = await rowsOf(dataOf(search()), { sort: [byName] });
    expect(outline(rows)).toEqual(['alone', 'search']);
    expect(rows[1]).toMatchObject({ expandable: true, expanded: false, children: { all: 2, shown: 2, running: 1 } });
  });

  it('says of the metric that counts whether only nested runs have it', async () => {
    const nested = async (store: RunStore) => {
      const columns = (await dataOf(store).columns(null)) as readonly ColumnInfo[];
      return columns.filter((info) => info.nested === true).map(({ column }) => column.key);
    };
    const { runs } = openIn();
    write(runs, [{ id: 'search' }, { id: 'trial', parent: 'search', metrics: { acc: 0.8, f1: 0.7 } }]);
    expect([await nested(runs), await nested(search())]).toEqual([['acc'], []]);
  });

  it('brings the rows and scales of a window with its answer, as they are where they are asked for', async () => {
    const data = dataOf(search());
    const window = { from: 1, to: 2, columns: [metric('acc')] };
    const asked = question({ sort: [byName], metrics: [metric('acc')] });
    const { first, ...answer } = await data.table({ ...asked, window });
    expect(first?.rows).toEqual(await data.rows({ token: answer.token, ...window }));
    expect(first?.rows.rows.map(({ name }) => name)).toEqual(['search']);
    expect(first?.scales).toEqual(await data.scales({ token: answer.token, columns: window.columns }));
    expect(answer).toEqual(await data.table(asked));
  });

  it('does not count as running below a run what has not been heard of for hours', async () => {
    const { runs } = openIn();
    const going = { parent: 'search', status: 'running' } as const;
    write(runs, [
      { id: 'search' },
      { id: 'fresh', ...going, started: Date.parse('2026-11-25T11:00:00Z') },
      { id: 'silent', ...going, started: Date.parse('2026-11-24T11:00:00Z') },
    ]);
    const [row] = await rowsOf(dataOf(runs), {});
    expect(row?.children).toMatchObject({ all: 2, running: 1 });
  });

  it('counts below a run what is not whole', async () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'search' },
      { id: 'torn', parent: 'search', partly: 'The last record is torn.' },
      { id: 'moved', parent: 'search' },
      { id: 'whole', parent: 'search' },
    ]);
    const visit = runs.visit('mlflow-files', 'mlruns');
    visit.gone('moved');
    visit.commit(null);
    const [row] = await rowsOf(dataOf(runs), {});
    expect(row?.children).toMatchObject({ all: 3, incomplete: 2 });
  });

  it('says what to unfold, one after the other, until a run is in sight', async () => {
    const store = search();
    const data = dataOf(store);
    const locate = async (expanded: readonly { type: 'run'; id: string }[]) => {
      const { token } = await data.table(question({ sort: [byName], expanded: [...expanded] }));
      return data.locate({ token, id: ref(store, 'inner').id });
    };
    const [outer, trial] = [ref(store, 'search'), ref(store, 'trial-2')];
    expect(await locate([])).toEqual({ row: null, unfold: [outer] });
    expect(await locate([outer])).toEqual({ row: null, unfold: [trial] });
    expect(await locate([outer, trial])).toEqual({ row: 4, unfold: [] });
  });

  it('unfolds to any depth', async () => {
    const store = search();
    const expanded = [ref(store, 'search'), ref(store, 'trial-2')];
    const rows = await rowsOf(dataOf(store), { sort: [byName], expanded });
    expect(outline(rows)).toEqual(['alone', 'search', '  trial-1', '  trial-2', '    inner']);
  });

  it('keeps a parent that the filter leaves out, unfolded and as context', async () => {
    const store = search();
    const rows = await rowsOf(dataOf(store), { filter: 'metrics.acc > 0.85', sort: [byName] });
    expect(outline(rows)).toEqual(['search (context)', '  trial-2']);
    expect(rows[0]?.children).toMatchObject({ all: 2, shown: 1 });
  });

  it('shows what the filter found in a parent that was unfolded before', async () => {
    const store = search();
    const expanded = [ref(store, 'search')];
    const rows = await rowsOf(dataOf(store), { filter: 'metrics.acc > 0.85', sort: [byName], expanded });
    expect(outline(rows)).toEqual(['search (context)', '  trial-2']);
  });

  it('folds a parent that is there as context', async () => {
    const store = search();
    const rows = await rowsOf(dataOf(store), { filter: 'metrics.acc > 0.94', folded: [ref(store, 'search')] });
    expect(outline(rows)).toEqual(['search (context)']);
  });

  it('shows runs that are each other’s parents, each once', async () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'a', parent: 'b' },
      { id: 'b', parent: 'a' },
    ]);
    const expanded = [ref(runs, 'a'), ref(runs, 'b')];
    const rows = await rowsOf(dataOf(runs), { sort: [byName], expanded });
    expect(rows.map(({ name }) => name).sort()).toEqual(['a', 'b']);
  });
});

describe('a window of the table', () => {
  it('holds the rows that were asked for', async () => {
    const { runs } = openIn();
    write(
      runs,
      Array.from({ length: 30 }, (_, index) => ({ id: `run-${String(index).padStart(2, '0')}` })),
    );
    const data = dataOf(runs);
    const { token, rows } = await data.table(question({ sort: [byName] }));
    expect(rows).toBe(30);
    const answer = await data.rows({ token, from: 10, to: 13, columns: [] });
    expect(answer?.rows.map(({ name }) => name)).toEqual(['run-10', 'run-11', 'run-12']);
  });

  it('is refused when the runs have changed since', async () => {
    const data = dataOf(search());
    const { token } = await data.table(question());
    data.invalidate();
    expect(await data.rows({ token, from: 0, to: 5, columns: [] })).toBeNull();
    expect(await data.values({ token, columns: [] })).toBeNull();
    expect(await data.scales({ token, columns: [] })).toBeNull();
  });

  it('leaves the baseline, which stands above the table, out of its rows, but not where runs are nested in it', async () => {
    const store = search();
    const [outer, trial] = [ref(store, 'search'), ref(store, 'trial-1')];
    const rowsBeside = async (baseline: typeof outer) =>
      outline(await rowsOf(dataOf(store), { sort: [byName], expanded: [outer], baseline }));
    expect(await rowsBeside(trial)).toEqual(['alone', 'search', '  trial-2']);
    expect(await rowsBeside(outer)).toEqual(['alone', 'search', '  trial-1', '  trial-2']);
  });

  it('marks the best value and tells the difference to the baseline run, which comes along whatever is filtered', async () => {
    const store = search();
    const data = dataOf(store);
    const asked = question({ filter: 'metrics.acc > 0.75', sort: [byName], baseline: ref(store, 'alone') });
    const { token } = await data.table(asked);
    const answer = await data.rows({ token, from: 0, to: 9, columns: [metric('acc')] });
    expect(answer?.baseline?.name).toBe('alone');
    const trials = answer?.rows.find(({ name }) => name === 'trial-2');
    expect(trials?.cells[0]).toMatchObject({ type: 'metric', value: 0.9, best: false });
    expect(trials?.cells[0]).toHaveProperty('delta', expect.closeTo(0.2, 12));
  });
});

it('calls nothing the best that a run has while it is running, or when it failed', async () => {
  const { runs: store } = openIn();
  write(store, [
    { id: 'done', metrics: { acc: 0.8 } },
    { id: 'early', status: 'running', metrics: { acc: 0.9 } },
    { id: 'as-good', status: 'running', metrics: { acc: 0.8 } },
    { id: 'failed', status: 'failed', metrics: { acc: 0.95 } },
    { id: 'failed-as-good', status: 'failed', metrics: { acc: 0.8 } },
  ]);
  const rows = await rowsOf(dataOf(store), { sort: [byName] }, [metric('acc')]);
  expect(rows.map(({ name, cells: [cell] }) => [name, cell?.type === 'metric' && cell.best])).toEqual([
    ['as-good', false],
    ['done', true],
    ['early', false],
    ['failed', false],
    ['failed-as-good', false],
  ]);
});

it('calls nothing the best that is not finite, or that has nothing to be better than', async () => {
  const { runs: store } = openIn();
  write(store, [
    { id: 'a', metrics: { acc: Infinity, auc: 0.8, f1: 0.5 } },
    { id: 'b', metrics: { acc: 0.7, f1: 0.5 } },
    { id: 'c', metrics: { acc: 0.6, f1: 0.5 } },
  ]);
  const rows = await rowsOf(dataOf(store), { sort: [byName] }, [metric('acc'), metric('auc'), metric('f1')]);
  const bests = rows.map(({ cells }) => cells.map((cell) => cell?.type === 'metric' && cell.best));
  expect(bests).toEqual([
    [false, false, false],
    [true, false, false],
    [false, false, false],
  ]);
});

it('calls that the best which tend.yaml says is better, whatever the name of the metric tells', async () => {
  const { runs: store } = openIn();
  write(store, [
    { id: 'a', metrics: { rmse: 3 } },
    { id: 'b', metrics: { rmse: 2 } },
  ]);
  const data = dataOf(store, { project: { success: { metric: 'rmse', goal: 'maximize' } } });
  const rows = await rowsOf(data, { sort: [byName] }, [metric('rmse')]);
  expect(rows.map(({ cells: [cell] }) => cell?.type === 'metric' && cell.best)).toEqual([true, false]);
});

describe('a filter', () => {
  it('that cannot be understood keeps the runs of the last one that could', async () => {
    const data = dataOf(search());
    const answer = await data.table(question({ filter: 'metrics.acc >', fallback: 'metrics.acc > 0.75' }));
    expect(answer.problem?.message).not.toBe('');
    expect(answer.runs.shown).toBe(3);
  });

  it('that nothing passes names the term that takes most away', async () => {
    const data = dataOf(search());
    const filter = "metrics.acc > 0.6 and params.model = 'none'";
    const answer = await data.table(question({ filter }));
    expect(answer.runs).toMatchObject({ all: 5, shown: 0 });
    expect(filter.slice(answer.blame?.start, answer.blame?.end)).toBe("params.model = 'none'");
    expect(answer.blame?.runs).toBe(4);
  });
});

it('counts archived runs among all where they are shown', async () => {
  const { runs: store } = openIn();
  write(store, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  store.mark([{ number: 1, marks: { archived: true } }]);
  const data = dataOf(store);
  expect((await data.table(question())).runs).toMatchObject({ all: 2, shown: 2, archived: 1 });
  expect((await data.table(question({ archived: true }))).runs).toMatchObject({ all: 3, shown: 3, archived: 1 });
});

it('says in which columns the shown runs are alike, whatever the others have', async () => {
  const { runs: store } = openIn();
  write(store, [
    { id: 'a', params: { model: 'gb', lr: '0.1', seed: '1' } },
    { id: 'b', params: { model: 'gb', lr: '0.1', seed: '2' } },
    { id: 'c', params: { model: 'rf', trees: '100' } },
  ]);
  const judged = ['model', 'lr', 'seed', 'trees'].map(param);
  const data = dataOf(store);
  const alike = async (filter: string) => (await data.table(question({ filter, judged }))).alike;
  expect(await alike("params.model = 'gb'")).toEqual(['params.model', 'params.lr', 'params.trees']);
  expect(await alike('')).toEqual([]);
  expect(await alike("params.model = 'rf'")).toEqual([]);
});
