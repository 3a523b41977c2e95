import { pythonFloat } from '../pythonFloat';

/** Points of a metric's file, and how much of it they took. */
export interface LoggedPoints {
  readonly steps: readonly number[];
  readonly times: readonly number[];
  readonly values: readonly number[];
  /** UTF-16 offset behind the last line that ends: what follows is still being written. */
  readonly end: number;
  /** Lines that are no points. */
  readonly unreadable: number;
}

/**
 * Lines of a metric's file: `time value`, `time value step` and, with a data set or a model, more words that follow. All of
 * MLflow's writers put the step third.
 */
export function parseMetricLog(text: string): LoggedPoints {
  const steps: number[] = [];
  const times: number[] = [];
  const values: number[] = [];
  let unreadable = 0;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    const line = text.slice(start, end);
    start = end + 1;
    const [time = '', value = '', step = '0'] = line.split(' ', 3);
    const number = pythonFloat(value.trimEnd());
    if (integer.test(time) && number !== null && integer.test(step.trimEnd())) {
      times.push(Number(time));
      values.push(number);
      steps.push(Number(step));
    } else if (line.trim() !== '') unreadable++;
  }
  return { steps, times, values, end: start, unreadable };
}

const integer = /^-?\d+$/;
