/** Points of a series in logged order; the three columns have one length. */
export interface Points {
  readonly steps: Float64Array;
  /** Milliseconds since 1970; NaN without times. */
  readonly times: Float64Array;
  readonly values: Float64Array;
}

export function joinPoints(parts: readonly Points[]): Points {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return {
    steps: joinColumns(parts.map((part) => part.steps)),
    times: joinColumns(parts.map((part) => part.times)),
    values: joinColumns(parts.map((part) => part.values)),
  };
}

export function slicePoints({ steps, times, values }: Points, from: number, to: number): Points {
  return { steps: steps.subarray(from, to), times: times.subarray(from, to), values: values.subarray(from, to) };
}

function joinColumns(columns: readonly Float64Array[]): Float64Array {
  const joined = new Float64Array(columns.reduce((sum, column) => sum + column.length, 0));
  let at = 0;
  for (const column of columns) {
    joined.set(column, at);
    at += column.length;
  }
  return joined;
}
