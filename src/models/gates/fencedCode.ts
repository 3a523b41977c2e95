/** A block of code that is open. */
interface Fence {
  /** Its opening marks. */
  readonly marks: string;
  /** Columns that the content of its list item is further in. */
  readonly inset: number;
}

const opening = /^( {0,3}((?:[-*+]|\d{1,9}[.)]) +)*)(`{3,}(?=[^`]*$)|~{3,})/;
const closing = /^( *)(`{3,}|~{3,})[ \t]*$/;

/**
 * A text in Markdown with blanks in place of its fenced blocks of code, as long as before: what begins with # there is a comment
 * and no heading. By CommonMark 0.31, section 4.5. A block that begins behind the mark of a list item ends with that item.
 */
export function withoutFencedCode(text: string): string {
  let fence: Fence | null = null;
  return text.replaceAll(/^.+$/gm, (line) => {
    if (fence && isOutside(line, fence)) fence = null;
    const isCode = fence !== null;
    fence = fence ? (closes(line, fence) ? null : fence) : opened(line);
    return isCode || fence ? ' '.repeat(line.length) : line;
  });
}

function opened(line: string): Fence | null {
  const [, before = '', item, marks] = opening.exec(line) ?? [];
  return marks === undefined ? null : { marks, inset: item === undefined ? 0 : before.length };
}

function closes(line: string, { marks, inset }: Fence): boolean {
  const [, indent = '', found = ''] = closing.exec(line) ?? [];
  return indent.length <= inset + 3 && found.startsWith(marks);
}

/** A list item ends, and a block in it, with a line that is not as far in. */
function isOutside(line: string, { inset }: Fence): boolean {
  const indent = line.search(/\S/);
  return indent >= 0 && indent < inset && !line.startsWith('\t');
}
