import { describe, expect, it } from 'vitest';
import type { Cell, TableRow } from '../../../../../src/protocol/experiments/rows';
import type { RunStore } from '../../../../../src/runs/runStore';
import { attribute, metric, openIn, param, write, type Written } from '../../../store/runs/imported';
import { dataOf, outline, question, rowsOf } from './table';

function seeds(model: string, values: readonly number[], facts: Partial<Written> = {}): Written[] {
  return values.map((acc, seed) => ({
    id: `${model}-${seed}`,
    params: { model, seed: `${seed}` },
    metrics: { acc },
    ...facts,
  }));
}

/** Three models with five seeds each, one of which is clearly worse, and a run without a model. */
function models(): RunStore {
  const { runs } = openIn();
  write(runs, [
    ...seeds('rf', [0.81, 0.79, 0.83, 0.8, 0.82]),
    ...seeds('xgb', [0.84, 0.82, 0.86, 0.83, 0.88]),
    ...seeds('linear', [0.61, 0.59, 0.6, 0.62, 0.6]),
    { id: 'notes' },
  ]);
  return runs;
}

const asked = {
  groupBy: [param('model')],
  metrics: [metric('acc')],
  sort: [{ column: metric('acc'), descending: true }],
};

function groupCell(row: TableRow | undefined): Extract<Cell, { type: 'group' }> {
  const cell = row?.cells[0];
  if (cell?.type !== 'group') throw new Error(JSON.stringify(cell));
  return cell;
}

