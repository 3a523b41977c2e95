import { pText } from '../../base/numberText';
import type { Goal } from '../metricMeaning';
import type { Interval } from './bootstrap';
import type { TestKind } from './compareMeans';
import { intervalSpan, type JudgedComparison } from './sentence';

const testNames: Record<Exclude<TestKind, 'none'>, string> = {
  'paired-t': 'Paired t',
  'welch-t': "Welch's t",
  'nadeau-bengio': 'Corrected paired t of Nadeau and Bengio',
};

/** What stands behind the sentence of a comparison, one paragraph each; nothing where nothing was tested. */
export function comparisonDetails(judged: JudgedComparison, goal: Goal, decimals: number): string[] {
  const { test, adjusted, among, df, first, second } = judged;
  if (test === 'none') return [];
  const after = among > 1 ? ' after Holm' : '';
  const freedom = `${Number(df.toFixed(1))} df`;
  const details = [
    `${pText(adjusted)}${after}. ${testNames[test]}, ${freedom}${bootstrapText(judged, goal, decimals)}.`,
  ];
  if (test === 'nadeau-bengio')
    details.push('Folds share their training data, so the interval is wider than that of seeds.');
  if (Math.min(first.n, second.n) === 2) details.push('Two repeats: the interval rests on very little.');
  return details;
}

function bootstrapText(judged: JudgedComparison, goal: Goal, decimals: number): string {
  const { bootstrap } = judged;
  if (Number.isNaN(bootstrap.low)) return '';
  const agrees = holdsZero(bootstrap) === holdsZero(judged);
  return `; bootstrap (BCa) ${agrees ? 'agrees' : 'says otherwise'}: ${intervalSpan(bootstrap, goal, decimals)}`;
}

function holdsZero({ low, high }: Interval): boolean {
  return low <= 0 && high >= 0;
}
