import type { ColumnRef } from '../columns';
import { parseFilter } from './parseFilter';
import type { Operand, Span } from './predicate';
import { tokenize, type Token } from './tokens';

/** What stands at the caret of a filter that is being written. */
export interface CaretContext extends Span {
  /** What of it was written before the caret, without an opening quote. */
  readonly written: string;
  readonly expects: 'operand' | 'operator' | 'value' | 'kind' | 'connection';
  /** Whether it stands in a quote that was opened: then it is a value and no name. */
  readonly quoted: boolean;
  /** The column that a value is of. */
  readonly column: ColumnRef | null;
}

/** What an operand follows. */
export const openers: ReadonlySet<string> = new Set(['(', ',', 'and', 'or', 'not']);
const comparing = new Set(['=', '==', '!=', '<>', '<', '<=', '>', '>=', '=~', '!~', 'like', 'ilike']);
const calculating = new Set(['+', '-', '*', '/', '%']);

export function caretContext(text: string, caret: number, names: readonly ColumnRef[]): CaretContext {
  const tokens = tokenize(text).filter((token) => token.type !== 'end');
  const at = tokens.findIndex((token) => token.start < caret && caret <= token.end && isWritten(token));
  const before = at < 0 ? tokens.filter((token) => token.end <= caret) : tokens.slice(0, at);
  const span = spanOf(tokens[at], before, caret);
  const written = text.slice(span.start, caret);
  return {
    ...span,
    written: written.replace(/^['"]/, ''),
    quoted: /^['"]/.test(written),
    ...expectation(text, before, names),
  };
}

/** Symbols are finished where they end; words and texts may go on. */
function isWritten(token: Token): boolean {
  return token.type === 'word' || token.type === 'text' || token.type === 'wrong' || token.type === 'number';
}

/** What is replaced; `before` loses the beginning of a key in quotes ("metrics.`val"). */
function spanOf(token: Token | undefined, before: Token[], caret: number): Span {
  if (!token) return { start: caret, end: caret };
  const last = before.at(-1);
  const isKey = last?.type === 'word' && last.text.endsWith('.') && last.end === token.start;
  const start = isKey ? (before.pop()?.start ?? token.start) : token.start;
  return { start, end: token.type === 'wrong' ? caret : token.end };
}

function expectation(
  text: string,
  before: readonly Token[],
  names: readonly ColumnRef[],
): Pick<CaretContext, 'expects' | 'column'> {
  const last = before.at(-1);
  const word = last ? wordOf(last) : '(';
  const list = openList(before);
  const is = word === 'is' ? -1 : before.slice(-2).map(wordOf).join(' ') === 'is not' ? -2 : 0;
  const asked = is < 0 ? columnBefore(text, before.slice(0, is), names) : null;
  if (asked) return { expects: 'kind', column: asked };
  if (list >= 0) return { expects: 'value', column: valuedBefore(text, before.slice(0, list), names) };
  if (comparing.has(word)) return { expects: 'value', column: valuedBefore(text, before.slice(0, -1), names) };
  if (openers.has(word) || calculating.has(word)) return { expects: 'operand', column: null };
  const column = columnBefore(text, before, names);
  return column ? { expects: 'operator', column } : { expects: 'connection', column: null };
}

function wordOf(token: Token): string {
  return token.type === 'word' || token.type === 'symbol' ? token.text.toLowerCase() : '';
}

/** Where the `in` (or `not in`) of a list stands that is not closed yet; -1 without one. */
function openList(tokens: readonly Token[]): number {
  const words = tokens.map(wordOf);
  const opened = words.lastIndexOf('(');
  if (opened < 1 || words.includes(')', opened) || words[opened - 1] !== 'in') return -1;
  return words[opened - 2] === 'not' ? opened - 2 : opened - 1;
}

/** The column, or function of one, that the tokens end with. */
function columnBefore(text: string, tokens: readonly Token[], names: readonly ColumnRef[]): ColumnRef | null {
  const operand = operandBefore(text, tokens, names);
  return operand?.type === 'series' ? { kind: 'metric', key: operand.key, of: 'last' } : (operand?.column ?? null);
}

/** The column whose values may be meant: those of a function of a series are recorded nowhere. */
function valuedBefore(text: string, tokens: readonly Token[], names: readonly ColumnRef[]): ColumnRef | null {
  const operand = operandBefore(text, tokens, names);
  if (operand?.type !== 'column') return null;
  const { column } = operand;
  return column.kind === 'metric' && column.of !== 'last' ? null : column;
}

type Named = Extract<Operand, { type: 'column' | 'series' }>;

function operandBefore(text: string, tokens: readonly Token[], names: readonly ColumnRef[]): Named | null {
  const end = tokens.at(-1)?.end ?? 0;
  // The longest first: what stands in the parentheses of a function is a column as well.
  for (const { start } of tokens.slice(-6)) {
    const { predicate } = parseFilter(`${text.slice(start, end)} is null`, { now: 0, names });
    if (predicate?.type !== 'null') continue;
    const { left } = predicate;
    if (left.type === 'column' || left.type === 'series') return left;
  }
  return null;
}
