import { expect, it } from 'vitest';
import { choosePairing, seedsShared, tellsRepeats, withoutRepeats } from '../../../../src/runs/statistics/pairing';
import { repeats } from './repeats';

it('pairs runs of the same seed, in natural order, wherever they stand', () => {
  const first = repeats({ seed: '10' }, { seed: '2' }, { seed: '1' });
  const second = repeats({ seed: '2' }, { seed: '1' }, { seed: '10' });
  expect(choosePairing(first, second)).toEqual({
    by: 'seed',
    folds: null,
    pairs: [
      { label: 'seed 1', first: 2, second: 1 },
      { label: 'seed 2', first: 1, second: 0 },
      { label: 'seed 10', first: 0, second: 2 },
    ],
  });
});

it('knows a seed by the end of its name, and in tags', () => {
  const both = repeats({ model__Random_State: '1' }, { model__Random_State: '2' });
  const tagged = ['1', '2'].map((value) => ({
    params: new Map<string, string>(),
    tags: new Map([['trainer/seed', value]]),
  }));
  expect([choosePairing(both, both)?.by, choosePairing(tagged, tagged)?.by]).toEqual(['seed', 'seed']);
});

it('does not pair runs whose seeds are missing, repeated or not the same on both sides', () => {
  const seeds = (...values: readonly string[]) => repeats(...values.map((seed) => ({ seed })));
  const cases = [
    [seeds('1', '2'), seeds('1', '3')],
    [seeds('1', '1'), seeds('1', '1')],
    [seeds('1', '2'), seeds('1', '2', '3')],
    [seeds('1', '2'), repeats({ seed: '1' }, {})],
    [seeds('1'), seeds('1')],
    [[], []],
  ] as const;
  expect(cases.map(([first, second]) => choosePairing(first, second))).toEqual(cases.map(() => null));
});

it('pairs folds where seeds do not tell repeats apart, and remembers that they share data', () => {
  const folds = repeats(...['0', '1', '2'].map((fold) => ({ seed: '42', fold })));
  expect(choosePairing(folds, folds)).toMatchObject({ by: 'fold', folds: { here: 3, all: 3 }, pairs: { length: 3 } });
});

it('takes of how many folds these are from a param that all runs have alike', () => {
  const folds = (...counts: readonly Readonly<Record<string, string>>[]) => {
    const both = repeats(...counts.map((count, fold) => ({ fold: String(fold), ...count })));
    return choosePairing(both, both)?.folds;
  };
  const all = (count: Readonly<Record<string, string>>) => folds(count, count, count)?.all;
  expect(['n_folds', 'trainer/k_folds', 'outer_folds'].map((name) => all({ [name]: '10' }))).toEqual([10, 10, 10]);
  expect([all({ cv: '5', n_folds: '10.0' }), all({ n_folds: '10', outer_folds: '5' })]).toEqual([10, 5]);
  expect(folds({ n_folds: '5' }, { n_folds: '10' }, { n_folds: '10' })).toEqual({ here: 3, all: 3 });
  expect([all({ n_folds: '2' }), all({ kfold: 'KFold' }), all({ n_estimators: '10' })]).toEqual([3, 3, 3]);
});

it('takes no count of folds for theirs that may be that of a search within each of them', () => {
  const nested = ['cv', 'search__cv', 'n_splits', 'cv_folds'].map((name) => {
    const both = repeats(...['0', '1', '2'].map((fold) => ({ fold, [name]: '10' })));
    return choosePairing(both, both)?.folds;
  });
  expect(nested).toEqual(nested.map(() => ({ here: 3, all: 3 })));
});

it('pairs by seed and fold together where a cross-validation was repeated', () => {
  const repeated = repeats(...['0', '1'].flatMap((seed) => ['a', 'b', 'c'].map((fold) => ({ seed, fold }))));
  const pairing = choosePairing(repeated, repeated);
  expect(pairing).toMatchObject({ by: 'seed and fold', folds: { here: 3, all: 3 }, pairs: { length: 6 } });
  expect(pairing?.pairs[0]?.label).toBe('seed, fold 0, a');
});

it('knows what tells repeats apart, whether or not it pairs them', () => {
  const telling = ['model__random_state', 'trainer/seed', 'torch_seed', 'cv_fold', 'split', 'repeat', 'trial'];
  const settings = ['n_splits', 'n_folds', 'test_split', 'depth', 'seed_length'];
  expect([...telling, ...settings].filter(tellsRepeats)).toEqual(telling);
});

it('takes what tells repeats out of the text of a param, however long its words are', () => {
  expect(withoutRepeats('Forest(depth=3, random_state=0, "seed": 1)')).toBe('Forest(depth=3, random_state=, "seed": )');
  const word = 'x'.repeat(80_000);
  expect(withoutRepeats(`${word} ${word}, seed=1`)).toBe(`${word} ${word}, seed=`);
});

it('takes other names for seeds', () => {
  const trials = repeats({ trial: '1' }, { trial: '2' });
  expect(choosePairing(trials, trials)).toBeNull();
  expect(choosePairing(trials, trials, { seed: ['trial'], fold: [] })?.pairs).toHaveLength(2);
});

it('counts runs that share a seed, unless a fold or a count tells them apart', () => {
  const seeds = ['0', '0', '1', '2', '2', '2'].map((seed) => ({ seed }));
  const place = (name: string) => seeds.map((it, index) => ({ ...it, [name]: String(index) }));
  const cases: readonly [readonly Readonly<Record<string, string>>[], number][] = [
    [seeds, 5],
    // A second tracker names one seed more; a run without any seed shares none.
    [[{ seed: '0' }, { seed: '0', random_state: '7' }, { seed: '1' }, {}, {}], 2],
    [place('fold'), 0],
    [place('trial'), 0],
    [place('random_state'), 0],
    [place('lr'), 5],
    // One seed for all is a setting.
    [[{ seed: '42' }, { seed: '42' }], 0],
    [[{}, {}], 0],
  ];
  expect(cases.map(([params]) => seedsShared(repeats(...params)))).toEqual(cases.map(([, shared]) => shared));
});
