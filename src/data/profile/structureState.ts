import { createTally, mergeTally, toTally, type TallyState } from './placeList';
import type { RaggedRecord, Repeats, StructureProfile } from './tableProfile';

/** What is kept of the grid of one range. Rows count from 0 within the range. Plain data. */
export interface StructureState {
  readonly widths: Map<number, number>;
  raggedCount: number;
  readonly ragged: RaggedRecord[];
  /** Blank records that some other record follows. */
  readonly blank: TallyState;
  /** Blank records at the end of the range. */
  trailingBlank: TallyState;
  /** Whether the range has a record that is not blank. */
  filled: boolean;
  readonly hollow: TallyState;
  readonly unclosed: QuoteState;
  readonly stray: QuoteState;
  readonly lf: TallyState;
  readonly crlf: TallyState;
  readonly cr: TallyState;
  readonly invalidUtf8: TallyState;
  /** First record that was too long to be held, -1 for the header; null for none. */
  cut: number | null;
}

/** Cells with a quote that is wrong where it stands: how many of each column, and the first such quotes of the first cells. */
export interface QuoteState {
  /** What lies beyond the width counts as one column. */
  readonly counts: Map<number, number>;
  readonly places: QuotePlace[];
}

/** A quote that is wrong where it stands. */
export interface QuotePlace {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly column: number;
  readonly lines: number;
}

export function createStructure(): StructureState {
  return {
    widths: new Map(),
    raggedCount: 0,
    ragged: [],
    blank: createTally(),
    trailingBlank: createTally(),
    filled: false,
    hollow: createTally(),
    unclosed: { counts: new Map(), places: [] },
    stray: { counts: new Map(), places: [] },
    lf: createTally(),
    crlf: createTally(),
    cr: createTally(),
    invalidUtf8: createTally(),
    cut: null,
  };
}

/** Adds the grid of the following range, whose first row is the `rowBase`th. */
export function mergeStructure(to: StructureState, from: StructureState, rowBase: number, keep: number): void {
  for (const [width, count] of from.widths) to.widths.set(width, (to.widths.get(width) ?? 0) + count);
  to.raggedCount += from.raggedCount;
  for (const { place, ...rest } of from.ragged)
    if (to.ragged.length < keep) to.ragged.push({ ...rest, place: { ...place, row: place.row + rowBase } });
  if (from.filled) {
    mergeTally(to.blank, to.trailingBlank, 0, keep);
    to.trailingBlank = createTally();
    to.filled = true;
  }
  for (const field of ['blank', 'trailingBlank', 'hollow', 'lf', 'crlf', 'cr', 'invalidUtf8'] as const)
    mergeTally(to[field], from[field], rowBase, keep);
  mergeQuotes(to.unclosed, from.unclosed, rowBase, keep);
  mergeQuotes(to.stray, from.stray, rowBase, keep);
  if (from.cut !== null) to.cut ??= from.cut + rowBase;
}

/** The grid as it is shown: rows count from 1. */
export function toStructure(
  state: StructureState,
  whole: Pick<StructureProfile, 'width' | 'endsWithNewline'> & { readonly repeats: Repeats },
): StructureProfile {
  return {
    ...whole,
    ragged: {
      count: state.raggedCount,
      records: state.ragged.map(({ place, ...rest }) => ({ ...rest, place: { ...place, row: place.row + 1 } })),
    },
    widths: state.widths,
    blank: toTally(state.blank),
    trailingBlank: toTally(state.trailingBlank),
    hollow: toTally(state.hollow),
    unclosedQuotes: {
      counts: state.unclosed.counts,
      cells: state.unclosed.places.map(({ lines, ...quote }) => ({ ...quote, row: quote.row + 1, lines })),
    },
    strayQuotes: {
      counts: state.stray.counts,
      cells: state.stray.places.map(({ row, start, end, column }) => ({ row: row + 1, start, end, column })),
    },
    lineEnds: { lf: toTally(state.lf), crlf: toTally(state.crlf), cr: toTally(state.cr) },
    invalidUtf8: toTally(state.invalidUtf8),
  };
}

function mergeQuotes(to: QuoteState, from: QuoteState, rowBase: number, keep: number): void {
  for (const [column, count] of from.counts) to.counts.set(column, (to.counts.get(column) ?? 0) + count);
  for (const quote of from.places) if (to.places.length < keep) to.places.push({ ...quote, row: quote.row + rowBase });
}
