import { comparisonOf } from './comparisons';
import { tokenize, type Token } from './tokens';

/**
 * A filter from when a bare number beside a duration was milliseconds, with the unit that it meant: "duration > 900" was
 * written for what is "duration > 900ms". Only what is certain is rewritten: a comparison or list of which one side is
 * exactly `duration` and the other a number; all else stays as it was written.
 */
export function withMilliseconds(filter: string): string {
  const tokens = tokenize(filter);
  const meant = tokens.flatMap((token, at) => (isDuration(token) ? numbersBeside(tokens, at) : []));
  return meant
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, value }) => `${text.slice(0, start)}${withUnit(value)}${text.slice(end)}`, filter);
}

type Figure = Extract<Token, { readonly value: number }>;

/** Numbers that the duration at a place is compared with. */
function numbersBeside(tokens: readonly Token[], at: number): readonly Figure[] {
  return [...compared(tokens, at, 1), ...compared(tokens, at, -1), ...listed(tokens, at)];
}

function compared(tokens: readonly Token[], at: number, way: 1 | -1): readonly Figure[] {
  const side = tokens[at + 2 * way];
  const isWhole = isEdge(tokens[at - way]) && isComparison(tokens[at + way]) && isEdge(tokens[at + 3 * way]);
  return isWhole && isFigure(side) ? [side] : [];
}

/** The numbers of "duration in (900, 1000)". */
function listed(tokens: readonly Token[], at: number): readonly Figure[] {
  const isNegated = isWord(tokens[at + 1], 'not');
  const open = at + (isNegated ? 3 : 2);
  if (!isEdge(tokens[at - 1]) || !isWord(tokens[open - 1], 'in') || !isSymbol(tokens[open], '(')) return [];
  const close = tokens.findIndex((token, place) => place > open && isSymbol(token, ')'));
  const inside = tokens.slice(open + 1, close).filter((token) => !isSymbol(token, ','));
  return close >= 0 && inside.every(isWritable) ? inside.filter(isFigure) : [];
}

/** A value of a list that keeps its meaning: of a list with another one nothing is certain. */
function isWritable(token: Token): boolean {
  return token.type === 'duration' || isFigure(token);
}

/** Where the side of a comparison ends; what is calculated goes on. */
function isEdge(token: Token | undefined): boolean {
  if (token === undefined || token.type === 'end') return true;
  return ['and', 'or', 'not'].some((word) => isWord(token, word)) || isSymbol(token, '(') || isSymbol(token, ')');
}

function isWord(token: Token | undefined, word: string): boolean {
  return token?.type === 'word' && token.text.toLowerCase() === word;
}

function isSymbol(token: Token | undefined, symbol: string): boolean {
  return token?.type === 'symbol' && token.text === symbol;
}

function isComparison(token: Token | undefined): boolean {
  return token?.type === 'symbol' && token.text in comparisonOf;
}

function isFigure(token: Token | undefined): token is Figure {
  return token?.type === 'number' && Number.isFinite(token.value);
}

/** A unit follows whole numbers without an exponent; all else is told in seconds, which have none. */
function withUnit(value: number): string {
  return Number.isSafeInteger(value) ? `${value}ms` : String(value / 1000);
}

function isDuration(token: Token | undefined): boolean {
  return token?.type === 'word' && /^(?:(?:attributes?|attr|run)\.)?duration$/.test(token.text);
}
