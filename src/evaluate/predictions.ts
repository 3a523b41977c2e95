/** What a model predicted beside what was true, a row each, in an order that does not depend on that of the file. */
export interface Predictions {
  /** Two classes, more of them, or numbers. */
  readonly kind: 'binary' | 'classes' | 'numbers';
  /** Null: the file has no column that names rows, so it cannot be joined with another one. */
  readonly ids: readonly string[] | null;
  /** Rows of one group are not independent; null: each row stands for itself. */
  readonly groups: readonly string[] | null;
  /** Classes in order; empty for numbers. */
  readonly labels: readonly string[];
  /** Place in `labels` of the class that is looked for; null: there are not two, or nothing says which it is. */
  readonly positive: number | null;
  /** The number, or the place of the class in `labels`. */
  readonly truth: Float64Array;
  /** Null: there are scores alone, and nothing says from which one on a row is positive. */
  readonly predicted: Float64Array | null;
  /** Score of the positive class of two, higher is surer; null without one, or where it is not known whose it is. */
  readonly scores: Float64Array | null;
  /** The score from which on a row was taken for positive, where no class was predicted; else null. */
  readonly threshold: number | null;
  /** Rows without a true value, which no figure holds. */
  readonly leftOut: number;
}

/** What is declared of the classes of a model; null: nothing is. */
export interface DeclaredClasses {
  readonly positive: string | null;
  readonly threshold: number | null;
}
