import { expect, it } from 'vitest';
import { compareMeans, type Values } from '../../../../src/runs/statistics/compareMeans';
import { comparisonDetails } from '../../../../src/runs/statistics/details';
import { choosePairing, type Pairing } from '../../../../src/runs/statistics/pairing';
import {
  comparisonSentence,
  intervalSpan,
  type JudgedComparison,
  type SentenceWords,
} from '../../../../src/runs/statistics/sentence';
import { repeats } from './repeats';

// Intervals, p values and counts are those of scipy 1.17.1 (ttest_rel, ttest_ind, nct).
const xgb = [0.8477, 0.8512, 0.8515, 0.8501, 0.8462];
const lgbm = [0.8532, 0.855, 0.8545, 0.8553, 0.8506];
const words: SentenceWords = {
  names: ['xgb · 6', 'lgbm · 6'],
  goal: 'maximize',
  unit: '',
  decimals: 4,
  short: false,
  caveats: [],
};

const by = (name: string) => {
  const sides = repeats(...[0, 1, 2, 3, 4].map((value) => ({ [name]: String(value) })));
  return choosePairing(sides, sides);
};

function judge(first: Values, second: Values, pairing: Pairing | null, among = 1): JudgedComparison {
  const comparison = compareMeans(first, second, pairing);
  if (!comparison) throw new Error('nothing was compared');
  return { ...comparison, adjusted: Math.min(1, comparison.p * among), among };
}

const say = (first: Values, second: Values, pairing: Pairing | null = null, other: Partial<SentenceWords> = {}) =>
  comparisonSentence(judge(first, second, pairing), { ...words, ...other });

it('says of the second side by how much it is better or worse, with the interval and what it rests on', () => {
  expect(say(xgb, lgbm, by('seed'))).toBe(
    'lgbm · 6 is better by 0.0044, 95 % interval 0.0031 to 0.0056, 5 seeds each, paired by seed.',
  );
  expect(say(lgbm, xgb, by('seed'), { short: true })).toBe(
    'lgbm · 6 is worse by 0.0044, interval −0.0056 to −0.0031, paired by seed.',
  );
});

it('turns everything where less is better, and speaks of time as people do', () => {
  const seconds = { goal: 'minimize', unit: 's', decimals: 1, short: true } as const;
  expect(say([61, 64, 60], [40, 41, 40.2], null, seconds)).toBe(
    'lgbm · 6 is faster by 21.3 s, interval 16.5 to 26.1 s.',
  );
  expect(say([1, 2, 1.5], [10, 11, 10], null, { goal: null, decimals: 1 })).toBe(
    'lgbm · 6 is higher by 8.8, 95 % interval 7.6 to 10.1, 3 runs each.',
  );
});

it('never writes an end of an interval as zero that is not', () => {
  const interval = { low: -0.1134, high: -0.00004 };
  expect(intervalSpan(interval, 'maximize', 3)).toBe('−0.11340 to −0.00004');
  expect(intervalSpan(interval, 'minimize', 3)).toBe('0.00004 to 0.11340');
  expect(intervalSpan({ low: 0, high: 0.25 }, 'maximize', 3)).toBe('0.000 to 0.250');
  expect(intervalSpan({ low: 1e-12, high: 0.25 }, 'maximize', 3)).toBe('1e−12 to 0.250');
});

it('signs every interval for the second side, whichever is ahead and however many directions there are', () => {
  const [one, other] = [
    [0.81, 0.79, 0.83, 0.8, 0.82],
    [0.825, 0.805, 0.855, 0.795, 0.845],
  ];
  expect(say(one, other)).toContain('interval −0.0170 to 0.0470');
  expect(say(other, one)).toContain('interval −0.0470 to 0.0170');
  expect(say(one, other, null, { goal: 'minimize' })).toContain('interval −0.0470 to 0.0170');
  expect(say(one, other, null, { goal: null })).toContain('interval −0.0170 to 0.0470');
  const time = { goal: 'minimize', unit: 's', decimals: 1, short: true } as const;
  expect(say([40, 41, 40.2], [61, 64, 60], null, time)).toBe(
    'lgbm · 6 is slower by 21.3 s, interval −26.1 to −16.5 s.',
  );
});

