import { expect, it } from 'vitest';
import { columnsAhead } from '../../../webview/experiments/table/columnsAhead';

const columns = Array.from({ length: 100 }, (_, index) => index);
const ends = (startIndex: number, endIndex: number) => {
  const asked = columnsAhead(columns, { startIndex, endIndex });
  return [asked[0], asked.at(-1)];
};

it('asks for what is in sight and four columns on either side', () => {
  for (let start = 0; start < 92; start++) {
    const [first = NaN, last = NaN] = ends(start, start + 7);
    expect(first).toBeLessThanOrEqual(Math.max(0, start - 4));
    expect(last).toBeGreaterThanOrEqual(Math.min(99, start + 11));
  }
});

it('asks for columns in parts, so that scrolling across a hundred needs few answers', () => {
  const asked = Array.from({ length: 92 }, (_, start) => ends(start, start + 7).join());
  expect(new Set(asked.map((each) => each.split(',')[1])).size).toBeLessThan(10);
});

it('asks for the first part before anything is measured', () => {
  expect(columnsAhead(columns, null)).toEqual(columns.slice(0, 12));
});
