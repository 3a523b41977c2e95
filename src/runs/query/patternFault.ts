import type { Span } from './predicate';

/** What is wrong with a regular expression, and at which of its characters. */
interface PatternFault {
  readonly at: number;
  /** One sentence. */
  readonly message: string;
}

/** What JavaScript says of a pattern, in words for a person; "%" is the character that it says it of. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/unterminated group/i, 'The “%” of the regular expression is never closed; “\\%” means the character itself.'],
  [/unmatched '\)'/i, 'Nothing opens the “%” of the regular expression; “\\%” means the character itself.'],
  [
    /unterminated character class/i,
    'The “%” of the regular expression is never closed; “\\%” means the character itself.',
  ],
  [/nothing to repeat/i, 'There is nothing before the “%” of the regular expression that it could repeat.'],
  [/out of order/i, 'A range of the regular expression ends here before it begins.'],
  [/at end of pattern/i, 'The regular expression ends in a “%”, which needs a character after it.'],
];

/** The fault of a regular expression; null: it is fine. */
export function patternFault(pattern: string): PatternFault | null {
  const whole = complaint(pattern);
  if (whole === null) return null;
  // The first character from which on every longer piece is wrong for the same reason.
  let length = pattern.length;
  while (length > 1 && complaint(pattern.slice(0, length - 1)) === whole) length--;
  const at = length - 1;
  const known = reasons.find(([said]) => said.test(whole));
  const message = known?.[1] ?? 'The regular expression cannot be understood from “%” on.';
  return { at, message: message.replaceAll('%', pattern.charAt(at)) };
}

/** What JavaScript says of a pattern, without the pattern itself; null: nothing. */
function complaint(pattern: string): string | null {
  try {
    new RegExp(pattern);
    return null;
  } catch (error) {
    return error instanceof SyntaxError ? error.message.slice(error.message.lastIndexOf(':') + 1).trim() : null;
  }
}

/** Where the character of a quoted text stands in the filter: a quote inside is written twice. */
export function placeInText({ start }: Span, filter: string, at: number): Span {
  const quote = filter.charAt(start);
  let place = start + 1;
  for (let character = 0; character < at; character++) place += filter.startsWith(quote + quote, place) ? 2 : 1;
  return { start: place, end: place + 1 };
}
