import { assertNever } from '../../base/errors';
import type { Operand } from '../../runs/query/predicate';
import type { QueryColumns, SqlOperand } from './queryColumns';

export function compileOperand(operand: Operand, columns: QueryColumns): SqlOperand {
  switch (operand.type) {
    case 'column':
      return columns.column(operand.column);
    case 'series':
      return columns.series(operand.key, operand.function, operand.points);
    case 'number':
      return number(operand.value, columns);
    case 'text':
      return { ...literal, number: 'NULL', text: columns.bind(operand.value) };
    case 'negative':
      return computed(compileOperand(operand.of, columns), (value) => `(-${value})`);
    case 'arithmetic':
      return arithmetic(operand, columns);
    default:
      return assertNever(operand);
  }
}

const literal = { present: '1', nan: '0', recorded: false, literal: true } as const;

function number(value: number, columns: QueryColumns): SqlOperand {
  if (Number.isNaN(value)) return { ...literal, number: 'NULL', text: null, nan: '1', literal: false };
  return { ...literal, number: columns.bind(value), text: null };
}

function computed(of: SqlOperand, write: (value: string) => string): SqlOperand {
  const value = write(of.number);
  return { ...of, number: value, text: null, nan: `(${of.present} AND ${value} IS NULL)`, recorded: false };
}

function arithmetic(operand: Extract<Operand, { type: 'arithmetic' }>, columns: QueryColumns): SqlOperand {
  const left = compileOperand(operand.left, columns);
  const right = compileOperand(operand.right, columns);
  const value =
    operand.operator === '%'
      ? `mod(${left.number}, ${right.number})`
      : `(${left.number} ${operand.operator} ${right.number})`;
  const present = `(${left.present} AND ${right.present})`;
  return {
    number: value,
    text: null,
    present,
    nan: `(${present} AND ${value} IS NULL)`,
    recorded: false,
    literal: left.literal && right.literal,
  };
}
