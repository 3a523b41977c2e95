import type { Range } from '../base/position';

/** One thing that is wrong with `tend.yaml`, at the exact key or value; that part is not applied, the rest is. */
export interface ConfigProblem {
  readonly severity: 'error' | 'warning' | 'info';
  readonly code: string;
  readonly message: string;
  readonly range: Range;
  /** What to write instead of the text in `range`. */
  readonly suggestion?: string;
}
