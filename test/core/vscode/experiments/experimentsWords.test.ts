import { expect, it } from 'vitest';
import { besideTitle, overRows, type ProjectWords } from '../../../../src/vscode/trees/experimentsWords';

const words = (facts: Partial<ProjectWords>): ProjectWords => ({
  name: 'churn',
  runs: { total: 128, shown: 93 },
  reading: null,
  notes: [],
  ...facts,
});

it('what is read stands beside the title of the view, where it moves no row', () => {
  const reading = { source: 'mlflow.db', runs: 12 };
  expect(besideTitle([words({ reading })], '')).toBe('128 runs · reading mlflow.db: 12 runs so far');
  expect(overRows([words({ reading })])).toBe('');
  expect(besideTitle([words({ runs: null, reading: { ...reading, runs: 0 } })], '')).toBe('reading mlflow.db');
});

it('what is filtered is counted, in all folders together', () => {
  expect(besideTitle([words({}), words({})], 'metrics.auc > 0.8')).toBe('186 of 256: metrics.auc > 0.8');
  expect(besideTitle([words({ runs: null })], '')).toBe('');
});

it('what is wrong stands over the rows, with its folder where there are several', () => {
  const wrong = words({ notes: ['The store is damaged.'] });
  expect(overRows([wrong])).toBe('The store is damaged.');
  expect(overRows([wrong, words({})])).toBe('churn: The store is damaged.');
});
