import type { FilterProblem, Span } from './predicate';

/** Ends the reading of a filter at its first problem; never leaves this folder. */
export class FilterError extends Error {
  readonly problem: FilterProblem;

  constructor({ start, end }: Span, message: string, suggestion: string | null = null) {
    super(message);
    this.problem = { start, end, message, suggestion };
  }
}
