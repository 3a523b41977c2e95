import { describe, expect, it } from 'vitest';
import { arePredictions } from '../../../src/evaluate/columnRoles';

describe('a file of predictions', () => {
  it.each([
    'predictions/rf.csv',
    'out/preds/2026/rf.csv',
    'churn_preds.csv',
    'y_pred.csv',
    'out/test-predictions.csv.gz',
    'predictions_rf.tsv',
    'preds1.csv',
    'prediction.csv',
  ])('is told by its name: %s', (path) => expect(arePredictions(path, ['a', 'b'])).toBe(true));

  it('is told by its columns, whatever its name is', () => {
    expect(arePredictions('out/rf.csv', ['id', 'y_true', 'y_pred'])).toBe(true);
    expect(arePredictions('loan-prediction/out/rf.csv', ['id', 'actual', 'yhat'])).toBe(true);
  });

  it.each([
    'loan-prediction/data/train.csv',
    'churn-predictions/train.csv',
    'data/house_price_prediction.csv',
    'Loan Prediction.csv',
    'prediction-of-churn.csv',
    'predictors.csv',
    'data/predator_prey.csv',
  ])('is none for being of a project of prediction: %s', (path) =>
    expect(arePredictions(path, ['id', 'age', 'target'])).toBe(false),
  );
});
