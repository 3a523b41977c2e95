import type { TokenCursor } from './tokenCursor';

/** The second argument of "mean_last(metrics.loss, 10)". Throws `FilterError`. */
export function readPointCount(cursor: TokenCursor): number {
  cursor.expectSymbol(',', 'and how many points');
  const { token } = cursor;
  if (token.type !== 'number' || !Number.isInteger(token.value) || token.value < 1)
    return cursor.fail('The count of points is a whole number from 1 on.', '10');
  cursor.next();
  return token.value;
}
