import type { Range } from '../../../src/base/position';
import { TextPlaces } from '../../../src/project/textPlaces';

/** The part of a text that a range covers. */
export function textIn(text: string, range: Range): string {
  const lines = text.split(/\r\n|\r|\n/);
  const { start, end } = range;
  if (start.line === end.line) return (lines[start.line] ?? '').slice(start.character, end.character);
  const middle = lines.slice(start.line + 1, end.line);
  return [
    (lines[start.line] ?? '').slice(start.character),
    ...middle,
    (lines[end.line] ?? '').slice(0, end.character),
  ].join('\n');
}

/** The text after the edits, which must not overlap. */
export function applyEdits(text: string, edits: readonly { readonly range: Range; readonly text: string }[]): string {
  const offset = ({ line, character }: Range['start']) => {
    for (let at = 0; at <= text.length; at++) {
      const position = new TextPlaces(text).position(at);
      if (position.line === line && position.character === character) return at;
    }
    throw new Error(`there is no ${line}:${character}`);
  };
  const placed = edits.map((edit) => ({ ...edit, from: offset(edit.range.start), to: offset(edit.range.end) }));
  return placed
    .sort((a, b) => b.from - a.from)
    .reduce((result, edit) => result.slice(0, edit.from) + edit.text + result.slice(edit.to), text);
}
