import { expect, it } from 'vitest';
import { dashFromMiddle, distinctLooks, identityOf } from '../../../webview/shared/identity';

/** How long gaps of a line of 16 px are beside its marker, which reaches 4 px far; of less than 2 px none is seen. */
function gapsInSight(dash: readonly number[]): readonly number[] {
  const gaps: number[] = [];
  for (let at = 0, index = 0; at < 16 && dash.length > 0; index++) {
    const end = at + (dash[index % dash.length] ?? 0);
    if (index % 2 === 1 && end < 16) gaps.push(end - Math.max(at, 4));
    at = end;
  }
  return gaps.filter((length) => length >= 2);
}

it('shows in the sample of a dashed line a gap beside its marker, and more of the line after it', () => {
  const dashes = Array.from({ length: distinctLooks }, (_, slot) => identityOf(slot).dash);
  for (const dash of dashes.filter(({ length }) => length > 0)) {
    const sample = dashFromMiddle(dash);
    expect(sample.reduce((sum, length) => sum + length, 0)).toBe(dash.reduce((sum, length) => sum + length, 0));
    expect(gapsInSight(sample).length).toBeGreaterThan(0);
  }
  expect(dashFromMiddle([])).toEqual([]);
});
