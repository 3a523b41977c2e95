import { expect, it } from 'vitest';
import { runLines } from '../../../../src/cli/reporters/models/runReporter';
import { compareOutputs, differingRows } from '../../../../src/models/restore/compareOutputs';

/** What is told of two versions by what they said. */
function told(now: readonly unknown[], before: readonly unknown[]): string {
  const side = (version: string, outputs: readonly unknown[]) => ({
    ...{ version, outputs: { predictions: outputs }, rows: outputs.length, environment: '' },
  });
  const ran = {
    run: side('churn@2', now),
    against: side('churn@1', before),
    difference: compareOutputs(before, now, 0),
    differingRows: differingRows({ predictions: before }, { predictions: now }, 0),
    notes: [],
  };
  const terminal = { out: () => undefined, note: () => undefined, progress: () => undefined };
  return [...runLines(ran, { ...terminal, colour: false, width: null })].join('\n');
}

const many = Array.from({ length: 1_200 }, (_, row) => row / 4);

it('lists the rows in which two versions differ, and counts the others', () => {
  const other = many.map((value, row) => (row === 1_100 ? -1 : value));
  expect(told(other, many)).toBe(
    [
      '  row  churn@2  churn@1',
      '1,101       -1      275',
      'The other 1,199 rows are alike.',
      '1 of 1,200 values differ, by 276 at most.',
    ].join('\n'),
  );
});

it('lists the first rows where all are alike, and says how many differ beyond those that it lists', () => {
  expect(told(many, many)).toMatch(
    /^.+\n( +\d+ .*\n){20}and 1,180 more; .+\nchurn@2 and churn@1 agree in 1,200 values\.$/,
  );
  const other = many.map((value, row) => (row % 2 === 0 ? value : value + 1));
  expect(told(other, many)).toMatch(/^.+\n +2 .*\n +4 [^]*\nand 580 more; .+\nThe other 600 rows are alike\.\n/);
});

it('calls no row alike that has no counterpart, and says which version has more', () => {
  const lines = told([9, 2, 3, 4, 5], [1, 2, 3]);
  expect(lines).toContain('The other 2 rows are alike.\nOnly churn@2 has 2 more rows.\n');
  expect(told([1], [1, 2])).toContain('\nOnly churn@1 has 1 more row.\n');
});
