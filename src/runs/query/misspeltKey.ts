import { nearest } from '../../base/text';
import type { ColumnRef } from '../columns';
import { formatColumn, formatKey } from './formatColumn';
import type { FilterProblem, Span } from './predicate';
import { tokenize, type Token } from './tokens';
import { entities, keywords } from './words';

/** What a key without quotes goes on over where no blank is before it: with one, it calculates. */
const within: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);

/**
 * The name around a place that most likely is one key with a slash or a blank, misspelt: "metrics.val/ac". Known keys need no
 * quotes, so where one is unknown it falls apart, and what is wrong would be said of a piece of it.
 */
export function misspeltKey(text: string, place: number, names: readonly ColumnRef[]): FilterProblem | null {
  const tokens = tokenize(text);
  for (const [index, token] of tokens.entries()) {
    if (token.start > place) return null;
    const written = writtenFrom(tokens, index);
    const kind = token.type === 'word' ? entities.get(token.text.replace(/\..*$/s, '').toLowerCase()) : undefined;
    if (kind === undefined || written.end <= place || written.end === token.end) continue;
    const key = text.slice(text.indexOf('.', token.start) + 1, written.end);
    const column = nearestQuoted(
      key,
      names.filter((name) => name.kind === kind),
    );
    if (!column) continue;
    const suggestion = formatColumn(column);
    const unknown = suggestion.replace(formatKey(column.key), () => formatKey(key));
    return { ...written, message: `No run has ${unknown}.`, suggestion };
  }
  return null;
}

/** Of the columns whose keys a filter has in quotes. */
function nearestQuoted(key: string, names: readonly ColumnRef[]): ColumnRef | undefined {
  const quoted = names.filter((name) => formatKey(name.key) !== name.key);
  const meant = nearest(
    key,
    quoted.map((name) => name.key),
  );
  return quoted.find((name) => name.key === meant);
}

function writtenFrom(tokens: readonly Token[], index: number): Span {
  const { start = 0, end = 0 } = tokens[index] ?? {};
  const rest = tokens.slice(index + 1);
  const ends = rest.findIndex((token, at) => !goesOn(token, rest[at - 1]?.end ?? end));
  return { start, end: rest[ends - 1]?.end ?? end };
}

function goesOn(token: Token, before: number): boolean {
  if (token.type === 'symbol') return within.has(token.text) && token.start === before;
  if (token.type === 'word') return !keywords.some((word) => word === token.text.toLowerCase());
  return token.type === 'number' || token.type === 'duration';
}
