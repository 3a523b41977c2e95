import fc from 'fast-check';
import { expect, it } from 'vitest';
import { comparePredictions } from '../../../src/evaluate/comparePredictions';
import { evaluatePredictions } from '../../../src/evaluate/evaluatePredictions';
import { joinPredictions } from '../../../src/evaluate/joinPredictions';
import type { DeclaredClasses, Predictions } from '../../../src/evaluate/predictions';
import { readPredictions } from '../../../src/evaluate/readPredictions';
import { whyNotScored } from '../../../src/evaluate/scorersOf';

type Rows = readonly (readonly string[])[];

function read(columns: readonly string[], rows: Rows, declared?: Partial<DeclaredClasses>): Predictions {
  const predictions = readPredictions({ columns, rows }, { positive: null, threshold: null, ...declared });
  if (typeof predictions === 'string') throw new Error(predictions);
  return predictions;
}

function figures(predictions: Predictions): Record<string, number> {
  const metrics = evaluatePredictions(predictions, { draws: 1, seed: 1 });
  return Object.fromEntries(metrics.map(({ metric, value }) => [metric, Number(value.toPrecision(4))]));
}

/** 100 frauds of which 4 are found, 1,900 others of which 4 are accused. */
const frauds = [
  ...Array.from({ length: 100 }, (_, at) => ['fraud', at < 4 ? 'fraud' : 'legit']),
  ...Array.from({ length: 1900 }, (_, at) => ['legit', at < 4 ? 'fraud' : 'legit']),
];

/** Score is the chance of churned. */
const churn = Array.from({ length: 40 }, (_, at) => [at < 20 ? 'churned' : 'stayed', String(0.9 - at / 50)]);

it('tells no F1 of two classes of which nobody said which is looked for', () => {
  const predictions = read(['y_true', 'y_pred'], frauds);
  expect(Object.keys(figures(predictions))).toEqual([
    'accuracy',
    'balanced_accuracy',
    'f1_macro',
    'precision_macro',
    'recall_macro',
  ]);
  expect(whyNotScored(predictions, 'f1')).toBe(
    'which class is positive, fraud or legit? declare it as positive of the model in tend.yaml',
  );
});

it('takes the class that is declared, whatever the alphabet says', () => {
  expect(figures(read(['y_true', 'y_pred'], frauds, { positive: 'fraud' }))).toMatchObject({ f1: 0.07407, recall: 0.04 });
  expect(figures(read(['y_true', 'score'], churn, { positive: 'churned' })).auc).toBe(1);
  expect(figures(read(['y_true', 'score'], churn, { positive: 'stayed' })).auc).toBe(0);
}); // prettier-ignore

it('takes the class that the column of scores is named after, and turns the scores of the other one round', () => {
  expect(figures(read(['y_true', 'proba_churned'], churn)).auc).toBe(1);
  expect(figures(read(['y_true', 'p(churned)'], churn, { positive: 'stayed' })).auc).toBe(1);
  const both = churn.map(([truth = '', score = '']) => [truth, score, String(1 - Number(score))]);
  expect(readPredictions({ columns: ['y_true', 'proba_churned', 'proba_stayed'], rows: both })).toMatch(
    /^A score alone does not tell: which class is positive, churned or stayed\?/,
  );
});

it.each([
  ['0', '1'],
  ['False', 'True'],
  ['no', 'yes'],
])('knows which of %s and %s is positive', (no, yes) => {
  const rows = frauds.map((row) => row.map((it) => (it === 'fraud' ? yes : no)));
  expect(figures(read(['y_true', 'y_pred'], rows)).recall).toBe(0.04);
});

it('refuses a positive class where there are more than two', () => {
  const rows = [...frauds, ['fraud', 'fruad']];
  expect(readPredictions({ columns: ['y_true', 'y_pred'], rows }, { positive: 'fraud', threshold: null })).toBe(
    'fraud is declared as the positive class of two, and there are 3: fraud, fruad, legit.',
  );
  expect(readPredictions({ columns: ['y_true', 'y_pred'], rows: frauds }, { positive: 'Fraud', threshold: null })).toBe(
    'Fraud is declared as the positive class, and no row is of it; there are fraud, legit.',
  );
});

it('takes no average for the F1 of two classes because one prediction is of a third', () => {
  const predictions = read(['y_true', 'y_pred'], [...frauds, ['fraud', 'fruad']]);
  expect(figures(predictions)).not.toHaveProperty('f1');
  expect(whyNotScored(predictions, 'f1')).toMatch(/^classes are predicted that are true in no row/);
});

