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

export function columnOperand(operand: Extract<Operand, { type: 'column' | 'series' }>): ReadOperand {
  return { operand, type: typeOfColumn(operand), literal: false, depth: 1, ...operand.span };
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
  return {
    operand: { type: 'arithmetic', operator, left: left.operand, right: right.operand },
    type: arithmeticType(left, right),
    literal: left.literal && right.literal,
    depth: Math.max(left.depth, right.depth) + 1,
    start: left.start,
    end: right.end,
  };
}

/** Only times and durations are more than numbers. */
function arithmeticType(left: ReadOperand, right: ReadOperand): OperandType {
  for (const side of [left, right]) mustBeNumber(side);
  const types = [left.type, right.type];
  if (types.includes('time')) return left.type === right.type ? 'duration' : 'time';
  return types.includes('duration') ? 'duration' : 'number';
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
