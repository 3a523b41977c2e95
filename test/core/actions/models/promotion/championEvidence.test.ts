import { expect, it } from 'vitest';
import { compareWith } from '../../../../../src/actions/models/promotion/championEvidence';
import { readPredictions } from '../../../../../src/evaluate/readPredictions';

/** Predictions of 40 rows of two classes, by what stands in the last column. */
function predictions(column: string, cell: (row: number) => string) {
  const rows = Array.from({ length: 40 }, (_, row) => [`r${row}`, String(row % 2), cell(row)]);
  const read = readPredictions({ columns: ['id', 'y_true', column], rows });
  if (typeof read === 'string') throw new Error(read);
  return read;
}

it('blames the side that does not tell the metric that decides', () => {
  const classes = predictions('y_pred', (row) => String(row % 2));
  const scores = predictions('score', (row) => String(row % 3 === 0 ? -4 : 7));
  const why = 'the scores do not lie between 0 and 1';
  expect(compareWith(scores, classes, [{ metric: 'f1_macro', goal: 'maximize' }]).problem?.text).toContain(why);
  expect(compareWith(classes, scores, [{ metric: 'f1_macro', goal: 'maximize' }]).problem?.text).toContain(why);
});

it('says that rows are too few only where both sides tell what decides', () => {
  const few = (right: number) => {
    const rows = ['a', 'b'].map((id, row) => [id, String(row), String(row < right ? row : 1 - row)]);
    const read = readPredictions({ columns: ['id', 'y_true', 'y_pred'], rows });
    if (typeof read === 'string') throw new Error(read);
    return read;
  };
  expect(compareWith(few(1), few(2), [{ metric: 'accuracy', goal: 'maximize' }]).problem?.text).toMatch(
    /^2 rows in common are too few/,
  );
});
