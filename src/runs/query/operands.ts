import { numericAttributes } from '../columns';
import { FilterError } from './filterError';
import type { Operand, Span } from './predicate';

/** What may be compared with what: `recorded` (params and tags) with everything, each other type with its own. */
export type OperandType = 'number' | 'time' | 'duration' | 'flag' | 'text' | 'recorded';

/** An operand as it stands in a filter. */
export interface ReadOperand extends Span {
  readonly operand: Operand;
  readonly type: OperandType;
  /** It was written as a value, not as a column. */
  readonly literal: boolean;
  /** How many operands are nested in each other. */
  readonly depth: number;
}

export function literalOperand(operand: Operand, type: OperandType, { start, end }: Span): ReadOperand {
  return { operand, type, literal: true, depth: 1, start, end };
}

export function columnOperand(
  operand: Extract<Operand, { type: 'column' | 'series' }>,
  { start, end }: Span = operand.span,
): ReadOperand {
  return { operand, type: typeOfColumn(operand), literal: false, depth: 1, start, end };
}

function typeOfColumn(operand: Extract<Operand, { type: 'column' | 'series' }>): OperandType {
  if (operand.type === 'series' || operand.column.kind === 'metric') return 'number';
  if (operand.column.kind !== 'attribute') return 'recorded';
  const { key } = operand.column;
  if (!numericAttributes.has(key)) return 'text';
  if (key === 'duration') return 'duration';
  return key === 'started' || key === 'ended' ? 'time' : 'flag';
}

type Operator = Extract<Operand, { type: 'arithmetic' }>['operator'];

export function arithmetic(operator: Operator, left: ReadOperand, right: ReadOperand): ReadOperand {
  for (const side of [left, right]) mustBeNumber(side);
  return {
    operand: { type: 'arithmetic', operator, ...inOneUnit(operator, left, right) },
    type: arithmeticType(operator, left, right),
    literal: left.literal && right.literal,
    depth: Math.max(left.depth, right.depth) + 1,
    start: left.start,
    end: right.end,
  };
}

/** Only times and durations are more than numbers. */
function arithmeticType(operator: Operator, left: ReadOperand, right: ReadOperand): OperandType {
  const types = [left.type, right.type];
  if (types.includes('time')) return left.type === right.type ? 'duration' : 'time';
  // What is divided by a duration is a rate, or a share of it.
  if (operator === '/' && right.type === 'duration') return 'number';
  return types.includes('duration') ? 'duration' : 'number';
}

/** Whether something is counted in milliseconds. */
const isSpan = ({ type }: ReadOperand) => type === 'duration' || type === 'time';

/** Beside what is counted in milliseconds a bare number is seconds. */
function inOneUnit(operator: Operator, left: ReadOperand, right: ReadOperand): { left: Operand; right: Operand } {
  if (operator === '*' && isSpan(left) && isSpan(right)) return { left: left.operand, right: inSeconds(right) };
  const scaled = operator === '*' ? [] : operator === '/' ? [left] : [left, right];
  const operand = (side: ReadOperand, other: ReadOperand) =>
    scaled.includes(side) && !isSpan(side) && isSpan(other) ? inMilliseconds(side) : side.operand;
  return { left: operand(left, right), right: operand(right, left) };
}

/** The milliseconds of something in seconds. */
export function inMilliseconds({ operand }: ReadOperand): Operand {
  const factor = 1000;
  // Without the last digit, which is one of the multiplication: 1.001 * 1000 is 1000.9999999999999.
  if (operand.type === 'number') return { ...operand, value: Number((operand.value * factor).toPrecision(15)) };
  return { type: 'arithmetic', operator: '*', left: operand, right: { type: 'number', value: factor } };
}

/** The seconds of something in milliseconds. */
export function inSeconds({ operand }: ReadOperand): Operand {
  const divisor = 1000;
  if (operand.type === 'number') return { ...operand, value: operand.value / divisor };
  return { type: 'arithmetic', operator: '/', left: operand, right: { type: 'number', value: divisor } };
}

/** A number written with a minus stays one number. */
export function negative(of: ReadOperand, start: number): ReadOperand {
  mustBeNumber(of);
  const { operand } = of;
  const negated: Operand =
    operand.type === 'number' ? { type: 'number', value: -operand.value } : { type: 'negative', of: operand };
  return { ...of, operand: negated, type: of.type === 'recorded' ? 'number' : of.type, depth: of.depth + 1, start };
}

function mustBeNumber(side: ReadOperand): void {
  if (side.type === 'text') throw new FilterError(side, 'A text cannot be calculated with.');
  if (side.type === 'flag') throw new FilterError(side, 'What is true or false cannot be calculated with.');
}
