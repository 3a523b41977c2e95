type TokenKind = 'name' | 'keyword' | 'number' | 'string' | 'other';

/** A part of a filter's text. */
interface FilterToken {
  readonly kind: TokenKind;
  readonly text: string;
  /** UTF-16 offset in the filter. */
  readonly start: number;
}

const patterns: readonly (readonly [TokenKind, RegExp])[] = [
  ['string', /'(?:[^']|'')*'?/y],
  ['name', /[A-Za-z_]\w*\.(?:`[^`]*`?|"[^"]*"?|[\w./-]+)|`[^`]*`?|"[^"]*"?/y],
  ['number', /-?(?:(?:\d[\d.]*(?:ms|[smhdwy]))+|\d[\d.]*(?:[eE][+-]?\d+)?)\b/y],
  ['keyword', /(?:and|or|not|in|is|null|nan|inf|finite|like|ilike|rlike|matches|contains|between)\b/iy],
  ['name', /[A-Za-z_]\w*/y],
  ['other', /\s+|./suy],
];

/** Cuts a filter into coloured parts; only for the eye, the extension decides what it means. */
export function filterTokens(text: string): readonly FilterToken[] {
  const tokens: FilterToken[] = [];
  let at = 0;
  while (at < text.length) {
    const token = tokenAt(text, at);
    tokens.push(token);
    at += token.text.length;
  }
  return tokens;
}

function tokenAt(text: string, start: number): FilterToken {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found) return { kind, text: found, start };
  }
  return { kind: 'other', text: text.slice(start), start };
}

/** Cuts tokens at the ends of a span, so that each lies inside or outside of it. */
export function cutAt(
  tokens: readonly FilterToken[],
  span: { readonly start: number; readonly end: number } | null,
): readonly (FilterToken & { readonly wrong: boolean })[] {
  if (!span) return tokens.map((token) => ({ ...token, wrong: false }));
  return tokens.flatMap((token) => {
    const end = token.start + token.text.length;
    const cuts = [token.start, ...[span.start, span.end].filter((cut) => cut > token.start && cut < end), end];
    return cuts.slice(0, -1).map((start, index) => ({
      kind: token.kind,
      start,
      text: token.text.slice(start - token.start, (cuts[index + 1] ?? end) - token.start),
      wrong: start >= span.start && start < span.end,
    }));
  });
}
