import type { Cell } from '../../../src/protocol/experiments/rows';

type Ranked = Pick<Extract<Cell, { type: 'group' }>, 'rank' | 'n'>;

/** With no more repeats than this a test decides next to nothing, however far apart the means are. */
const tooFew = 2;

/** How a group stands to the best one in a metric: "best", or why the two cannot be told apart; empty: there is nothing to say. */
export function rankWords({ rank, n }: Ranked): string {
  if (rank === null) return '';
  if (rank === 'best') return 'best';
  return n <= tooFew ? 'too few repeats to tell from the best' : 'not distinguishable from the best';
}
