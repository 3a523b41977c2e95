import { comparisonOf } from './comparisons';
import { tokenize, type Token } from './tokens';

/**
 * A filter from when a bare number beside a duration was milliseconds, with the unit that it meant: "duration > 900" was
 * written for what is "duration > 900ms".
 */
export function withMilliseconds(filter: string): string {
  const tokens = tokenize(filter);
  const meant = tokens.filter(({ type }, at) => type === 'number' && isCompared(tokens, at));
  return meant.reduceRight((text, { end }) => `${text.slice(0, end)}ms${text.slice(end)}`, filter);
}

function isCompared(tokens: readonly Token[], at: number): boolean {
  return [-1, 1].some((way) => isComparison(tokens[at + way]) && isDuration(tokens[at + 2 * way]));
}

function isComparison(token: Token | undefined): boolean {
  return token?.type === 'symbol' && token.text in comparisonOf;
}

function isDuration(token: Token | undefined): boolean {
  return token?.type === 'word' && /^(?:(?:attributes?|attr|run)\.)?duration$/.test(token.text);
}
