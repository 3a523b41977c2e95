import { partitionPoint } from '../base/partitionPoint';
import type { Position, Range } from '../base/position';

/** Offsets of a text in UTF-16 units ↔ lines and characters as an editor counts them (LF, CRLF and CR end a line). */
export class TextPlaces {
  readonly #lineStarts: number[] = [0];

  constructor(readonly text: string) {
    for (const match of text.matchAll(/\r\n|\r|\n/g)) this.#lineStarts.push(match.index + match[0].length);
  }

  position(offset: number): Position {
    const starts = this.#lineStarts;
    const line = Math.max(0, partitionPoint(starts.length, (at) => (starts[at] ?? 0) <= offset) - 1);
    return { line, character: offset - (starts[line] ?? 0) };
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }

  /** The offset behind the last character of the line that holds `offset`. */
  lineEnd(offset: number): number {
    const end = this.text.slice(offset).search(/[\r\n]/);
    return end < 0 ? this.text.length : offset + end;
  }

  /** How far a character is indented: as many blanks as stand before it on its line. */
  indent(offset: number): string {
    return ' '.repeat(this.position(offset).character);
  }

  /** An insertion, with the line ends that the text has. */
  insertion(offset: number, text: string): { readonly range: Range; readonly text: string } {
    const eol = this.text.includes('\r\n') ? '\r\n' : '\n';
    return { range: this.range(offset, offset), text: text.replaceAll('\n', eol) };
  }
}
