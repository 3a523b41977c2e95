/** A cell of a table on a terminal. */
export interface TextCell {
  readonly text: string;
  /** SGR code of its colour; absent: plain. */
  readonly colour?: string;
}

export interface TextColumn {
  readonly title: string;
  readonly right: boolean;
}

const gap = 2;

/**
 * Lines of a table with aligned columns: as many of the columns, from the left, as fit the width. Texts are to be on one line.
 */
export function* textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
  options: { readonly colour: boolean; readonly width: number },
): Iterable<string> {
  const widths = widthsOf(columns, rows);
  const shown = fitting(widths, options.width);
  const line = (cells: readonly TextCell[]) =>
    cells
      .slice(0, shown)
      .map((cell, index) => {
        const right = columns[index]?.right ?? false;
        const isLast = index === shown - 1;
        const space = ' '.repeat(Math.max(0, (widths[index] ?? 0) - displayWidth(cell.text)));
        const text = options.colour && cell.colour ? `\u001b[${cell.colour}m${cell.text}\u001b[0m` : cell.text;
        return right ? space + text : isLast ? text : text + space;
      })
      .join(' '.repeat(gap))
      .trimEnd();
  yield line(columns.map(({ title }) => ({ text: title, colour: '90' })));
  for (const cells of rows) yield line(cells);
}

/** How many of the columns `textTable` leaves out at this width. */
export function columnsLeftOut(
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
  width: number,
): number {
  return columns.length - fitting(widthsOf(columns, rows), width);
}

function widthsOf(columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[]): readonly number[] {
  return columns.map(({ title }, index) =>
    Math.max(displayWidth(title), ...rows.map((cells) => displayWidth(cells[index]?.text ?? ''))),
  );
}

/** At least the first column is shown. */
function fitting(widths: readonly number[], width: number): number {
  let used = -gap;
  const end = widths.findIndex((column) => (used += column + gap) > width);
  return end < 0 ? widths.length : Math.max(1, end);
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
const plain = /^[\u0020-\u007e\u00a0-\u02ff]*$/;
const wide =
  /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u;

/** Cells of a terminal that a text takes: two for each wide character (Unicode Annex 11) and emoji. */
export function displayWidth(text: string): number {
  if (plain.test(text)) return text.length;
  let width = 0;
  for (const { segment } of segmenter.segment(text)) width += wide.test(segment) ? 2 : 1;
  return width;
}
