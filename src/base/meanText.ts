import { columnText, spreadText } from './numberText';
import { ofFewerRuns } from './ofRuns';

interface Mean {
  readonly mean: number;
  /** NaN where there is none. */
  readonly sd: number;
}

/** "0.8537 ± 0.0021": a mean with its standard deviation, where it has one. */
export function meanText({ mean, sd }: Mean, decimals: number, plusMinus = ' ± '): string {
  const spread = Number.isNaN(sd) ? '' : `${plusMinus}${spreadText(sd, decimals)}`;
  return `${columnText(mean, decimals)}${spread}`;
}

/** The same with what it is over where that is fewer than others: "0.8537 ± 0.0021 (4 of 5 runs)". */
export function meanOfRunsText(
  side: Mean & { readonly n: number },
  decimals: number,
  { others, runs }: { readonly others: number; readonly runs: number },
): string {
  const fewer = ofFewerRuns(side.n, others, runs);
  return `${meanText(side, decimals)}${fewer === '' ? '' : ` (${fewer})`}`;
}