it.each([
  [['y_true', 'y_pred'], [['1', '1'], ['', '0'], ['0', 'nan']], 'Row 3 has "nan" in the column y_pred, which is not a number as the true values are.'],
  [['y_true', 'y_pred'], [['a', 'a'], ['b', 'NaN']], 'Row 2 has "NaN" in the column y_pred, which is not a class.'],
  [['y_true', 'y_pred'], [['a', 'a'], ['b', '']], 'Row 2 has nothing in the column y_pred.'],
  [['y_true', 'y_pred'], [['0.5', '0.4'], ['0.7', 'inf']], 'Row 2 has "inf" in the column y_pred, which is not a number.'],
  [['y_true', 'y_pred'], [['0.5', '0.4'], ['high', '1']], 'Row 2 has "high" in the column y_true, which is not a number.'],
  [['y_true', 'y_pred', 'score'], [['0', '0', '.4'], ['1', '1', 'nan']], 'Row 2 has "nan" in the column score, which is not a number.'],
])('names the cell that cannot be read: %j', (columns, rows, sentence) => {
  expect(readPredictions({ columns, rows })).toBe(sentence);
}); // prettier-ignore

it('lets a class be called none', () => {
  const rows = [['none', 'none'], ['cracked', 'none']]; // prettier-ignore
  expect(figures(read(['y_true', 'y_pred'], rows)).accuracy).toBe(0.5);
});

it('counts rows whose true value is not known', () => {
  const rows = [['1', '1'], ['', '1'], ['nan', '0'], ['0', '0']]; // prettier-ignore
  expect(read(['y_true', 'y_pred'], rows).leftOut).toBe(2);
});

it('judges scores alone by one threshold, also where only one class is true', () => {
  const low = Array.from({ length: 30 }, () => ['1', '0.1']);
  expect(figures(read(['y_true', 'score'], low))).toMatchObject({ accuracy: 0, f1: 0 });
  expect(figures(read(['y_true', 'score'], low, { threshold: 0.05 }))).toMatchObject({ accuracy: 1, f1: 1 });
});

it('tells no classes by scores that are no probabilities, unless a threshold is declared', () => {
  const rows = churn.map(([truth = '', score = '']) => [truth === 'churned' ? '1' : '0', String(Number(score) * 9 - 4)]);
  const predictions = read(['y_true', 'score'], rows);
  expect(Object.keys(figures(predictions))).toEqual(['auc']);
  expect(whyNotScored(predictions, 'f1')).toMatch(/^the scores do not lie between 0 and 1: declare as threshold/);
  expect(figures(read(['y_true', 'score'], rows, { threshold: 0.6 })).accuracy).toBe(1);
}); // prettier-ignore

it('gives the same figures and intervals in whatever order rows stand', () => {
  const rows = frauds.slice(60, 160).map((row, at) => [`r${at}`, ...row, `g${at % 15}`]);
  const columns = ['id', 'y_true', 'y_pred', 'group'];
  const evaluated = (all: Rows) => evaluatePredictions(read(columns, all), { draws: 50, seed: 1 });
  const compared = (all: Rows) => {
    const joined = joinPredictions(read(columns, rows), read(columns, all));
    return typeof joined === 'string' ? joined : comparePredictions(joined, { draws: 50, seed: 1 });
  };
  const [own, pairs] = [evaluated(rows), compared(rows)];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(evaluated(shuffled)).toEqual(own);
      expect(compared(shuffled)).toEqual(pairs);
    }),
    { numRuns: 10 },
  );
});

it('joins scores of one class with predictions of both', () => {
  const ids = Array.from({ length: 30 }, (_, at) => `r${at}`);
  const scored = read(['id', 'y_true', 'score'], ids.map((id) => [id, 'fraud', '0.1']), { positive: 'fraud' }); // prettier-ignore
  const named = read(['id', 'y_true', 'y_pred'], ids.map((id) => [id, 'fraud', 'legit']), { positive: 'fraud' }); // prettier-ignore
  const joined = joinPredictions(scored, named);
  if (typeof joined === 'string') throw new Error(joined);
  expect(joined.candidate).toMatchObject({ kind: 'binary', labels: ['fraud', 'legit'], positive: 0 });
  expect(comparePredictions(joined).find(({ metric }) => metric === 'f1')).toMatchObject({ champion: 0, candidate: 0 });
});