it('says how many more repeats would tell, and where nobody would make so many', () => {
  expect(say([0.81, 0.79, 0.83, 0.8, 0.82], [0.825, 0.805, 0.855, 0.795, 0.845])).toMatch(
    /^Not enough repeats to tell; about \d\d? more each would\. 95 % interval −0\.0170 to 0\.0470\.$/,
  );
  expect(say([0.81, 0.79, 0.83, 0.8, 0.82], [0.82, 0.8, 0.85, 0.79, 0.84])).toBe(
    'Not enough repeats to tell, 5 runs each; more than 50 more each would be needed. 95 % interval −0.0220 to 0.0420.',
  );
  expect(say([1, 2, 3, 4], [1, 2, 3, 4.001], null, { decimals: 2 })).toBe(
    'Not told apart by 4 runs each. 95 % interval −2.23 to 2.23.',
  );
});

it('judges the folds that were logged by how many there are in all', () => {
  const first = [0.8013681148286855, 0.8110783744111333, 0.8239732341485281];
  const second = [0.8155783459705863, 0.8252111531635213, 0.8418487253757324];
  const logged = (folds: string, seeds = ['']) => {
    const sides = repeats(
      ...seeds.flatMap((seed) => ['0', '1', '2'].map((fold) => ({ fold, n_folds: folds, ...(seed && { seed }) }))),
    );
    return choosePairing(sides, sides);
  };
  // Nadeau and Bengio (2003) with numpy and scipy: the standard error by 1/3 + 1/(k - 1), k of 10 and 20.
  expect(say(first, second, logged('10'))).toBe(
    'lgbm · 6 is better by 0.0154, 95 % interval 0.0093 to 0.0215, 3 of 10 folds, paired by fold.',
  );
  expect(say(first, second, logged('10'), { short: true })).toMatch(/to 0\.0215, 3 of 10 folds, paired by fold\.$/);
  const [third, fourth] = [
    [0.8028223822850429, 0.8160349212831438, 0.8222687703969745],
    [0.8224906449949628, 0.8273507598454776, 0.8422578653324072],
  ];
  expect(say(third, fourth, logged('20'))).toContain('interval 0.0038 to 0.0301, 3 of 20 folds');
  expect(say([...first, ...third], [...second, ...fourth], logged('20', ['1', '2']))).toContain(
    ', 6 folds, 3 of 20 a seed, paired by seed and fold.',
  );
  expect(
    say(
      first,
      first.map((value, at) => value + ([0.01, -0.01, 0.02][at] ?? 0)),
      logged('10'),
    ),
  ).toMatch(/^Not clear over 3 of 10 folds\./);
});

it('does not promise that more folds of the same data would tell', () => {
  const wide = [0.82, 0.8, 0.85, 0.79, 0.84];
  expect(say([0.81, 0.79, 0.83, 0.8, 0.82], wide, by('fold'))).toBe(
    'Not clear over 5 folds. 95 % interval −0.0128 to 0.0328.',
  );
});

it('asks for repeats where there are none, and claims nothing without spread', () => {
  expect(say([0.8], [0.9])).toBe('One run each: repeats are needed to tell.');
  expect(say([0.8, 0.81], [0.9])).toBe(
    'One run of lgbm · 6 against 2 of xgb · 6: repeats of lgbm · 6 are needed to tell.',
  );
  expect(say([1, 1], [1, 1])).toBe('All equal.');
  expect(say([0.8, 0.8], [0.9, 0.9])).toBe(
    'lgbm · 6 is better by 0.1000 in every repeat, 2 runs each; without any spread there is nothing to test by.',
  );
});

it('takes the rounding of a subtraction for no spread', () => {
  const first = [0.1, 0.2, 0.3, 0.7, 0.9];
  const second = first.map((value) => value + 0.1);
  expect(judge(first, second, by('seed'))).toMatchObject({ test: 'none', p: NaN });
});

