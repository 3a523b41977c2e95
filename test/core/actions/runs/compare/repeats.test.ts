import { expect, it } from 'vitest';
import type { FakeRun } from '../fakeRuns';
import { compare, group, lgbm, xgb } from './compared';

it('counts of a group only runs that came to their end, and says so', () => {
  const running = { ...group('lgbm', [0.1])[0], status: 'running' } as const;
  const { metrics, sides, warnings } = compare(['a', group('xgb', xgb)], ['b', [...group('lgbm', lgbm), running]]);
  expect(sides.map(({ runs, counted }) => [runs, counted])).toEqual([
    [5, 5],
    [6, 5],
  ]);
  expect(metrics[0]?.sides[1]).toMatchObject({ n: 5, values: lgbm });
  expect(warnings).toEqual(['1 run of b did not finish; no figure holds it.']);
});

it('rests a sentence on the runs that the means beside it are over', () => {
  const [one, other] = [
    [0.8, 0.812, 0.823, 0.801, NaN],
    [0.9, 0.915, 0.92, 0.902, 0.4],
  ];
  const side = (scores: readonly number[]) =>
    scores.map((acc, seed) => ({ params: { seed: String(seed) }, metrics: { acc } }));
  const { metrics, sides } = compare(['P', side(one)], ['Q', side(other)]);
  const [first, second] = metrics[0]?.sides ?? [];
  expect([first?.n, second?.n, ...sides.map(({ counted }) => counted)]).toEqual([4, 5, 4, 5]);
  expect(metrics[0]?.tests[0]?.difference).toBeCloseTo((second?.mean ?? NaN) - (first?.mean ?? NaN), 12);
});

it('says what of a side was only partly read, and how much of it is gone from its source, of one run both', () => {
  const [first = {}, second = {}, ...rest] = group('lgbm', lgbm);
  const torn = 'The last record is torn.';
  const warningsOf = (...runs: readonly FakeRun[]) =>
    compare(['a', group('xgb', xgb)], ['b', [...runs, ...rest]]).warnings;
  expect(warningsOf({ ...first, gone: true }, second)).toEqual(['1 run of b is gone from its source.']);
  expect(warningsOf({ ...first, gone: true, partly: torn }, { ...second, gone: true })).toEqual([
    'b was only partly read.',
    '2 runs of b are gone from their source.',
  ]);
});

it('holds nothing of a run that did not finish against the others of its side', () => {
  const code = { commit: 'a41f9c2', dirty: true, branch: null, script: null, repository: null, command: null };
  const running = { params: { solver: 'sag' }, status: 'running', code } as const;
  const made = { code: { ...code, commit: '7be02d1', dirty: false } };
  const { metrics, warnings } = compare(['a', group('xgb', xgb, made)], ['b', [...group('lgbm', lgbm, made), running]]);
  expect(warnings).toEqual(['1 run of b did not finish; no figure holds it.']);
  expect(metrics[0]?.tests[0]?.sentence).toMatch(/paired by seed\.$/);
});

it('says when the runs of a side are no repeats of one thing', () => {
  const mixed = group('rf', [0.8, 0.9, 0.7]).map((run, index) => ({
    ...run,
    params: { ...run.params, depth: String(index), ...(index > 0 ? { lr: '1' } : {}) },
  }));
  const { warnings, metrics } = compare(['rf', mixed], ['xgb', group('xgb', xgb)], ['xgb2', group('xgb', xgb)]);
  expect(warnings.at(-1)).toBe('The runs of rf are no repeats of one thing: they differ in depth and lr.');
  expect(metrics[0]?.tests.map((test) => test?.sentence)).toEqual([
    expect.stringContaining(', and the runs of rf are no repeats of one thing'),
    expect.stringContaining(', and the runs of rf are no repeats of one thing'),
  ]);
});

it('takes runs for repeats that differ only by a seed within the text of a param', () => {
  const written = (depth: (seed: number) => number) =>
    group('rf', [0.8, 0.9, 0.7]).map((run, seed) => ({
      ...run,
      params: { ...run.params, forest: `Forest(max_depth=${depth(seed)}, random_state=${seed})` },
    }));
  const warningsOf = (depth: (seed: number) => number) =>
    compare(['rf', written(depth)], ['xgb', group('xgb', xgb.slice(0, 3))]).warnings;
  expect(warningsOf(() => 3)).toEqual([]);
  expect(warningsOf((seed) => seed)).toEqual(['The runs of rf are no repeats of one thing: they differ in forest.']);
});

