import { FilterError } from './filterError';
import type { ReadOperand } from './operands';
import type { Predicate, Span } from './predicate';

/** Something that is true or false, where it stands. */
export interface ReadPredicate extends Span {
  readonly predicate: Predicate;
  /** The terms that it joins by `and`, unless parentheses hold them together. */
  readonly terms?: readonly ReadPredicate[];
}

/** What the parser has read: something to compare, or a condition. */
export type Read = ReadOperand | ReadPredicate;

/** How deep operands and conditions may be nested. */
export const deepest = 64;

/** Words that are values. */
export const valueWords: ReadonlyMap<string, { readonly value: number; readonly type: 'number' | 'flag' }> = new Map([
  ['true', { value: 1, type: 'flag' }],
  ['false', { value: 0, type: 'flag' }],
  ['nan', { value: NaN, type: 'number' }],
  ['inf', { value: Infinity, type: 'number' }],
  ['infinity', { value: Infinity, type: 'number' }],
]);

export function isOperand(read: Read): read is ReadOperand {
  return 'operand' in read;
}

export function tooDeep(span: Span): FilterError {
  return new FilterError(span, `This is nested more than ${deepest} deep.`);
}
