import type { ColumnRef } from '../columns';

/** Where something stands in the text of a filter: UTF-16 offsets, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const comparisons = ['=', '!=', '<', '<=', '>', '>='] as const;
export type Comparison = (typeof comparisons)[number];

/** Kinds of numbers that `is` asks for; `inf` is of either sign. */
export const numberKinds = ['nan', 'inf', 'finite'] as const;
export type NumberKind = (typeof numberKinds)[number];

/** Functions of a whole series. `mean_last` takes a count of points. */
export const seriesFunctions = ['first', 'last', 'min', 'max', 'mean', 'sd', 'count', 'mean_last'] as const;
export type SeriesFunction = (typeof seriesFunctions)[number];

/**
 * Something that has a value for every run; null where the run lacks it. NaN is a value. `span` is where the name of a column
 * stands, without the function that it may be `called` in.
 */
export type Operand =
  | { readonly type: 'column'; readonly column: ColumnRef; readonly called: boolean; readonly span: Span }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'series';
      readonly function: SeriesFunction;
      readonly key: string;
      readonly points: number | null;
      readonly span: Span;
    }
  | { readonly type: 'negative'; readonly of: Operand }
  | {
      readonly type: 'arithmetic';
      readonly operator: '+' | '-' | '*' | '/' | '%';
      readonly left: Operand;
      readonly right: Operand;
    };

/**
 * What a filter says, in three-valued logic as in SQL: a comparison with what a run lacks is neither true nor false, and a
 * run is shown when the whole is true. Comparisons of a param or tag with a number compare numbers. Times and durations are
 * milliseconds here; in the text of a filter a bare number beside a duration is seconds.
 */
export type Predicate =
  | { readonly type: 'and' | 'or'; readonly terms: readonly Predicate[] }
  | { readonly type: 'not'; readonly term: Predicate }
  | { readonly type: 'compare'; readonly operator: Comparison; readonly left: Operand; readonly right: Operand }
  | {
      readonly type: 'like';
      readonly left: Operand;
      readonly pattern: string;
      readonly ignoreCase: boolean;
      readonly negated: boolean;
    }
  | { readonly type: 'matches'; readonly left: Operand; readonly pattern: string; readonly negated: boolean }
  | {
      readonly type: 'in';
      readonly left: Operand;
      readonly values: readonly (string | number)[];
      readonly negated: boolean;
    }
  | { readonly type: 'null'; readonly left: Operand; readonly negated: boolean }
  /** Unlike `null`, unknown where the run lacks it: what is not there is neither NaN nor finite. */
  | { readonly type: 'kind'; readonly left: Operand; readonly kind: NumberKind; readonly negated: boolean }
  /** Full text over names, notes, tags and params: every word begins a word of the run. */
  | { readonly type: 'search'; readonly words: string };

/** What is wrong with a filter, where, and the text that most likely was meant instead of what stands there. */
export interface FilterProblem extends Span {
  /** One sentence for a person, without the position. */
  readonly message: string;
  readonly suggestion: string | null;
}
