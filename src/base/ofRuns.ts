import { plural } from './text';

/** "5 runs", "4 of 5 runs": what a mean is over. */
export function ofRuns(count: number, runs: number): string {
  return count === runs ? plural(runs, 'run') : `${count} of ${plural(runs, 'run')}`;
}

/** "4 of 5 runs" of a mean that is not over as many as others; empty where it is, or where there is no mean. */
export function ofFewerRuns(count: number, others: number, runs: number): string {
  return count === 0 || count === others ? '' : ofRuns(count, runs);
}
