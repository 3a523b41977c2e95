import { openers } from './caretContext';
import { tokenize } from './tokens';

/** Longer keys are written in quotes by whoever writes them at all. */
const mostWords = 6;

/** Where a key that needs quotes may have begun whose last piece is written at `start`, the farthest first: "val/l", "max d". */
export function keyStarts(text: string, start: number): readonly number[] {
  return tokenize(text)
    .filter((token) => token.type === 'word' && token.end <= start && !openers.has(token.text.toLowerCase()))
    .slice(-mostWords)
    .map((token) => token.start);
}
