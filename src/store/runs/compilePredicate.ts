import { assertNever } from '../../base/errors';
import type { NumberKind, Operand, Predicate } from '../../runs/query/predicate';
import { compileOperand } from './compileOperand';
import type { QueryColumns, SqlOperand } from './queryColumns';

/** What a predicate is compiled with. */
export interface PredicateContext {
  readonly columns: QueryColumns;
  /** The values of a text operand that a regular expression matches. */
  readonly matching: (operand: Operand, pattern: RegExp) => readonly string[];
}

/**
 * The SQL of a predicate. Its logic has three values as that of SQL; what NULL cannot tell apart is that NaN is a value and
 * missing is none, which matters only below a `not`: there `exact` is set, and a comparison of what is there is never NULL.
 */
export function compilePredicate(predicate: Predicate, context: PredicateContext, exact = false): string {
  switch (predicate.type) {
    case 'and':
    case 'or':
      return junction(predicate, context, exact);
    case 'not':
      return `NOT (${compilePredicate(predicate.term, context, true)})`;
    case 'null':
      return negate(predicate.negated, `NOT (${compileOperand(predicate.left, context.columns).present})`);
    case 'search':
      return search(predicate.words, context);
    default:
      return condition(predicate, context, exact);
  }
}

type Condition = Extract<Predicate, { type: 'compare' | 'like' | 'matches' | 'in' | 'kind' }>;

function junction(
  { type, terms }: Extract<Predicate, { type: 'and' | 'or' }>,
  context: PredicateContext,
  exact: boolean,
): string {
  if (terms.length === 0) return type === 'and' ? '1' : '0';
  return `(${terms.map((term) => compilePredicate(term, context, exact)).join(` ${type} `)})`;
}

/** True or false where its operands are there, unknown else. */
function condition(predicate: Condition, context: PredicateContext, exact: boolean): string {
  const { present, positive, negated } = parts(predicate, context);
  if (exact) return `CASE WHEN ${present} THEN ${negate(negated, `coalesce(${positive}, 0)`)} END`;
  return negated ? `(${present} AND NOT coalesce(${positive}, 0))` : positive;
}

/** `!=` is written as what it negates. */
function parts(predicate: Condition, context: PredicateContext) {
  const left = compileOperand(predicate.left, context.columns);
  if (predicate.type !== 'compare')
    return { present: left.present, positive: test(predicate, left, context), negated: predicate.negated };
  const right = compileOperand(predicate.right, context.columns);
  const negated = predicate.operator === '!=';
  const positive = compare(negated ? '=' : predicate.operator, left, right);
  return { present: `(${left.present} AND ${right.present})`, positive, negated };
}

function compare(operator: string, left: SqlOperand, right: SqlOperand): string {
  if (asTexts(left, right, operator)) return `(${left.text ?? 'NULL'} ${operator} ${right.text ?? 'NULL'})`;
  const plain = `${left.number} ${operator} ${right.number}`;
  const bothNaN = operator === '=' && !left.literal && !right.literal;
  return bothNaN ? `(${plain} OR (${left.nan} AND ${right.nan}))` : `(${plain})`;
}

/** Two params are one when they are written alike, and are put in order as numbers. */
function asTexts(left: SqlOperand, right: SqlOperand, operator: string): boolean {
  if (left.text === null || right.text === null) return false;
  return !(left.recorded && right.recorded) || operator === '=';
}

function test(
  predicate: Exclude<Condition, { type: 'compare' }>,
  left: SqlOperand,
  { columns, matching }: PredicateContext,
): string {
  const text = left.text ?? 'NULL';
  switch (predicate.type) {
    case 'like':
      return like(text, predicate.pattern, predicate.ignoreCase, columns);
    case 'matches':
      return oneOf(text, matching(predicate.left, new RegExp(predicate.pattern)), columns);
    case 'in':
      return inList(left, predicate.values, columns);
    case 'kind':
      return ofKind(left, predicate.kind);
    default:
      return assertNever(predicate);
  }
}

/** LIKE of SQLite ignores case, GLOB does not. */
function like(text: string, pattern: string, ignoreCase: boolean, columns: QueryColumns): string {
  if (ignoreCase) return `(${text} LIKE ${columns.bind(pattern)})`;
  const glob = pattern.replace(/[*?[]/g, '[$&]').replaceAll('%', '*').replaceAll('_', '?');
  return `(${text} GLOB ${columns.bind(glob)})`;
}

function inList(left: SqlOperand, values: readonly (string | number)[], columns: QueryColumns): string {
  const numbers = values.filter((value) => typeof value === 'number');
  const texts = left.recorded ? values.filter((value) => typeof value === 'string') : values.map(String);
  const tests = [
    ...(left.text !== null && texts.length > 0 ? [oneOf(left.text, texts, columns)] : []),
    ...(numbers.length > 0 ? [oneOf(left.number, numbers, columns)] : []),
    ...(numbers.some(Number.isNaN) ? [left.nan] : []),
  ];
  return tests.length === 0 ? '0' : `(${tests.join(' OR ')})`;
}

/** 9e999 is how SQL writes infinity; NaN has NULL for its number. */
function ofKind({ number, nan }: SqlOperand, kind: NumberKind): string {
  switch (kind) {
    case 'nan':
      return nan;
    case 'inf':
      return `(abs(${number}) = 9e999)`;
    case 'finite':
      return `(abs(${number}) < 9e999)`;
    default:
      return assertNever(kind);
  }
}

function oneOf(sql: string, values: readonly (string | number)[], columns: QueryColumns): string {
  const finite = values.filter((value) => typeof value === 'string' || Number.isFinite(value));
  const infinite = values.filter((value) => value === Infinity || value === -Infinity);
  const list = `${sql} IN (SELECT value FROM json_each(${columns.bind(JSON.stringify(finite))}))`;
  return `(${[list, ...infinite.map((value) => `${sql} = ${columns.bind(value)}`)].join(' OR ')})`;
}

function search(words: string, { columns }: PredicateContext): string {
  const query = matchQuery(words);
  return query ? `r.number IN (SELECT rowid FROM run_words WHERE run_words MATCH ${columns.bind(query)})` : '1';
}

/** Every word as the beginning of one; the words are cut as FTS5's unicode61 cuts them. */
function matchQuery(words: string): string {
  return (words.match(/[\p{L}\p{N}\p{Co}\p{M}]+/gu) ?? []).map((word) => `"${word}"*`).join(' ');
}

function negate(negated: boolean, sql: string): string {
  return negated ? `NOT (${sql})` : sql;
}