describe('a grouped table', () => {
  it('orders groups by their mean and puts runs without the param last, unsummarised', async () => {
    const rows = await rowsOf(dataOf(models()), asked);
    expect(outline(rows)).toEqual(['xgb', 'rf', 'linear', 'no model']);
    expect(rows[3]).toMatchObject({ kind: 'rest', cells: [null] });
  });

  it('says of a column that no run has, as a saved view may name one, which was likely meant', async () => {
    const ungrouped = async (runs: RunStore, ...keys: readonly string[]) =>
      (await dataOf(runs).table(question({ ...asked, groupBy: keys.map(param) }))).ungrouped;
    expect(await ungrouped(models(), 'modle', 'seed', 'zzz')).toEqual([
      'No run has params.modle. Did you mean params.model?',
      'No run has params.zzz.',
    ]);
    expect(await ungrouped(models(), 'model')).toEqual([]);
    expect(await ungrouped(openIn().runs, 'model')).toBeUndefined();
  });

  it('counts only finished runs also where none are summarised', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('rf', [0.8, 0.9]), { id: 'plain' }, { id: 'broken', status: 'failed' }]);
    const rows = await rowsOf(dataOf(runs), asked);
    expect(rows.at(-1)).toMatchObject({ kind: 'rest', children: { all: 2 }, counted: 1 });
  });

  it('summarises repeats with the t interval of their mean', async () => {
    const [, rf] = await rowsOf(dataOf(models()), asked);
    // scipy 1.16: t.interval(0.95, 4, 0.81, 0.015811388300841896 / sqrt(5))
    expect(groupCell(rf)).toMatchObject({ n: 5, values: [0.83, 0.82, 0.81, 0.8, 0.79] });
    expect(groupCell(rf).mean).toBeCloseTo(0.81, 12);
    expect(groupCell(rf).low).toBeCloseTo(0.790367568385, 10);
    expect(groupCell(rf).high).toBeCloseTo(0.829632431615, 10);
  });

  it('has of many runs values evenly over their order, from the least to the greatest', async () => {
    const { runs } = openIn();
    write(runs, seeds('rf', [...Array.from({ length: 99 }, (_, at) => (at * 37) % 99), Infinity]));
    const cell = groupCell((await rowsOf(dataOf(runs), asked))[0]);
    expect(cell.n).toBe(99);
    expect(cell.values).toEqual(Array.from({ length: 50 }, (_, at) => 2 * at));
  });

  it('says of a group whose runs all diverged what they have, and of how many', async () => {
    const { runs } = openIn();
    write(runs, [
      ...seeds('rf', [0.8, 0.9]),
      ...seeds('nan', [NaN, NaN, NaN]),
      ...seeds('inf', [Infinity, Infinity]),
      ...seeds('both', [NaN, -Infinity]),
      { id: 'empty', params: { model: 'empty' } },
    ]);
    write(runs, [{ id: 'nan-3', params: { model: 'nan', seed: '3' } }]);
    const rows = await rowsOf(dataOf(runs), asked);
    const cells = new Map(rows.map(({ name, cells: [cell] }) => [name, cell]));
    expect(cells.get('nan')).toEqual({ type: 'notFinite', value: NaN, mixed: false, n: 3, of: 4 });
    expect(cells.get('inf')).toEqual({ type: 'notFinite', value: Infinity, mixed: false, n: 2, of: 2 });
    expect(cells.get('both')).toEqual({ type: 'notFinite', value: NaN, mixed: true, n: 2, of: 2 });
    expect(cells.get('empty')).toBeNull();
  });

  it('marks the best group, and those that cannot be told from it', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('a', [0.8, 0.82, 0.81]), ...seeds('b', [0.79, 0.83, 0.8]), ...seeds('c', [0.1, 0.12, 0.11])]);
    const rows = await rowsOf(dataOf(runs), asked);
    expect(rows.map((row) => groupCell(row).rank)).toEqual(['best', 'tied', null]);
  });

  it('calls no single run the best where others have repeats, and says of a better one that it cannot be told', async () => {
    const { runs } = openIn();
    const repeated = [...seeds('a', [0.8, 0.82, 0.81]), ...seeds('b', [0.79, 0.83, 0.8])];
    write(runs, [...repeated, ...seeds('lucky', [0.9]), ...seeds('poor', [0.1])]);
    const rows = await rowsOf(dataOf(runs), asked);
    expect(rows.map((row) => [row.name, groupCell(row).rank])).toEqual([
      ['lucky', 'tied'],
      ['a', 'best'],
      ['b', 'tied'],
      ['poor', null],
    ]);
  });

  it('adjusts what cannot be told from the best for the groups shown: without those of another experiment more is told', async () => {
    const { runs } = openIn();
    const near = [0.752, 0.768, 0.78, 0.796];
    write(runs, [...seeds('a', [0.8, 0.82, 0.84]), ...seeds('b', near), ...seeds('c', near, { experiment: 'other' })]);
    const ranks = async (filter: string) => {
      const rows = await rowsOf(dataOf(runs), { ...asked, filter });
      return rows.map((row) => groupCell(row).rank);
    };
    expect(await ranks('')).toEqual(['best', 'tied', 'tied']);
    expect(await ranks("experiment = 'Default'")).toEqual(['best', null]);
  });

  it('marks no group that is the only one with values', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('a', [0.8, 0.82, 0.81]), { id: 'b', params: { model: 'b' } }]);
    const rows = await rowsOf(dataOf(runs), asked);
    expect(rows[0]?.cells[0]).toMatchObject({ type: 'group', rank: null });
  });

  it('marks all that are exactly as good as the best, though there is nothing to test', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('a', [0.8, 0.82, 0.81]), ...seeds('b', [0.8, 0.82, 0.81]), ...seeds('c', [0.1, 0.12, 0.11])]);
    const rows = await rowsOf(dataOf(runs), asked);
    expect(rows.map((row) => groupCell(row).rank)).toEqual(['best', 'best', null]);
    const alike = await rowsOf(dataOf(runs), { ...asked, filter: "params.model != 'c'" });
    expect(alike.map((row) => groupCell(row).rank)).toEqual([null, null]);
  });

  it('says which groups differ from the baseline group, and which by noise', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('a', [0.8, 0.82, 0.81]), ...seeds('b', [0.79, 0.83, 0.8]), ...seeds('c', [0.1, 0.12, 0.12])]);
    const baseline = { type: 'group' as const, values: ['a'] };
    const rows = await rowsOf(dataOf(runs), { ...asked, baseline });
    expect(outline(rows)).toEqual(['b', 'c']);
    expect(rows.map((row) => groupCell(row).delta?.verdict)).toEqual(['noise', 'worse']);
    const unfolded = await rowsOf(dataOf(runs), { ...asked, baseline, expanded: [baseline] });
    expect(outline(unfolded)).toEqual(['a', '  a-1', '  a-2', '  a-0', 'b', 'c']);
    expect(groupCell(unfolded[0]).delta?.difference).toBe(0);
  });

  it('adjusts for the groups that there is something to test by, whatever experiments they are of', async () => {
    const { runs } = openIn();
    write(runs, [
      ...seeds('a', [0.8, 0.8]),
      ...seeds('b', [0.7, 0.7]),
      ...seeds('c', [0.9, 0.7, 0.8], { experiment: 'other' }),
      ...seeds('d', [0.5, 0.4, 0.6], { experiment: 'other' }),
    ]);
    const rows = await rowsOf(dataOf(runs), { ...asked, baseline: { type: 'group', values: ['a'] } });
    expect(rows.map((row) => [row.name, groupCell(row).delta?.test?.among])).toEqual([
      ['c', 2],
      ['b', undefined],
      ['d', 2],
    ]);
  });

  it('pairs groups by seed as the comparison does, so that a small steady gain is not lost in the spread of seeds', async () => {
    const { runs } = openIn();
    const spread = [0.7, 0.75, 0.8, 0.85, 0.9];
    const gained = [0.711, 0.7605, 0.8104, 0.8598, 0.9103];
    write(runs, [...seeds('a', spread), ...seeds('b', gained), ...seeds('c', [0.701, 0.81, 0.82, 0.83])]);
    const baseline = { type: 'group' as const, values: ['a'] };
    const rows = await rowsOf(dataOf(runs), { ...asked, baseline });
    const deltas = rows.map((row) => [row.name, groupCell(row).delta?.verdict, groupCell(row).delta?.pairedBy]);
    expect(deltas).toEqual([
      ['b', 'better', 'seed'],
      ['c', 'noise', null],
    ]);
  });

  it('pairs no groups where a finite value has no partner, so that a difference is that of the means beside it', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('a', [0.8, 0.812, 0.823, 0.801, NaN]), ...seeds('b', [0.9, 0.915, 0.92, 0.902, 0.4])]);
    const baseline = { type: 'group' as const, values: ['a'] };
    const [row] = await rowsOf(dataOf(runs), { ...asked, baseline });
    expect(groupCell(row).delta).toMatchObject({
      ...{ verdict: 'noise', pairedBy: null },
      alone: { by: 'seed', first: 0, second: 1 },
    });
    expect(groupCell(row).delta?.difference).toBeCloseTo(0.8074 - 0.809, 12);
  });

  it('judges folds by how many there are in all, as the comparison does', async () => {
    const { runs } = openIn();
    const folds = (model: string, values: readonly number[]) =>
      values.map((acc, fold) => ({
        id: `${model}${fold}`,
        params: { model, fold: `${fold}`, n_folds: '10' },
        metrics: { acc },
      }));
    write(runs, [
      ...folds('u', [0.8013681148286855, 0.8110783744111333, 0.8239732341485281]),
      ...folds('v', [0.8155783459705863, 0.8252111531635213, 0.8418487253757324]),
    ]);
    const baseline = { type: 'group' as const, values: ['u'] };
    const [row] = await rowsOf(dataOf(runs), { ...asked, baseline });
    const { low = NaN, high = NaN } = groupCell(row).delta?.test ?? {};
    // Nadeau and Bengio (2003) with scipy: the standard error by 1/3 + 1/9.
    expect([low, high].map((end) => end.toFixed(5))).toEqual(['0.00927', '0.02154']);
  });

  it('leaves running and failed runs out of the figures, and counts them', async () => {
    const { runs } = openIn();
    write(runs, [
      ...seeds('rf', [0.8, 0.9]),
      { id: 'going', params: { model: 'rf' }, metrics: { acc: 0.1 }, status: 'running' },
      { id: 'broken', params: { model: 'rf' }, metrics: { acc: 0.2 }, status: 'failed' },
    ]);
    const [row] = await rowsOf(dataOf(runs), asked);
    expect(row).toMatchObject({ children: { all: 4, running: 1 }, counted: 2 });
    expect(groupCell(row).n).toBe(2);
    expect(groupCell(row).mean).toBeCloseTo(0.85, 12);
  });

  it('counts what is not whole: runs that were partly read, and runs that are gone from their source', async () => {
    const { runs } = openIn();
    const partly = 'The last record is torn.';
    write(runs, [...seeds('rf', [0.8, 0.9]), ...seeds('gb', [0.1]), { id: 'torn', params: { model: 'rf' }, partly }]);
    const visit = runs.visit('mlflow-files', 'mlruns');
    for (const id of ['rf-0', 'torn']) visit.gone(id);
    visit.commit(null);
    const data = dataOf(runs);
    const counts = (await rowsOf(data, asked)).map((row) => [row.name, row.children.incomplete]);
    expect(Object.fromEntries(counts)).toEqual({ rf: 2, gb: 0 });
    expect((await data.table(question(asked))).runs).toMatchObject({ shown: 4, incomplete: 2 });
    const single = await rowsOf(data, { filter: 'gone and partly' });
    expect(single).toMatchObject([{ name: 'torn', partly, gone: true }]);
  });

  it('has one best beside a pinned run: a group', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('rf', [0.8, 0.9]), ...seeds('gb', [0.1, 0.2])]);
    const data = dataOf(runs);
    const flat = await rowsOf(data, {});
    const baseline = flat.find(({ name }) => name === 'rf-1')?.row ?? null;
    const { token } = await data.table(question({ ...asked, baseline }));
    const answer = await data.rows({ token, from: 0, to: 9, columns: [metric('acc')] });
    expect(answer?.baseline?.cells[0]).toMatchObject({ type: 'metric', value: 0.9, best: false });
    expect(answer?.rows.map((row) => groupCell(row).rank)).toContain('best');
  });

  it('does not count as running what has not been heard of for hours', async () => {
    const { runs } = openIn();
    const going = { params: { model: 'rf' }, status: 'running' } as const;
    write(runs, [
      { id: 'fresh', ...going, started: Date.parse('2026-11-25T11:00:00Z') },
      { id: 'silent', ...going, started: Date.parse('2026-11-24T11:00:00Z') },
    ]);
    const data = dataOf(runs);
    const [row] = await rowsOf(data, asked);
    expect(row).toMatchObject({ children: { all: 2, running: 1 }, counted: 0 });
    expect((await data.table(question(asked))).runs).toMatchObject({ shown: 2, running: 1 });
  });

  it('has neither deviation nor interval for one run, and leaves NaN out', async () => {
    const { runs } = openIn();
    write(runs, [...seeds('rf', [0.8, NaN])]);
    const [row] = await rowsOf(dataOf(runs), asked);
    expect(row).toMatchObject({ children: { all: 2 }, counted: 2 });
    expect(groupCell(row)).toMatchObject({ n: 1, mean: 0.8, sd: NaN, low: NaN, high: NaN });
  });

  it('unfolds a group to its runs', async () => {
    const rows = await rowsOf(dataOf(models()), { ...asked, expanded: [{ type: 'group', values: ['rf'] }] });
    expect(outline(rows).slice(1, 8)).toEqual(['rf', '  rf-2', '  rf-4', '  rf-0', '  rf-3', '  rf-1', 'linear']);
  });

  it('shows the value that all runs of a group share, and only that there are several where they do not', async () => {
    const [row] = await rowsOf(dataOf(models()), asked, [param('model'), param('seed')]);
    expect(row?.cells).toEqual([
      { type: 'text', value: 'xgb', mixed: false },
      { type: 'text', value: '', mixed: true },
    ]);
  });

  it('tells a group that lacks one of two params from those that have both', async () => {
    const { runs } = openIn();
    write(runs, [
      { id: 'a', params: { model: 'rf', depth: '6' }, metrics: { acc: 1 } },
      { id: 'b', params: { model: 'linear' }, metrics: { acc: 0.5 } },
    ]);
    const rows = await rowsOf(dataOf(runs), { ...asked, groupBy: [param('model'), param('depth')] });
    expect(outline(rows)).toEqual(['rf · 6', 'linear · –']);
  });
});

