import { comparisonOf } from './comparisons';
import type { Span } from './predicate';
import { tokenize, type Token } from './tokens';
import { attributeNames, entities } from './words';

/**
 * A filter from when a bare number beside a duration was milliseconds, with the unit that it meant: "duration > 900" was
 * written for what is "duration > 900ms". Only what is certain is rewritten: a comparison or list of which one side is
 * exactly `duration`, in any way to write it, and the other a number; all else stays as it was written.
 */
export function withMilliseconds(filter: string): string {
  const pieces = withoutParentheses(withDurations(tokenize(filter)));
  const meant = pieces.flatMap(({ type }, at) => (type === 'column' ? numbersBeside(pieces, at) : []));
  return meant
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, value }) => `${text.slice(0, start)}${withUnit(value)}${text.slice(end)}`, filter);
}

/** A token; or the column `duration`, however it is written. */
type Piece = Token | (Span & { readonly type: 'column' });
type Figure = Extract<Token, { readonly value: number }>;

function withDurations(tokens: readonly Token[]): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const token of tokens) {
    const before = pieces.at(-1);
    const isQuotedKey = token.type === 'text' && token.quote !== "'" && before?.end === token.start;
    const isKey = isQuotedKey && isWord(before, (text) => text.endsWith('.') && isAttribute(text.slice(0, -1)));
    if (isKey) pieces.pop();
    pieces.push(isDuration(token, isKey) ? { type: 'column', start: token.start, end: token.end } : token);
  }
  return pieces;
}

function isDuration(token: Token, isKey: boolean): boolean {
  if (token.type === 'text') return (isKey || token.quote === '`') && isDurationName(token.value);
  if (token.type !== 'word') return false;
  const dot = token.text.indexOf('.');
  return isDurationName(token.text.slice(dot + 1)) && (dot < 0 || isAttribute(token.text.slice(0, dot)));
}

function isDurationName(name: string): boolean {
  return attributeNames.get(name.toLowerCase()) === 'duration';
}

function isAttribute(entity: string): boolean {
  return entities.get(entity.toLowerCase()) === 'attribute';
}

/** What alone stands in parentheses is the same without them; those of a list and of a function stay. */
function withoutParentheses(pieces: readonly Piece[]): readonly Piece[] {
  const bare: Piece[] = [];
  for (const piece of pieces) {
    bare.push(piece);
    for (;;) {
      const [before, open, inside, close] = [bare.at(-4), bare.at(-3), bare.at(-2), bare.at(-1)];
      const isAlone = isSymbol(open, '(') && isSymbol(close, ')') && (inside?.type === 'column' || isFigure(inside));
      if (!isAlone || !(isEdge(before) || isComparison(before))) break;
      bare.splice(-3, 3, inside);
    }
  }
  return bare;
}

/** Numbers that the duration at a place is compared with. */
function numbersBeside(pieces: readonly Piece[], at: number): readonly Figure[] {
  return [...compared(pieces, at, 1), ...compared(pieces, at, -1), ...listed(pieces, at)];
}

function compared(pieces: readonly Piece[], at: number, way: 1 | -1): readonly Figure[] {
  const side = pieces[at + 2 * way];
  const isWhole = isEdge(pieces[at - way]) && isComparison(pieces[at + way]) && isEdge(pieces[at + 3 * way]);
  return isWhole && isFigure(side) ? [side] : [];
}

/** The numbers of "duration in (900, 1000)". */
function listed(pieces: readonly Piece[], at: number): readonly Figure[] {
  const isNegated = isKeyword(pieces[at + 1], 'not');
  const open = at + (isNegated ? 3 : 2);
  if (!isEdge(pieces[at - 1]) || !isKeyword(pieces[open - 1], 'in') || !isSymbol(pieces[open], '(')) return [];
  const close = pieces.findIndex((piece, place) => place > open && isSymbol(piece, ')'));
  const inside = pieces.slice(open + 1, close).filter((piece) => !isSymbol(piece, ','));
  return close >= 0 && inside.every(isWritable) ? inside.filter(isFigure) : [];
}

/** A value of a list that keeps its meaning: of a list with another one nothing is certain. */
function isWritable(piece: Piece): boolean {
  return piece.type === 'duration' || isFigure(piece);
}

/** Where the side of a comparison ends; what is calculated goes on. */
function isEdge(piece: Piece | undefined): boolean {
  if (piece === undefined || piece.type === 'end') return true;
  return ['and', 'or', 'not'].some((word) => isKeyword(piece, word)) || isSymbol(piece, '(') || isSymbol(piece, ')');
}

function isKeyword(piece: Piece | undefined, word: string): boolean {
  return isWord(piece, (text) => text.toLowerCase() === word);
}

function isWord(piece: Piece | undefined, is: (text: string) => boolean): boolean {
  return piece?.type === 'word' && is(piece.text);
}

function isSymbol(piece: Piece | undefined, symbol: string): boolean {
  return piece?.type === 'symbol' && piece.text === symbol;
}

function isComparison(piece: Piece | undefined): boolean {
  return piece?.type === 'symbol' && piece.text in comparisonOf;
}

function isFigure(piece: Piece | undefined): piece is Figure {
  return piece?.type === 'number' && Number.isFinite(piece.value);
}

/** A unit follows whole numbers without an exponent; all else is told in seconds, which have none. */
function withUnit(value: number): string {
  return Number.isSafeInteger(value) ? `${value}ms` : String(value / 1000);
}
