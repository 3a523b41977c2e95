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
const data = ['data/train.csv', 'out/predictions-rf.csv'];

describe('what is found for a package', () => {
  it('are golden pairs, predictions, requirements, an example, the card and data, the likeliest of each picked', () => {
    const found = foundParts({ files, data }, 'models/logreg-2.joblib');
    expect(found.map(({ key, path, picked }) => `${picked ? 'x' : '-'} ${key} ${path}`)).toEqual([
      'x golden models/logreg-2-golden.json',
      '- golden golden.json',
      'x predictions out/logreg-2-predictions.csv',
      '- predictions out/predictions-rf.csv',
      'x requirements requirements.txt',
      'x example models/input_example.json',
      'x card card.md',
      '- data data/train.csv',
    ]);
  });

  it('is what is nearest to the root for the model of a run', () => {
    const found = foundParts({ files, data }, null);
    expect(found.find(({ key }) => key === 'golden')).toEqual({ key: 'golden', path: 'golden.json', picked: true });
  });
});
