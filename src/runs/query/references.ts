import { nearest } from '../../base/text';
import type { ColumnRef } from '../columns';
import { FilterError } from './filterError';
import { formatColumn, formatText } from './formatColumn';
import type { Span } from './predicate';
import type { TokenCursor } from './tokenCursor';
import { attributeNames, entities, type KeyedKind } from './words';

/** Reads the name of a column: "metrics.val_auc", "tags.`mlflow.user`", "started". `names`: columns that there are. */
export function readReference(cursor: TokenCursor, names: readonly ColumnRef[]): { column: ColumnRef; span: Span } {
  const { token } = cursor;
  if (token.type === 'text') return readBare(cursor, token.value, names);
  if (token.type !== 'word') return cursor.fail('A column, a number or a text in quotes is missing here.');
  const dot = token.text.indexOf('.');
  const kind = dot < 0 ? undefined : entities.get(token.text.slice(0, dot).toLowerCase());
  if (kind === undefined) return readBare(cursor, token.text, names);
  cursor.next();
  const key = readKey(cursor, kind, token.text.slice(dot + 1), token.start + dot + 1, names);
  const span = { start: token.start, end: cursor.end };
  return { column: kind === 'attribute' ? attribute(key, span) : keyed(kind, key), span };
}

function readKey(
  cursor: TokenCursor,
  kind: KeyedKind | 'attribute',
  key: string,
  start: number,
  names: readonly ColumnRef[],
): string {
  const { token } = cursor;
  if (key === '' && token.type === 'text' && token.quote !== "'" && token.start === start) {
    cursor.next();
    return token.value;
  }
  const known = longestKey(cursor.text, start, kind, names);
  if (known.length > key.length && cursor.skipTo(start + known.length)) return known;
  if (key === '') return cursor.fail('The name of a column is missing after the dot.');
  return key;
}

/** "val/loss" need not be quoted where there is such a key. */
function longestKey(text: string, start: number, kind: KeyedKind | 'attribute', names: readonly ColumnRef[]): string {
  let longest = '';
  for (const column of names) {
    if (column.kind !== kind || column.key.length <= longest.length) continue;
    if (text.startsWith(column.key, start)) longest = column.key;
  }
  return longest;
}

/** Without a prefix it is an attribute, else the one column of that name. */
function readBare(cursor: TokenCursor, name: string, names: readonly ColumnRef[]): { column: ColumnRef; span: Span } {
  const { start, end } = cursor.next();
  const known = attributeNames.get(name.toLowerCase());
  if (known) return { column: { kind: 'attribute', key: known }, span: { start, end } };
  const [only, ...others] = names.filter((column) => column.kind !== 'attribute' && column.key === name);
  if (only && others.length === 0) return { column: only, span: { start, end } };
  if (!only && !name.includes('.') && isCompared(cursor.text, start)) throw unquoted(name, { start, end });
  if (only) throw ambiguous(name, [only, ...others], { start, end });
  throw unknown(name, names, { start, end });
}

/** Whether what begins here is what something is to equal, or be one of: most likely a text. */
function isCompared(text: string, start: number): boolean {
  return /([^<>]=|\bin\s*\([^()]*)\s*$/i.test(text.slice(0, start));
}

function unquoted(name: string, span: Span): FilterError {
  return new FilterError(span, `“${name}” is no column; a text is written in quotes.`, formatText(name));
}

function ambiguous(name: string, candidates: readonly ColumnRef[], span: Span): FilterError {
  const written = candidates.map(formatColumn);
  return new FilterError(span, `“${name}” can be ${written.join(' or ')}.`, written[0]);
}

function unknown(name: string, names: readonly ColumnRef[], span: Span): FilterError {
  const dot = name.indexOf('.');
  if (dot > 0) {
    const entity = nearest(name.slice(0, dot), [...entities.keys()]);
    const suggestion = entity === null ? null : `${entity}${name.slice(dot)}`;
    return new FilterError(
      span,
      `“${name.slice(0, dot)}” is none of metrics, params, tags and attributes.`,
      suggestion,
    );
  }
  const message = `“${name}” is no attribute; a metric is written metrics.${name}, a param params.${name}, a text in quotes.`;
  return new FilterError(span, message, likelyMeant(name, names));
}

/** Of attributes and of the columns that there are. */
function likelyMeant(name: string, names: readonly ColumnRef[]): string | null {
  const keyed = names.filter(({ kind, key }) => kind !== 'attribute' && !attributeNames.has(key.toLowerCase()));
  const meant = nearest(name, [...attributeNames.keys(), ...keyed.map(({ key }) => key)]);
  const column = keyed.find(({ key }) => key === meant);
  return column ? formatColumn(column) : meant;
}

function attribute(name: string, span: Span): ColumnRef {
  const key = attributeNames.get(name.toLowerCase());
  if (key) return { kind: 'attribute', key };
  const suggestion = nearest(name, [...attributeNames.keys()]);
  throw new FilterError(span, `Runs have no attribute “${name}”.`, suggestion);
}

function keyed(kind: KeyedKind, key: string): ColumnRef {
  return kind === 'metric' ? { kind, key, of: 'last' } : { kind, key };
}
