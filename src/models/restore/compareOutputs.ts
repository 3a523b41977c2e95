/** How what a model says now differs from what it said when it was packaged. */
export interface OutputDifference {
  /** The largest absolute difference of two numbers; null: no two numbers were compared. */
  readonly maxAbsDiff: number | null;
  /** Values that were compared. */
  readonly compared: number;
  /** Values that differ by more than the tolerance, or are of another kind. */
  readonly differing: number;
  /** The first of them, where and how, as sentences. */
  readonly problems: readonly string[];
}

/** Differences that are told one by one. */
const mostTold = 3;

/** Numbers that JSON does not know come as these texts. */
const notFinite = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
]);

/**
 * Compares outputs, value by value. What MLflow's server answers (`{"predictions": …}`) and what is not a number, which is null
 * in JSON, are taken for what they mean.
 */
export function compareOutputs(expected: unknown, actual: unknown, tolerance: number): OutputDifference {
  const comparison = new Comparison(tolerance);
  comparison.compare(unwrapped(expected), unwrapped(actual), '');
  return comparison.result();
}

/** Numbers of the rows of which some value differs, from 1: of those that both have. */
export function differingRows(expected: unknown, actual: unknown, tolerance: number): readonly number[] {
  const [before, now] = [outputRows(expected), outputRows(actual)];
  const differs = (row: number) => compareOutputs(before[row - 1], now[row - 1], tolerance).differing > 0;
  return Array.from({ length: Math.min(before.length, now.length) }, (_, index) => index + 1).filter(differs);
}

/** Rows, by their numbers from 1, in which outputs differ: what differs not only by a number first, then the largest difference. */
export function byDifference(expected: unknown, actual: unknown, rows: readonly number[]): readonly number[] {
  const [before, now] = [outputRows(expected), outputRows(actual)];
  const differences = rows.map((row) => {
    const { maxAbsDiff } = compareOutputs(before[row - 1], now[row - 1], 0);
    return { row, difference: maxAbsDiff ?? Number.MAX_VALUE };
  });
  return differences.toSorted((a, b) => b.difference - a.difference).map(({ row }) => row);
}

/** What a model said, a row each; what is no list is one row. */
export function outputRows(outputs: unknown): readonly unknown[] {
  const value = unwrapped(outputs);
  return Array.isArray(value) ? value : [value];
}

/** How many predictions outputs are. */
export function rowsOf(outputs: unknown): number {
  return outputRows(outputs).length;
}

class Comparison {
  #maxAbsDiff: number | null = null;
  #compared = 0;
  #differing = 0;
  readonly #problems: string[] = [];

  constructor(private readonly tolerance: number) {}

  result(): OutputDifference {
    return {
      maxAbsDiff: this.#maxAbsDiff,
      compared: this.#compared,
      differing: this.#differing,
      problems: this.#problems,
    };
  }

  compare(expected: unknown, actual: unknown, at: string): void {
    if (Array.isArray(expected) && Array.isArray(actual)) this.#lists(expected, actual, at);
    else if (isRecord(expected) && isRecord(actual)) this.#records(expected, actual, at);
    else this.#values(expected, actual, at);
  }

  #lists(expected: readonly unknown[], actual: readonly unknown[], at: string): void {
    if (expected.length !== actual.length) this.#tell(at, `${actual.length} values instead of ${expected.length}`);
    expected.slice(0, actual.length).forEach((value, index) => this.compare(value, actual[index], `${at}[${index}]`));
  }

  #records(expected: Record<string, unknown>, actual: Record<string, unknown>, at: string): void {
    for (const [key, value] of Object.entries(expected)) {
      if (key in actual) this.compare(value, actual[key], `${at}.${key}`);
      else this.#tell(`${at}.${key}`, 'missing');
    }
    for (const key of Object.keys(actual)) if (!(key in expected)) this.#tell(`${at}.${key}`, 'new');
  }

  #values(expected: unknown, actual: unknown, at: string): void {
    this.#compared++;
    const [before, now] = [numberOf(expected), numberOf(actual)];
    if (before === null || now === null) {
      if (expected !== actual) this.#tell(at, `${shown(actual)} instead of ${shown(expected)}`);
      return;
    }
    if (Object.is(before, now)) return this.#note(0);
    const difference = Math.abs(before - now);
    if (Number.isFinite(difference)) this.#note(difference);
    if (!(difference <= this.tolerance)) this.#tell(at, `${shown(actual)} instead of ${shown(expected)}`);
  }

  #note(difference: number): void {
    this.#maxAbsDiff = Math.max(this.#maxAbsDiff ?? 0, difference);
  }

  #tell(at: string, problem: string): void {
    this.#differing++;
    if (this.#problems.length < mostTold) this.#problems.push(`output${at}: ${problem}`);
  }
}

function unwrapped(outputs: unknown): unknown {
  if (!isRecord(outputs)) return outputs;
  return 'predictions' in outputs && Object.keys(outputs).length === 1 ? outputs.predictions : outputs;
}

function numberOf(value: unknown): number | null {
  if (value === null) return NaN;
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? (notFinite.get(value) ?? null) : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
