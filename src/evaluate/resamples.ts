import { quantileSorted } from '../base/statistics/quantile';
import { seededRandom } from '../base/statistics/random';

/** How often resampling is done, and from what seed: the same seed gives the same intervals. */
export interface Resampling {
  readonly draws: number;
  readonly seed: number;
}

/** Fewer draws leave the ends of a 95 % interval to chance. */
const usualDraws = 2000;
const fewestDraws = 200;

/** Rows that are drawn altogether: beyond so many, an interval takes long and gains no digit. */
const mostDrawn = 100_000_000;

export function usualResampling(rows: number): Resampling {
  return { draws: Math.max(fewestDraws, Math.min(usualDraws, Math.floor(mostDrawn / rows))), seed: 1 };
}

/** Share of the draws in which a figure may be undefined (a class that was not drawn) before its interval means nothing. */
const mostUndefined = 0.05;

/**
 * Counts of rows, one draw after another: rows drawn with replacement, whole groups where rows belong to some (Efron and
 * Tibshirani 1993, chapter 8). The same array each time.
 */
export function* resampledWeights(
  rows: number,
  groups: readonly string[] | null,
  { draws, seed }: Resampling,
): Generator<Float64Array, void> {
  const random = seededRandom(seed);
  const weights = new Float64Array(rows);
  const members = groups && groupRows(groups);
  const units = members?.length ?? rows;
  for (let draw = 0; draw < draws; draw++) {
    weights.fill(0);
    for (let drawn = 0; drawn < units; drawn++) {
      const unit = Math.floor(random() * units);
      if (members === null) weights[unit] = (weights[unit] as number) + 1;
      else for (const row of members[unit] ?? []) weights[row] = (weights[row] as number) + 1;
    }
    yield weights;
  }
}

function groupRows(groups: readonly string[]): readonly (readonly number[])[] {
  const members = new Map<string, number[]>();
  for (const [row, group] of groups.entries()) {
    const rows = members.get(group);
    if (rows) rows.push(row);
    else members.set(group, [row]);
  }
  return [...members.values()];
}

/** The 95 % percentile interval; null: too many of the draws have no figure. */
export function percentileInterval(drawn: readonly number[]): { readonly low: number; readonly high: number } | null {
  const defined = Float64Array.from(drawn.filter((value) => !Number.isNaN(value))).sort();
  if (defined.length < drawn.length * (1 - mostUndefined)) return null;
  return { low: quantileSorted(defined, 0.025), high: quantileSorted(defined, 0.975) };
}
