import { describe, expect, it } from 'vitest';
import { foundParts } from '../../../../src/vscode/commands/models/foundParts';

const files = [
  ...[
    'card.md',
    'models/logreg-2-golden.json',
    'golden.json',
    'out/predictions-rf.csv',
    'out/logreg-2-predictions.csv',
  ],
  ...['requirements.txt', 'models/input_example.json', 'docs/scorecard.md'],
];
const table = (path: string, ...columns: readonly string[]) => ({ path, columns });
const tables = [table('data/train.csv'), table('out/predictions-rf.csv')];

describe('what is found for a package', () => {
  it('are golden pairs, predictions, requirements, an example, the card and data, the likeliest of each picked', () => {
    const found = foundParts({ files, tables }, { path: 'models/logreg-2.joblib', run: null, hasRequirements: false });
    expect(found.map(({ key, path, picked }) => `${picked ? 'x' : '-'} ${key} ${path}`)).toEqual([
      'x golden models/logreg-2-golden.json',
      '- golden golden.json',
      'x predictions out/logreg-2-predictions.csv',
      '- predictions out/predictions-rf.csv',
      'x requirements requirements.txt',
      'x example models/input_example.json',
      'x card card.md',
      'x data data/train.csv',
    ]);
  });

  it('is what is nearest to the root for the model of a run', () => {
    const found = foundParts({ files, tables }, { path: null, run: null, hasRequirements: false });
    expect(found.find(({ key }) => key === 'golden')).toEqual({ key: 'golden', path: 'golden.json', picked: true });
  });

  it('is no requirements of the project where the model or its run has some of its own', () => {
    const found = foundParts({ files, tables }, { path: null, run: 'rf-1', hasRequirements: true });
    expect(found.filter(({ key }) => key === 'requirements')).toEqual([
      { key: 'requirements', path: 'requirements.txt', picked: false },
    ]);
  });

  const evidence = ['dummy-1-golden.json', 'gb-1-golden.json', 'gb-10-golden.json', 'gb-1-predictions.csv'];
  it.each([
    ['gb-1', ['gb-1-golden.json', 'gb-1-predictions.csv']],
    ['gb-10', ['gb-10-golden.json']],
    ['rf-1', []],
  ])('is for the model of run %s what bears its name, and never what bears another', (run, expected) => {
    const found = foundParts(
      { files: evidence.map((name) => `models/${name}`), tables: [] },
      { path: null, run, hasRequirements: false },
    );
    expect(found.filter(({ picked }) => picked).map(({ path }) => path.replace('models/', ''))).toEqual(expected);
  });

  it('is data for training, and no other', () => {
    const found = foundParts(
      { files: [], tables: ['data/strain.csv', 'data/test.csv', 'train.csv'].map((path) => table(path)) },
      { path: null, run: null, hasRequirements: false },
    );
    expect(found.filter(({ picked }) => picked).map(({ path }) => path)).toEqual(['train.csv']);
  });

  it('takes a table of what a model predicted for predictions and never for data, by its name or its columns', () => {
    const found = foundParts(
      {
        files: [],
        tables: [
          table('preds/rf.csv'),
          table('out/churn_preds.csv'),
          table('out/scored.csv', 'id', 'y_true', 'y_pred'),
          table('train.csv', 'id', 'churned'),
        ],
      },
      { path: 'models/churn.pkl', run: null, hasRequirements: false },
    );
    expect(found.map(({ key, path, picked }) => `${picked ? 'x' : '-'} ${key} ${path}`)).toEqual([
      'x predictions out/churn_preds.csv',
      '- predictions out/scored.csv',
      '- predictions preds/rf.csv',
      'x data train.csv',
    ]);
  });
});
