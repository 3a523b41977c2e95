/** Where something opens that is never closed, and with which character. */
export interface Unclosed {
  readonly offset: number;
  readonly opener: '[' | '{' | '"' | "'";
}

const closers = { ']': '[', '}': '{' } as const;

/**
 * The innermost bracket or quote that is still open where the YAML reader gave up. Inside of a plain word these
 * characters mean nothing (YAML 1.2.2, section 7.3.3): they count where a value may begin.
 */
export function unclosedAt(text: string, end: number): Unclosed | null {
  const open: Unclosed[] = [];
  let before = '\n';
  for (let at = 0; at < end; at++) {
    const character = text[at] ?? '';
    if (character === '#' && /\s/.test(text[at - 1] ?? '\n')) at = endOfLine(text, at) - 1;
    else if ((character === '"' || character === "'") && beginsValue(before)) {
      const close = closingQuote(text, at, character);
      if (close < 0 || close >= end) return { offset: at, opener: character };
      at = close;
      before = character;
    } else if ((character === '[' || character === '{') && beginsValue(before)) {
      open.push({ offset: at, opener: character });
      before = character;
    } else if (character === ']' || character === '}') {
      if (open.at(-1)?.opener === closers[character]) open.pop();
      before = character;
    } else if (!/[ \t\r]/.test(character)) before = character;
  }
  return open.at(-1) ?? null;
}

function beginsValue(before: string): boolean {
  return '\n:-?,[{'.includes(before);
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

function closingQuote(text: string, from: number, quote: '"' | "'"): number {
  for (let at = from + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (quote === "'" && text.startsWith("''", at)) at++;
    else if (text[at] === quote) return at;
  }
  return -1;
}