it('says that runs of one seed are no independent repeats, and what to do', () => {
  const twice = group('xgb', xgb).flatMap((run) => [run, { ...run, name: `${run.name} again` }]);
  const { warnings, metrics } = compare(['xgb', twice], ['lgbm', group('lgbm', lgbm)]);
  expect(warnings).toEqual([
    '10 of the 10 runs of xgb share their seed with another run of it: they are no independent repeats, and runs are not ' +
      'paired by seed. Keep one run of each seed, by a filter or by archiving the others.',
  ]);
  expect(metrics[0]?.tests[0]?.sentence).toContain('; but runs of xgb share a seed.');
  expect(metrics[0]?.tests[0]?.pairedBy).toBeNull();
});

it('says which repeats keep the others from being paired, and what to do', () => {
  const [few, all] = [group('nn', xgb.slice(0, 3)), group('gbm', lgbm)];
  const nn = few.map((run, index) => ({ ...run, params: { ...run.params, seed: ['0', '1', '7'][index] ?? '' } }));
  const warnings = (first: readonly FakeRun[], second: readonly FakeRun[]) =>
    compare(['nn', first], ['gbm', second]).warnings;
  expect([warnings(few, all), warnings(nn, all)]).toEqual([
    [
      '2 of the 5 seeds of gbm have no partner in nn, so that no runs are paired; leave them out, by a filter, to pair the rest.',
    ],
    [
      '1 of the 3 seeds of nn has no partner in gbm, and 3 of the 5 seeds of gbm have no partner in nn, so that no runs are paired; ' +
        'leave them out, by a filter, to pair the rest.',
    ],
  ]);
  expect(warnings(all.slice(0, 3), few)).toEqual([]);
  const reseeded = (runs: readonly FakeRun[], from: number) =>
    runs.map((run, index) => ({ ...run, params: { ...run.params, seed: String(from + index) } }));
  // Only two seeds are common: nobody is advised to leave out most of the runs for two pairs.
  expect(warnings(all, reseeded(group('nn', xgb), 3))).toEqual([
    '3 of the 5 seeds of nn have no partner in gbm, and 3 of the 5 seeds of gbm have no partner in nn, so that no runs are paired.',
  ]);
});

it('says which seeds have no partner of sides whose runs are no repeats of one thing, too', () => {
  const tuned = group('xgb', [...xgb, 0.85, 0.848, 0.8495]).map((run, index) => ({
    ...run,
    params: { ...run.params, lr: index > 3 ? '0.1' : '0.01' },
  }));
  expect(compare(['xgb', tuned], ['lgbm', group('lgbm', lgbm)]).warnings).toEqual([
    '3 of the 8 seeds of xgb have no partner in lgbm, so that no runs are paired; leave them out, by a filter, to pair the rest.',
    'The runs of xgb are no repeats of one thing: they differ in lr.',
  ]);
});

it('says of several settings with the same seeds that they are no repeats, and takes none of them for too many', () => {
  const settings = ['0.01', '0.1'].flatMap((lr) =>
    group('xgb', xgb).map((run) => ({ ...run, params: { ...run.params, lr } })),
  );
  const { warnings } = compare(['xgb', settings], ['lgbm', group('lgbm', lgbm)]);
  expect(warnings).toEqual(['The runs of xgb are no repeats of one thing: they differ in lr.']);
});

it('takes values for the same in whatever order the runs stand, NaN among them', () => {
  const differs = (first: readonly number[], second: readonly number[]) =>
    compare(['a', group('xgb', first)], ['b', group('xgb', second)]).metrics.find(({ key }) => key === 'val_auc')
      ?.differs;
  expect(differs([0.2, NaN, 0.1], [0.1, NaN, 0.2])).toBe(false);
  expect(differs([0.2, NaN, 0.1], [0.1, NaN, 0.3])).toBe(true);
});
