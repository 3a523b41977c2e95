import { findDelimiter, suggestedDelimiter } from './delimiter';
import type { Dialect } from './dialect';
import { findHeader, namesColumns } from './header';
import { preambleRecords } from './preamble';
import { commonWidth, type SampleRecord } from './sampleRecords';

/** A dialect with what the checks need to judge it. */
export interface DialectGuess extends Dialect {
  /** 0 to 1: how consistently the delimiter splits; 0 for a single column. */
  readonly score: number;
  /** The delimiter that the file name suggests, and the columns and score it would give; null when the name says nothing. */
  readonly suggested: { readonly delimiter: string; readonly width: number; readonly score: number } | null;
  /** Bytes of the lines before the table; empty without a preamble. */
  readonly preambleBytes: { readonly start: number; readonly end: number };
  /** How many records at the top name the columns: 0 without a header, 2 when a second line gives units or groups. */
  readonly headerRows: number;
  /** Where another table of another width begins after a blank line, within the head; null if none. */
  readonly secondTable: { readonly start: number; readonly width: number } | null;
}

/** What is known of the file beside its first bytes. */
export interface HeadFacts {
  readonly path: string;
  /** Of the whole source. */
  readonly size: number;
  readonly encoding?: Dialect['encoding'];
}

/** Share of the records that outvotes the header on the number of cells. */
const outvotes = 0.9;

/** Guesses how a table is written from its first bytes (1 MB is plenty), which are UTF-8. The same for the same bytes. */
export function detectDialect(head: Uint8Array, facts: HeadFacts): DialectGuess {
  const bom = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? 3 : 0;
  const { best, suggested } = findDelimiter(head, bom, head.length >= facts.size, suggestedDelimiter(facts.path));
  const first = preambleRecords(best.records, best.width);
  const table = best.records.slice(first);
  const start = table[0]?.start ?? bom;
  const headerRows = findHeader(table.filter((record) => !record.blank));
  return {
    encoding: facts.encoding ?? 'utf-8',
    bom,
    delimiter: best.delimiter,
    quote: '"',
    preamble: countLines(head, bom, start),
    header: headerRows > 0,
    width: expectedWidth(table, headerRows > 0),
    score: best.score,
    suggested: suggested && { delimiter: suggested.delimiter, width: suggested.width, score: suggested.score },
    preambleBytes: { start: bom, end: start },
    headerRows,
    secondTable: findSecondTable(table),
  };
}

function expectedWidth(table: readonly SampleRecord[], header: boolean): number {
  const filled = table.filter((record) => !record.blank);
  const common = commonWidth(filled);
  const named = filled[0]?.width ?? 1;
  if (!header || named === common) return common;
  const body = filled.slice(1);
  const agreeing = body.filter((record) => record.width === common).length;
  return body.length > 0 && agreeing >= body.length * outvotes ? common : named;
}

function findSecondTable(table: readonly SampleRecord[]): DialectGuess['secondTable'] {
  for (let index = 1; index < table.length; index++) {
    const before = table[index - 1];
    const first = table[index];
    if (before === undefined || first?.blank !== false || first.width < 2) continue;
    // Without a blank line before it only names tell it from a row with too many cells, of which it must not be the first.
    if (!before.blank && (before.width === first.width || !namesColumns(table.slice(index, index + 100)))) continue;
    const next = table.slice(index, index + 3);
    const alike = next.length === 3 && next.every(({ width }) => width === first.width);
    if (alike && first.width !== commonWidth(table.slice(0, index)) && (before.blank || index >= fewestAbove))
      return { start: first.start, width: first.width };
  }
  return null;
}

/** Fewest records that are a table of their own above another one that follows at once. */
const fewestAbove = 4;

function countLines(bytes: Uint8Array, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) lines++;
  }
  return lines;
}
