import type { Position, Range } from '../base/position';
import type { TextEdit } from './yamlEdit';

/** Where what an edit added stands afterwards, without the blanks around it and the comma before it. */
export function addedRange({ range, text }: TextEdit): Range {
  const before = /^[\s,]*/.exec(text)?.[0] ?? '';
  return { start: after(range.start, before), end: after(range.start, text.trimEnd()) };
}

/** The position behind a text that begins at one. */
function after({ line, character }: Position, text: string): Position {
  const lines = text.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return { line: line + lines.length - 1, character: lines.length === 1 ? character + last : last };
}
