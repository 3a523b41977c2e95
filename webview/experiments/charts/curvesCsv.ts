import type { ChartedCurve, GroupCurve } from '../../../src/protocol/experiments/charts';

const header = ['charted', 'run', 'kind', 'from', 'to', 'min', 'max', 'value', 'low', 'high', 'n'];

type Line = readonly (string | number | null | undefined)[];

/**
 * All that is drawn, by its kind: `points`, of which a line holds the least, greatest and last from one place to another;
 * `smoothed`, the line over the points of a run; of a group `mean` with its 95 % interval over `n` runs, and `smoothed mean`.
 */
export function curvesCsv(curves: readonly ChartedCurve[], smoothing: number): string {
  const lines = curves.flatMap((charted) => [
    ...pointLines(charted),
    ...smoothedLines(charted, smoothing),
    ...meanLines(charted),
  ]);
  return [header, ...lines].map((line) => line.map(csvCell).join(',')).join('\n') + '\n';
}

function pointLines({ name: charted, curves }: ChartedCurve): readonly Line[] {
  return curves.flatMap(({ name, from, to, min, max, last }) =>
    Array.from(from, (start, at) => [charted, name, 'points', start, to[at], min[at], max[at], last[at], '', '', '']),
  );
}

/** Of several members only the mean is smoothed. */
function smoothedLines(
  { name: charted, group, curves: [only, ...more] }: ChartedCurve,
  smoothing: number,
): readonly Line[] {
  if (smoothing === 0 || group || !only?.smooth || more.length > 0) return [];
  const values = only.smooth;
  return Array.from(only.to, (x, at) => [charted, only.name, 'smoothed', x, x, '', '', values[at], '', '', '']);
}

function meanLines({ name, group }: ChartedCurve): readonly Line[] {
  if (!group) return [];
  const linesOf = (kind: string, { mean, low, high }: Pick<GroupCurve, 'mean' | 'low' | 'high'>) =>
    Array.from(group.at, (x, at) => [name, '', kind, x, x, '', '', mean[at], low[at], high[at], group.members[at]]);
  const lines = [...linesOf('mean', group), ...(group.smoothed ? linesOf('smoothed mean', group.smoothed) : [])];
  return lines.filter(([, , , , , , , value]) => !Number.isNaN(value));
}

export function csvCell(value: string | number | null | undefined): string {
  const text = String(value ?? '');
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
