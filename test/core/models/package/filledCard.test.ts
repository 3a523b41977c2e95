import { expect, it } from 'vitest';
import { filledCard } from '../../../../src/models/package/filledCard';

const digest = 'sha256:0f1e';
const data = [{ path: 'data/train.csv', digest, rows: 500 }];
const facts = { data, metrics: { val_auc: 0.7, acc: 0.9 } } as never;
const written = '# churn\n\n## Intended use\n\nMail.\n\n## Limits\n\nAdults.\n\n## Ethical considerations\n\nNone.';
const training =
  '## Training data\n\n| data | rows | digest |\n|---|---|---|\n| data/train.csv | 500 | sha256:0f1e |\n';
const evaluation = '## Evaluation\n\n| metric | value |\n|---|---|\n| acc | 0.9 |\n| val_auc | 0.7 |\n';

const filled = (card: string | Buffer) => filledCard(Buffer.from(card as string), facts);

it('a card that a person wrote gets the sections that it lacks and that are known, behind what is written', () => {
  expect(filled(written)).toBe(`${written}\n\n${training}\n${evaluation}`);
});

it('what waits to be written is filled where it stands', () => {
  const card = `${written}\n\n## Evaluation\n\n_To be written by a person._\n\n## Training data\n\nOf 2025.\n`;
  expect(filled(card)).toBe(`${written}\n\n${evaluation}\n## Training data\n\nOf 2025.\n`);
});

it('what a person wrote stays as it is, and so does what is no text of UTF-8 or too long for a card', () => {
  expect(filled(`${written}\n\n## Train set\n\nOf 2025.\n\n## Results\n\nGood.`)).toBeNull();
  expect(filled(Buffer.from('# caf\xe9\n', 'latin1'))).toBeNull();
  expect(filled('x'.repeat(1_000_001))).toBeNull();
});
