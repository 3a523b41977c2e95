import { assertNever } from '../../../../src/base/errors';
import { formatColumn, formatKey, formatText } from '../../../../src/runs/query/formatColumn';
import type { Operand, Predicate } from '../../../../src/runs/query/predicate';

/** A predicate as a filter would say it, every and/or in parentheses. */
export function printPredicate(predicate: Predicate): string {
  switch (predicate.type) {
    case 'and':
    case 'or':
      return `(${predicate.terms.map(printPredicate).join(` ${predicate.type} `)})`;
    case 'not':
      return `not ${printPredicate(predicate.term)}`;
    case 'compare':
      return `${printOperand(predicate.left)} ${predicate.operator} ${printOperand(predicate.right)}`;
    case 'like':
      return `${printOperand(predicate.left)} ${predicate.negated ? 'not ' : ''}${predicate.ignoreCase ? 'ilike' : 'like'} ${formatText(predicate.pattern)}`;
    case 'matches':
      return `${printOperand(predicate.left)} ${predicate.negated ? '!~' : '=~'} ${formatText(predicate.pattern)}`;
    case 'in':
      return `${printOperand(predicate.left)} ${predicate.negated ? 'not ' : ''}in (${predicate.values.map((value) => (typeof value === 'string' ? formatText(value) : String(value))).join(', ')})`;
    case 'null':
      return `${printOperand(predicate.left)} is ${predicate.negated ? 'not ' : ''}null`;
    case 'kind':
      return `${printOperand(predicate.left)} is ${predicate.negated ? 'not ' : ''}${predicate.kind}`;
    case 'search':
      return `search(${formatText(predicate.words)})`;
    default:
      return assertNever(predicate);
  }
}

function printOperand(operand: Operand): string {
  switch (operand.type) {
    case 'column':
      return formatColumn(operand.column);
    case 'number':
      return String(operand.value);
    case 'text':
      return formatText(operand.value);
    case 'series':
      return `${operand.function}(metrics.${formatKey(operand.key)}${operand.points === null ? '' : `, ${operand.points}`})`;
    case 'negative':
      return `-${printOperand(operand.of)}`;
    case 'arithmetic':
      return `(${printOperand(operand.left)} ${operand.operator} ${printOperand(operand.right)})`;
    default:
      return assertNever(operand);
  }
}
