import { cellText, closingQuote } from './cell';

/** The cells of one line as they stand, quotes included, split at each of these delimiters outside of quotes. */
export function rawCells(line: string, delimiters: readonly string[]): string[] {
  const cells: string[] = [];
  for (let from = 0; ;) {
    const end = cellEnd(line, from, delimiters);
    cells.push(line.slice(from, end));
    if (end >= line.length) return cells;
    from = end + 1;
  }
}

/** The parsed text of a raw cell. */
export function rawText(cell: string): string {
  const bytes = new TextEncoder().encode(cell);
  return cellText(bytes, 0, bytes.length);
}

/** Whether a raw cell opens with a quote behind whose partner more follows: that quote took in what is not its own. */
export function goesOnAfterQuote(cell: string): boolean {
  const bytes = new TextEncoder().encode(cell);
  const close = closingQuote(bytes, 0, bytes.length);
  return close > 0 && close < bytes.length - 1;
}

/** A quote that does not close in the line is a character. */
function cellEnd(line: string, from: number, delimiters: readonly string[]): number {
  let at = from + (line[from] === '"' ? (/^"(?:[^"]|"")*"/.exec(line.slice(from))?.[0].length ?? 0) : 0);
  while (at < line.length && !delimiters.includes(line.charAt(at))) at++;
  return at;
}
