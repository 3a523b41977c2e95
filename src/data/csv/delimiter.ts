import { isOneThing } from './cellShape';
import { commonWidth, sampleRecords, type SampleRecord } from './sampleRecords';

/** A delimiter tried out on the head of a file. */
export interface DelimiterTrial {
  readonly delimiter: string;
  /** 0 (splits nothing) to 1 (all records have the same number of cells, and every cell reads as one thing). */
  readonly score: number;
  readonly width: number;
  readonly records: readonly SampleRecord[];
}

/** What parts the cells of nearly all files. */
export const usualDelimiters: readonly string[] = [',', ';', '\t', '|'];

/** Differences of the score below this are no reason to leave what the extension suggests. */
const clear = 0.1;

/** What the name of the file says: tab for .tsv and .tab, comma for .csv, null for others. */
export function suggestedDelimiter(path: string): string | null {
  if (/\.(tsv|tab)$/i.test(path)) return '\t';
  return /\.csv$/i.test(path) ? ',' : null;
}

/**
 * Tries the delimiters on the head and picks the most consistent one (the idea of van den Burg, Nazábal and Sutton 2019:
 * equal widths times cells of a known kind), or the suggested one when it is about as good.
 */
export function findDelimiter(
  head: Uint8Array,
  from: number,
  whole: boolean,
  suggestion: string | null,
): { readonly best: DelimiterTrial; readonly suggested: DelimiterTrial | null } {
  const preferred = tryDelimiter(head, from, whole, suggestion ?? ',');
  // One that does not occur parts nothing, and so cannot be better.
  const others = usualDelimiters
    .filter((delimiter) => delimiter !== preferred.delimiter && head.includes(delimiter.charCodeAt(0), from))
    .map((delimiter) => tryDelimiter(head, from, whole, delimiter));
  const top = [preferred, ...others].reduce((a, b) =>
    b.score > a.score || (b.score === a.score && b.width > a.width) ? b : a,
  );
  const keeps = preferred.score > top.score - clear && (preferred.width > 1 || top.width === 1);
  return { best: keeps ? preferred : top, suggested: suggestion === null ? null : preferred };
}

function tryDelimiter(head: Uint8Array, from: number, whole: boolean, delimiter: string): DelimiterTrial {
  const records = sampleRecords(head, from, whole, delimiter);
  const width = commonWidth(records);
  const filled = records.filter((record) => !record.blank);
  const fitting = filled.filter((record) => record.width === width);
  if (width < 2 || fitting.length === 0) return { delimiter, score: 0, width, records };
  let cells = 0;
  let known = 0;
  for (const record of fitting.slice(0, 200)) {
    cells += record.cells.length;
    for (const cell of record.cells) if (isOneThing(cell)) known++;
  }
  return { delimiter, score: (fitting.length / filled.length) * (known / Math.max(1, cells)), width, records };
}
