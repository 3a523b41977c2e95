import type { Range } from '../base/position';

/**
 * Where a key that is not there is to be written: where it is commented out below the key around it (null: in the whole text),
 * else at that key, else at the beginning.
 */
export function blankPlace(text: string, around: Range | null, key: string): Range {
  const lines = text.split(/\r\n|\r|\n/);
  const first = around ? around.start.line + 1 : 0;
  const indent = around?.start.character ?? -1;
  const commented = new RegExp(String.raw`^([ \t]*#[ \t]*)${key}[ \t]*:`);
  for (let line = first; line < lines.length; line++) {
    const content = lines[line] ?? '';
    const start = content.search(/\S/);
    if (start >= 0 && start <= indent && content[start] !== '#') break;
    const before = commented.exec(content)?.[1]?.length;
    if (before !== undefined)
      return { start: { line, character: before }, end: { line, character: before + key.length } };
  }
  const start = around?.start ?? { line: 0, character: 0 };
  return { start, end: start };
}
