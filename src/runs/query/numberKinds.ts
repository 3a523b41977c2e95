import { nearest } from '../../base/text';
import { FilterError } from './filterError';
import type { ReadOperand } from './operands';
import { numberKinds, type Comparison, type NumberKind, type Predicate } from './predicate';
import type { TokenCursor } from './tokenCursor';

/** "metrics.loss is nan". Throws `FilterError` where what is asked is no number. */
export function kindOfNumber(kind: NumberKind, left: ReadOperand, negated: boolean): Predicate {
  if (left.type === 'text' || left.type === 'flag')
    throw new FilterError(left, `Only numbers can be asked for “${kind}”.`);
  return { type: 'kind', left: left.operand, kind, negated };
}

export function failAfterIs(cursor: TokenCursor): never {
  const words = ['null', ...numberKinds];
  const { token } = cursor;
  const suggestion = token.type === 'word' ? nearest(token.text, words) : null;
  return cursor.fail('“null”, “nan”, “inf” or “finite” is missing after “is”.', suggestion ?? 'null');
}

/** Where a text may not stand, quotes around a misspelt number are no help. */
export function mustNotBeMisspelt({ token }: TokenCursor, beside: ReadOperand): void {
  const mayBeText = beside.type === 'text' || beside.type === 'recorded';
  if (token.type === 'wrong' && token.asText && !mayBeText) throw new FilterError(token, token.message);
}

/** NaN has no place in any order. `start`: where the operator stands. */
export function mustHaveOrder(operator: Comparison, { operand, end }: ReadOperand, start: number): void {
  if (operator === '=' || operator === '!=' || operand.type !== 'number' || !Number.isNaN(operand.value)) return;
  throw new FilterError({ start, end }, 'NaN is neither less nor greater than anything.', 'is nan');
}