it('says that values were left out', () => {
  expect(say([0.8, NaN, null], [0.9])).toBe(
    'One run each: repeats are needed to tell. 1 value that is not finite is left out.',
  );
  expect(compareMeans([NaN], [1], null)).toBeNull();
});

it('leaves no finite value out silently: a seed that has one on one side alone keeps the others from being paired', () => {
  const side = repeats(...[0, 1, 2, 3].map((seed) => ({ seed: String(seed) })));
  const seeds = choosePairing(side, side);
  const [one, other] = [
    [0.8, 0.812, 0.823, 0.801, NaN],
    [0.9, 0.915, 0.92, 0.902, 0.4],
  ];
  expect(say(one, other, by('seed'), { decimals: 3 })).toBe(
    'Not told apart by 4 and 5 runs. 95 % interval −0.284 to 0.281. ' +
      '1 value that is not finite is left out. Not paired by seed: 1 value of lgbm · 6 has no partner in xgb · 6.',
  );
  expect(judge(one, other, by('seed'))).toMatchObject({ first: { n: 4 }, second: { n: 5 }, pairs: [], pairing: null });
  expect(say([0.8, 0.81, 0.82, NaN], [0.9, 0.91, 0.92, 0.93], seeds)).toMatch(
    /^lgbm · 6 is better by 0\.1050, .*, 3 and 4 runs\./,
  );
  expect(say([0.8, 0.81, 0.82, NaN], [0.75, 0.76, null, 0.77], seeds)).toMatch(
    / Not paired by seed: 1 value of xgb · 6 and 1 of lgbm · 6 have no partner\.$/,
  );
  // Where both sides lack it nothing finite is left out.
  expect(say([0.8, 0.81, 0.83, NaN], [0.9, 0.92, 0.93, null], seeds)).toMatch(
    /, 3 seeds each, paired by seed\. 1 value that is not finite is left out\.$/,
  );
});

it('does not count what is only clear as long as nothing else is asked', () => {
  const one = judge(xgb.slice(0, 4), [0.852, 0.8535, 0.8529, 0.853], null);
  expect(one.p).toBeLessThan(0.05);
  expect(comparisonSentence({ ...one, adjusted: one.p * 4, among: 4 }, words)).toMatch(
    /^Not clear once 4 comparisons are made\. 95 % interval 0\.\d+ to 0\.\d+\.$/,
  );
});

it('has in the verdict what else may have made a difference, after the noise', () => {
  const caveats = ['the runs of xgb · 6 are no repeats of one thing', 'the data differ too'];
  expect(say(xgb, lgbm, by('seed'), { caveats, short: true })).toBe(
    'lgbm · 6 is better by 0.0044, interval 0.0031 to 0.0056, paired by seed; but the runs of xgb · 6 are no repeats of one thing, and the data differ too.',
  );
  const unclear = [
    [0.81, 0.79, 0.83, 0.8, 0.82],
    [0.825, 0.805, 0.855, 0.795, 0.845],
  ] as const;
  expect(say(...unclear, null, { caveats: ['the data differ too'] })).toMatch(
    /^Not enough repeats to tell; about \d\d? more each would, and the data differ too\. 95 % interval −0\.0170 to 0\.0470\.$/,
  );
  expect(say(...unclear, null, { caveats, short: true })).toMatch(
    /^Not enough repeats to tell; about \d\d? more each would\. Interval −0\.0170 to 0\.0470\.$/,
  );
  expect(say([0.8], [0.9], null, { caveats })).toBe('One run each: repeats are needed to tell.');
});

it('keeps what stands behind a sentence for whoever opens it', () => {
  const paired = judge(xgb, lgbm, by('seed'), 4);
  expect(comparisonDetails(paired, 'maximize', 4)).toEqual([
    'p = 0.003 after Holm. Paired t, 4 df; bootstrap (BCa) agrees: 0.0035 to 0.0051.',
  ]);
  expect(comparisonDetails(judge([1, 2], [8, 9], null), null, 1)).toEqual([
    "p = 0.01. Welch's t, 2 df.",
    'Two repeats: the interval rests on very little.',
  ]);
  expect(comparisonDetails(judge([1], [2], null), null, 1)).toEqual([]);
});
