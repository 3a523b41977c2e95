import { nearest } from '../../base/text';
import { runStatuses } from '../run';
import { dateSpan } from './dates';
import { FilterError } from './filterError';
import { formatText } from './formatColumn';
import { inMilliseconds, inSeconds, type ReadOperand } from './operands';
import type { Comparison, Operand, Predicate } from './predicate';
import { tokenize } from './tokens';

/** What a comparison needs to know beside its sides. */
export interface ComparisonContext {
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Compare = Extract<Predicate, { type: 'compare' }>;

/** How comparisons are written. */
export const comparisonOf: Readonly<Record<string, Comparison>> = {
  '=': '=',
  '==': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
};

const mirrored: Readonly<Record<Comparison, Comparison>> = {
  '=': '=',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** A comparison whose sides fit each other; a value is read as what the column beside it is. */
export function comparison(
  operator: Comparison,
  left: ReadOperand,
  right: ReadOperand,
  context: ComparisonContext,
): Predicate {
  const swapped = left.literal ? !right.literal : left.type === 'number' && right.type === 'duration' && !right.literal;
  if (swapped) return comparison(mirrored[operator], right, left, context);
  if (right.literal && right.type === 'flag' && left.type === 'recorded') return spelledFlag(operator, left, right);
  if (left.type === 'time' && right.operand.type === 'text') return dateComparison(operator, left, right);
  const compare: Compare = { type: 'compare', operator, left: left.operand, right: fitting(left, right, context) };
  return compare;
}

/** A value of an `in` list. */
export function listValue(left: ReadOperand, value: ReadOperand, context: ComparisonContext): string | number {
  if (left.type === 'time' && value.operand.type === 'text') return dateOf(value).start;
  const fitted = fitting(left, value, context);
  if (fitted.type === 'text' || fitted.type === 'number') return fitted.value;
  throw new FilterError(value, 'A list holds texts and numbers.');
}

/** Python writes True, others true: whichever was recorded. */
function spelledFlag(operator: Comparison, left: ReadOperand, right: ReadOperand): Predicate {
  if (operator !== '=' && operator !== '!=')
    throw new FilterError(right, 'Only = and != can be asked of true and false.');
  const pattern = right.operand.type === 'number' && right.operand.value === 1 ? 'true' : 'false';
  return { type: 'like', left: left.operand, pattern, ignoreCase: true, negated: operator === '!=' };
}

/** A date is its beginning; to be equal to one means to be within it. */
function dateComparison(operator: Comparison, left: ReadOperand, right: ReadOperand): Predicate {
  const { start, end } = dateOf(right);
  const compare = (of: Comparison, value: number): Compare => ({
    type: 'compare',
    operator: of,
    left: left.operand,
    right: { type: 'number', value },
  });
  if (operator === '=') return { type: 'and', terms: [compare('>=', start), compare('<', end)] };
  if (operator === '!=') return { type: 'or', terms: [compare('<', start), compare('>=', end)] };
  return compare(operator, start);
}

function dateOf(side: ReadOperand): { readonly start: number; readonly end: number } {
  const span = side.operand.type === 'text' ? dateSpan(side.operand.value) : null;
  if (!span) throw new FilterError(side, 'This is no date; write one as 2026-11-01 in quotes, or as -7d.', null);
  return span;
}

/** The right side as an operand that fits the left one. Throws `FilterError`. */
function fitting(left: ReadOperand, right: ReadOperand, { text, now }: ComparisonContext): Operand {
  const written = text.slice(right.start, right.end);
  if (left.type === 'duration' && (right.type === 'number' || right.type === 'recorded')) return inMilliseconds(right);
  if (left.type === 'recorded' && right.type === 'duration') return inSeconds(right);
  if (left.type === 'recorded' || right.type === 'recorded') return right.operand;
  if (left.type === 'time' && right.type === 'duration') return ago(right, written, now);
  if (left.type === 'time' && right.literal && right.type === 'number') return moment(right, written);
  if (left.type === 'text') return fittingText(left, right, written);
  if (right.type === 'text') throw notNumber(left, right, text);
  if (right.type === 'duration' && left.type !== 'duration')
    throw new FilterError(right, 'A duration can be compared with duration, started and ended.');
  return right.operand;
}

/** "-7d" beside a time is seven days before now. */
function ago(right: ReadOperand, written: string, now: number): Operand {
  const { operand } = right;
  if (operand.type === 'number' && operand.value < 0) return { type: 'number', value: now + operand.value };
  throw new FilterError(right, 'A time that lies back is written with a minus.', `-${written}`);
}

/** Below this many milliseconds a number is hardly meant as a time of 1970. */
const leastMoment = 365 * 86_400_000;

/** Milliseconds since 1970, as MLflow records times. */
function moment({ operand, start, end }: ReadOperand, written: string): Operand {
  const isSmall = operand.type === 'number' && Math.abs(operand.value) < leastMoment;
  const isDate = (dateSpan(written)?.start ?? -1) >= 0;
  if (!isSmall && !isDate) return operand;
  const message = `A time is compared with a date in quotes, as '2026-11-01', or with how long it lies back, as -7d.`;
  throw new FilterError({ start, end }, message, isDate ? formatText(written) : `-${written.replace(/^[-+]\s*/, '')}d`);
}

function fittingText(left: ReadOperand, right: ReadOperand, written: string): Operand {
  if (right.type !== 'text')
    throw new FilterError(
      right,
      'A text is compared with a text, in quotes.',
      right.literal ? formatText(written) : null,
    );
  const isStatus = left.operand.type === 'column' && left.operand.column.key === 'status';
  return isStatus && right.operand.type === 'text' ? status(right, right.operand.value) : right.operand;
}

/** MLflow writes them in capitals. */
function status(right: ReadOperand, value: string): Operand {
  const word = value.toLowerCase();
  if ((runStatuses as readonly string[]).includes(word)) return { type: 'text', value: word };
  const suggestion = nearest(word, runStatuses);
  throw new FilterError(
    right,
    `A status is one of ${runStatuses.join(', ')}.`,
    suggestion === null ? null : formatText(suggestion),
  );
}

function notNumber(left: ReadOperand, right: ReadOperand, text: string): FilterError {
  const name = text.slice(left.start, left.end);
  if (right.operand.type !== 'text') return new FilterError(right, `${name} is a number, and this is a text.`);
  const { value } = right.operand;
  if (left.type === 'duration') return notDuration(right, value);
  const number = value.trim() !== '' && Number.isFinite(Number(value)) ? value.trim() : null;
  return new FilterError(right, `${name} is compared with a number, without quotes.`, number);
}

function notDuration(right: ReadOperand, value: string): FilterError {
  const [first, rest] = tokenize(value);
  const isDuration = first?.type === 'duration' && rest?.type === 'end';
  const message = 'A duration is written without quotes, as 90 (seconds), 700ms, 5m, 2h or 1h30m.';
  const seconds = first?.type === 'number' && rest?.type === 'end';
  return new FilterError(right, message, isDuration || seconds ? value.trim() : null);
}
