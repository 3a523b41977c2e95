import type { Span } from './predicate';

/**
 * A piece of a filter. `wrong` is what no filter can contain; it is complained of only where it is met. `asText`: what is
 * suggested makes a text of it.
 */
export type Token = Span &
  (
    | { readonly type: 'word' | 'symbol'; readonly text: string }
    | { readonly type: 'number' | 'duration'; readonly value: number }
    | { readonly type: 'text'; readonly value: string; readonly quote: string }
    | {
        readonly type: 'wrong';
        readonly message: string;
        readonly suggestion: string | null;
        readonly asText?: boolean;
      }
    | { readonly type: 'end' }
  );

const symbols = ['<=', '>=', '!=', '<>', '==', '=~', '!~', '=', '<', '>', '+', '-', '*', '/', '%', '(', ')', ','];

/** What people write who think of another language. */
const foreign: Readonly<Record<string, string>> = { '&&': 'and', '&': 'and', '||': 'or', '|': 'or', '!': 'not' };

/** Milliseconds; a year has 365 days. */
const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
  y: 31_536_000_000,
};

const spelledOut: Readonly<Record<string, RegExp>> = {
  ms: /^(?:ms|msecs?|millis(?:econds?)?)$/i,
  s: /^s(?:ecs?|econds?)?$/i,
  m: /^m(?:ins?|inutes?)?$/i,
  h: /^h(?:rs?|ours?)?$/i,
  d: /^d(?:ays?)?$/i,
  w: /^w(?:ks?|eeks?)?$/i,
  y: /^y(?:rs?|ears?)?$/i,
};

const space = /\s+/y;
const word = /[\p{L}_][\p{L}\p{N}\p{M}_.:@$#]*/uy;
const number = /(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?/iy;
const duration = /(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ms|[smhdwy]))+(?![\p{L}\p{N}_.])/uy;
const part = /([\d.]+)(ms|[smhdwy])/g;
const letters = /[\p{L}\p{N}_.]+/uy;
const date = /\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?(?:Z|[-+]\d\d:?\d\d)?(?![\p{L}\p{N}_.:])/iuy;

/** Cuts a filter into tokens, of which the last is the end. Never fails. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  for (;;) {
    start += matchAt(space, text, start)?.length ?? 0;
    if (start >= text.length) break;
    const token = tokenAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  return [...tokens, { type: 'end', start: text.length, end: text.length }];
}

function tokenAt(text: string, start: number): Token {
  const name = matchAt(word, text, start);
  if (name !== null) return { type: 'word', text: name, start, end: start + name.length };
  const day = matchAt(date, text, start);
  if (day !== null) return bareDate(day, start);
  const digits = matchAt(number, text, start);
  if (digits !== null) return numberAt(text, start, digits);
  if (`'"\``.includes(text.charAt(start))) return quotedAt(text, start);
  const symbol = symbols.find((candidate) => text.startsWith(candidate, start));
  if (symbol !== undefined) return { type: 'symbol', text: symbol, start, end: start + symbol.length };
  return strangeAt(text, start);
}

/** Read as a subtraction, a date would be a small number. */
function bareDate(written: string, start: number): Token {
  const message = `“${written}” is a date, which is written in quotes; a subtraction has spaces around its minus.`;
  return { type: 'wrong', message, suggestion: `'${written}'`, start, end: start + written.length };
}

function numberAt(text: string, start: number, digits: string): Token {
  const whole = matchAt(duration, text, start);
  if (whole !== null) return { type: 'duration', value: milliseconds(whole), start, end: start + whole.length };
  const end = start + digits.length;
  const rest = matchAt(letters, text, end);
  if (rest === null) return { type: 'number', value: Number(digits), start, end };
  const message = `“${digits}${rest}” is neither a number nor a duration such as 90s or 1h30m; its units are ${Object.keys(units).join(', ')}.`;
  const unit = unitMeant(rest);
  // A text has no sign.
  const quoted = /[-+]\s*$/.test(text.slice(0, start)) ? null : `'${digits}${rest}'`;
  const suggestion = unit === null ? quoted : digits + unit;
  return { type: 'wrong', message, suggestion, asText: unit === null, start, end: end + rest.length };
}

function milliseconds(written: string): number {
  const sum = [...written.matchAll(part)].reduce(
    (total, [, count, unit = '']) => total + Number(count) * (units[unit] ?? 0),
    0,
  );
  return Math.round(sum);
}

/** "min", "Hours", "secs": units as people write them out. */
function unitMeant(written: string): string | null {
  return Object.keys(spelledOut).find((unit) => spelledOut[unit]?.test(written)) ?? null;
}

/** A quote inside is written twice. */
function quotedAt(text: string, start: number): Token {
  const quote = text.charAt(start);
  let value = '';
  for (let index = start + 1; index < text.length; index++) {
    const character = text.charAt(index);
    if (character !== quote) value += character;
    else if (text.charAt(index + 1) === quote) value += text.charAt(index++);
    else return { type: 'text', value, quote, start, end: index + 1 };
  }
  const suggestion = `${text.slice(start).trimEnd()}${quote}`;
  return { type: 'wrong', message: `The closing ${quote} is missing.`, suggestion, start, end: text.length };
}

function strangeAt(text: string, start: number): Token {
  const known = Object.keys(foreign).find((candidate) => text.startsWith(candidate, start));
  const strange = known ?? String.fromCodePoint(text.codePointAt(start) ?? 0);
  const suggestion = known === undefined ? null : (foreign[known] ?? null);
  const message = `“${strange}” has no meaning in a filter outside quotes.`;
  return { type: 'wrong', message, suggestion, start, end: start + strange.length };
}

function matchAt(pattern: RegExp, text: string, start: number): string | null {
  pattern.lastIndex = start;
  return pattern.exec(text)?.[0] ?? null;
}
