import type { ColumnInfo } from '../../../src/protocol/experiments/column';

/** Px of a letter of a head, on average, and of what stands beside it: direction and edges. */
const letter = 7.5;
const besideTitle = 30;
/** Before the unit. */
const gap = 8;

/** Px of a column that is shown for the first time: enough for its head and for what usually stands under it. */
export function firstWidth({ column, numeric, unit }: ColumnInfo, primary: boolean): number {
  const head = Math.round((column.key.length + unit.length) * letter) + besideTitle + (unit === '' ? 0 : gap);
  if (column.kind === 'metric') return primary ? within(head, 180, 220) : within(head, leastMetricWidth, 140);
  // "12 min ago"
  if (column.kind === 'attribute' && (column.key === 'started' || column.key === 'ended')) return within(head, 96, 130);
  return numeric ? within(head, 60, 110) : within(head, 84, 130);
}

/** Px of a metric with a short head: room for a value of any digits and for what marks the best. */
export const leastMetricWidth = 108;

/** Px of the metric that counts among groups, so that interval, deviation and difference have room. */
export const groupedMetricWidth = 318;

/** Px of the metric that counts beside a baseline, so that bar and difference have room. */
export const baselineMetricWidth = 258;

function within(width: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, width));
}
