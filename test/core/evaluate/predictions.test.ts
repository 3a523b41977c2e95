import { expect, it } from 'vitest';
import { comparePredictions } from '../../../src/evaluate/comparePredictions';
import { evaluatePredictions } from '../../../src/evaluate/evaluatePredictions';
import { joinPredictions } from '../../../src/evaluate/joinPredictions';
import { metricMeant } from '../../../src/evaluate/metrics';
import type { Predictions } from '../../../src/evaluate/predictions';
import { readPredictions } from '../../../src/evaluate/readPredictions';
import { jsonLinesTable } from '../../../src/evaluate/predictionTable';

const truths = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
const first = [0.9, 0.8, 0.7, 0.55, 0.4, 0.6, 0.5, 0.3, 0.2, 0.2, 0.1, 0.45];
const second = [0.85, 0.6, 0.9, 0.7, 0.65, 0.55, 0.6, 0.25, 0.4, 0.1, 0.2, 0.3];

function scored(scores: readonly number[], times = 1): Predictions {
  const rows = Array.from({ length: times }, (_, time) =>
    scores.map((score, at) => [`${time}-${at}`, String(truths[at]), String(score)]),
  );
  return read(['id', 'y_true', 'score'], rows.flat());
}

function read(columns: string[], rows: string[][]): Predictions {
  const predictions = readPredictions({ columns, rows });
  if (typeof predictions === 'string') throw new Error(predictions);
  return predictions;
}

function figures(predictions: Predictions): Record<string, number> {
  const metrics = evaluatePredictions(predictions, { draws: 1, seed: 1 });
  return Object.fromEntries(metrics.map(({ metric, value }) => [metric, Number(value.toPrecision(10))]));
}

// sklearn.metrics 1.9.1 on the same rows.
it('judges scores of two classes', () => {
  expect(figures(scored(first))).toEqual({
    auc: 0.8857142857,
    log_loss: 0.4429086849,
    brier: 0.14125,
    accuracy: 0.75,
    balanced_accuracy: 0.7571428571,
    f1: 0.7272727273,
    precision: 0.6666666667,
    recall: 0.8,
  });
});

it('judges several classes by the mean over them', () => {
  const rows = ['aa', 'ab', 'bb', 'bb', 'cc', 'ca'].map((pair, at) => [String(at), pair.slice(0, 1), pair.slice(1)]);
  expect(figures(read(['id', 'label', 'prediction'], rows))).toEqual({
    accuracy: 0.6666666667,
    balanced_accuracy: 0.6666666667,
    f1: 0.6555555556,
    precision: 0.7222222222,
    recall: 0.6666666667,
  });
});

it('judges numbers', () => {
  const rows = [[3, 2.5], [-0.5, 0], [2, 2], [7, 8]].map((pair) => pair.map(String)); // prettier-ignore
  expect(figures(read(['y', 'yhat'], rows))).toEqual({ rmse: 0.6123724357, mae: 0.5, r2: 0.9486081370 }); // prettier-ignore
});

it('gives intervals that are the same each time, and wider where rows belong together', () => {
  const wide = read(
    ['y_true', 'score', 'group'],
    first.flatMap((score, at) => Array.from({ length: 10 }, () => [String(truths[at]), String(score), `g${at}`])),
  );
  const narrow = { ...wide, groups: null };
  const [own] = evaluatePredictions(wide, { draws: 500, seed: 1 });
  const [independent] = evaluatePredictions(narrow, { draws: 500, seed: 1 });
  expect(evaluatePredictions(wide, { draws: 500, seed: 1 })[0]).toEqual(own);
  const width = (it: typeof own) => (it?.high ?? 0) - (it?.low ?? 0);
  expect(width(own)).toBeGreaterThan(2 * width(independent));
});

it('gives no interval where there are too few rows', () => {
  const [auc] = evaluatePredictions(read(['y', 'score'], [['0', '.1'], ['1', '.9']])); // prettier-ignore
  expect(auc).toEqual({ metric: 'auc', value: 1, low: null, high: null });
});

it('compares two models on the rows that both predicted', () => {
  const joined = joinPredictions(scored(first, 5), scored(second, 4));
  if (typeof joined === 'string') throw new Error(joined);
  const [auc] = comparePredictions(joined);
  expect(joined.unmatched).toBe(12);
  expect(auc).toMatchObject({ metric: 'auc', goal: 'maximize', test: { name: 'DeLong' } });
  expect(auc?.difference).toBeCloseTo(0.1, 12);
  expect(auc?.low).toBeGreaterThan(-0.02);
  expect(auc?.high).toBeLessThan(0.25);
});

it('finds no difference between a model and itself', () => {
  const joined = joinPredictions(scored(first, 2), scored(first, 2));
  if (typeof joined === 'string') throw new Error(joined);
  for (const compared of comparePredictions(joined, { draws: 100, seed: 1 }))
    expect(compared).toMatchObject({ difference: 0, low: 0, high: 0, p: 1 });
});

it('joins classes that are not in the same order in both', () => {
  const champion = read(['id', 'y_true', 'y_pred'], [['1', 'b', 'b'], ['2', 'c', 'b']]); // prettier-ignore
  const candidate = read(['id', 'y_true', 'y_pred'], [['2', 'c', 'a'], ['1', 'b', 'b']]); // prettier-ignore
  const joined = joinPredictions(champion, candidate);
  if (typeof joined === 'string') throw new Error(joined);
  const named = ({ labels, predicted }: Predictions) => [...(predicted ?? [])].map((place) => labels[place]);
  expect([joined.champion, joined.candidate].map(named)).toEqual([
    ['b', 'b'],
    ['b', 'a'],
  ]);
});

it.each([
  [['id', 'y_pred'], [['1', '0']], 'No column holds the true values; name one y_true (found: id, y_pred).'],
  [['id', 'y_true'], [['1', '0']], 'No column holds predictions; name one y_pred, or score (found: id, y_true).'],
  [['id', 'y_true', 'score'], [['1', '0', 'high']], 'Row 1 has "high" in the column score, which is not a number.'],
  [['id', 'y_true', 'y_pred'], [['1', '0', '0'], ['1', '1', '1']], 'The id 1 stands in several rows, 1 and 2 of column id; an id names one row.'],
  [['y_true', 'y_pred'], [['', '1']], 'No row has a true value.'],
])('says in a sentence what is wrong with %j', (columns, rows, sentence) => {
  expect(readPredictions({ columns, rows })).toBe(sentence);
}); // prettier-ignore

it('does not join what was judged by other data', () => {
  const other = read(['id', 'y_true', 'y_pred'], [['0-0', '0', '0'], ['x', '1', '1']]); // prettier-ignore
  expect(joinPredictions(scored(first), other)).toMatch('The true value of 0-0 is not the same in both');
});

it('reads lines of JSON', () => {
  expect(jsonLinesTable('{"id":1,"y_true":true}\n\n{"y_pred":0.5,"id":2,"y_true":null}\n')).toEqual({
    columns: ['id', 'y_true', 'y_pred'],
    rows: [
      ['1', 'true'],
      ['2', '', '0.5'],
    ],
  });
  expect(jsonLinesTable('{"id":1}\n[1]')).toBe('Line 2 is not a JSON object.');
});

it('knows what logged names mean', () => {
  const names = [
    'val_auc',
    'test/accuracy_score',
    'valLogLoss',
    'roc_auc',
    'train_auc',
    'loss',
    'constructor',
    'val_macro_f1',
  ];
  expect(names.map(metricMeant)).toEqual(['auc', 'accuracy', 'log_loss', 'auc', null, null, null, 'f1_macro']);
});
