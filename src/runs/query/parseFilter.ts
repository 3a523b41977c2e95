import type { ColumnRef } from '../columns';
import { FilterError } from './filterError';
import { FilterParser } from './filterParser';
import type { FilterProblem, Predicate, Span } from './predicate';
import { misspeltKey } from './misspeltKey';

const longest = 2000;

/** One of the conditions that a filter joins by `and`, where it stands in the text. */
export interface FilterTerm extends Span {
  readonly predicate: Predicate;
}

export interface ParsedFilter {
  /** Null: every run is shown; also where there is a problem. */
  readonly predicate: Predicate | null;
  /** The first thing that is not understood. */
  readonly problems: readonly FilterProblem[];
  /** All of them have to be true; a filter that joins nothing by `and` is one term. */
  readonly terms: readonly FilterTerm[];
}

export interface FilterOptions {
  /** Milliseconds since 1970: what "-7d" counts from. */
  readonly now: number;
  /**
   * Columns that there are: with them a name without "metrics." is the only column that has it, and a key such as "val/loss"
   * needs no quotes. Without them a filter means what it means to MLflow.
   */
  readonly names?: readonly ColumnRef[];
}

/**
 * Reads a filter: MLflow's search syntax and beyond it `or`, `not`, parentheses, arithmetic, dates, regular expressions and
 * functions of series. Never throws.
 */
export function parseFilter(text: string, { now, names = [] }: FilterOptions): ParsedFilter {
  if (text.trim() === '') return { predicate: null, problems: [], terms: [] };
  if (text.length > longest) return failed(tooLong(text));
  try {
    const { predicate, terms, start, end } = new FilterParser({ text, now }, names).parse();
    return { predicate, problems: [], terms: terms ?? [{ predicate, start, end }] };
  } catch (error) {
    if (error instanceof FilterError) return failed(misspeltKey(text, error.problem.start, names) ?? error.problem);
    throw error;
  }
}

function failed(problem: FilterProblem): ParsedFilter {
  return { predicate: null, problems: [problem], terms: [] };
}

function tooLong(text: string): FilterProblem {
  const message = `A filter has at most ${longest} characters; this one has ${text.length}.`;
  return { start: longest, end: text.length, message, suggestion: null };
}