describe('tags that were given in Tend', () => {
  it('are a column to show, filter, sort and group by', async () => {
    const { runs } = openIn();
    write(runs, [{ id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }]);
    runs.mark([
      { number: 1, marks: { labels: ['kept'] } },
      { number: 2, marks: { labels: ['kept', 'for "paper"'] } },
      { number: 3, marks: { labels: ['kept'] } },
    ]);
    const data = dataOf(runs);
    const labels = attribute('labels');
    expect(await data.columns(null)).toContainEqual(expect.objectContaining({ column: labels, runs: 3 }));
    expect(outline(await rowsOf(data, { groupBy: [labels] }))).toContain('kept, for "paper"');
    const sort = [{ column: labels, descending: true }];
    const filtered = await rowsOf(data, { filter: "labels like '%paper%' or labels is null", sort }, [labels]);
    expect(filtered.map(({ name, cells }) => [name, cells[0]])).toEqual([
      ['b', { type: 'text', value: 'kept, for "paper"', mixed: false }],
      ['d', null],
    ]);
  });
});

describe('the scale of a column', () => {
  it('spans the means of groups, with the digits that the smallest deviation needs', async () => {
    const data = dataOf(models());
    const { token } = await data.table(question(asked));
    const [scale] = (await data.scales({ token, columns: [metric('acc')] })) ?? [];
    expect(scale?.low).toBeGreaterThan(0.55);
    expect(scale?.high).toBeLessThan(0.9);
    expect(scale?.decimals).toBe(3);
    expect(scale?.bins.reduce((sum, count) => sum + count, 0)).toBe(3);
  });

  it('has a bar for each category', async () => {
    const data = dataOf(models());
    const { token } = await data.table(question());
    const [scale] = (await data.scales({ token, columns: [param('model')] })) ?? [];
    expect(scale?.bins).toEqual([5, 5, 5]);
  });
});
