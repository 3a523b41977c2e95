import type { Operand, Predicate } from '../../../src/runs/query/predicate';
import { valueOf, type MemoryRun } from './memoryRun';

/** Whether a predicate holds of a run; null: neither true nor false. */
export function holds(predicate: Predicate, run: MemoryRun): boolean | null {
  switch (predicate.type) {
    case 'and':
      return predicate.terms.every((term) => holds(term, run) === true);
    case 'or':
      return predicate.terms.some((term) => holds(term, run) === true);
    case 'not': {
      const term = holds(predicate.term, run);
      return term === null ? null : !term;
    }
    case 'compare':
      return compare(predicate, run);
    case 'in': {
      const value = operand(predicate.left, run);
      return value === null ? null : predicate.values.map(String).includes(String(value)) !== predicate.negated;
    }
    case 'null':
      return (operand(predicate.left, run) === null) !== predicate.negated;
    case 'like':
    case 'matches': {
      const text = String(operand(predicate.left, run) ?? '');
      return text.includes(predicate.pattern.replaceAll('%', '')) !== predicate.negated;
    }
    case 'kind': {
      const value = operand(predicate.left, run);
      if (typeof value !== 'number') return null;
      const kind = Number.isNaN(value) ? 'nan' : Number.isFinite(value) ? 'finite' : 'inf';
      return (kind === predicate.kind) !== predicate.negated;
    }
    case 'search':
      return run.name.includes(predicate.words);
  }
}

function compare({ operator, left, right }: Extract<Predicate, { type: 'compare' }>, run: MemoryRun): boolean | null {
  const [a, b] = [operand(left, run), operand(right, run)];
  if (a === null || b === null) return null;
  const numeric = typeof b === 'number' || typeof a === 'number';
  const [x, y] = numeric ? [Number(a), Number(b)] : [a, b];
  switch (operator) {
    case '=':
      return x === y;
    case '!=':
      return x !== y;
    case '<':
      return x < y;
    case '<=':
      return x <= y;
    case '>':
      return x > y;
    case '>=':
      return x >= y;
  }
}

function operand(of: Operand, run: MemoryRun): string | number | null {
  switch (of.type) {
    case 'column':
      return valueOf(run, of.column);
    case 'number':
    case 'text':
      return of.value;
    case 'negative':
      return -Number(operand(of.of, run));
    case 'series':
      return run.metrics.get(of.key) ?? null;
    case 'arithmetic':
      return Number(operand(of.left, run)) + Number(operand(of.right, run));
  }
}
