import { secondText } from '../../../src/base/days';
import { finiteExtent } from '../../../src/base/finiteExtent';
import { ownText } from '../../../src/base/numberText';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { durationTexts, tickFormat, wallTexts } from './axisText';
import { clockTicks, timeTicks } from './ticks';

type Measure = 'number' | 'time' | 'duration';

/** What the numbers of a column count: points in time and durations are in milliseconds. */
export function measureOf(column: ColumnRef): Measure {
  if (column.kind !== 'attribute') return 'number';
  if (column.key === 'duration') return 'duration';
  return column.key === 'started' || column.key === 'ended' ? 'time' : 'number';
}

/** One number of a column on its own: "0.8645", "2026-11-27 13:40:12" by the clock of whoever reads it, "2.5 min". */
export function valueText(column: ColumnRef, value: number): string {
  if (!Number.isFinite(value)) return ownText(value);
  switch (measureOf(column)) {
    case 'time':
      return secondText(value - new Date(value).getTimezoneOffset() * 60_000);
    case 'duration':
      return durationTexts([value]).join('');
    case 'number':
      return ownText(value);
  }
}

/** What `valueText` writes, and what is like it; a bare number beside durations is seconds, as in the filter. NaN: none of it. */
export function readValue(column: ColumnRef, text: string): number {
  switch (measureOf(column)) {
    case 'time':
      // A day alone would be one of UTC.
      return Date.parse(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text} 00:00` : text);
    case 'duration': {
      const [, count = '', unit = 's'] = /^(-?[\d.,]+)\s*(ms|s|min|h|d)?$/.exec(text) ?? [];
      return count === '' ? NaN : Number(count.replaceAll(',', '')) * (milliseconds[unit] ?? NaN);
    }
    case 'number':
      return Number(text.replaceAll(',', ''));
  }
}

const milliseconds: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

interface ColumnTicks {
  readonly text: (value: number) => string;
  /** Where they lie; null: at round numbers, which the chart finds. */
  readonly places: readonly number[] | null;
}

/** How the ticks of a linear axis over numbers of a column are written, and where those of times lie. */
export function columnTicks(column: ColumnRef, numbers: readonly number[]): ColumnTicks {
  const measure = measureOf(column);
  const extent = finiteExtent(numbers);
  if (measure === 'number' || !extent) return { text: tickFormat(numbers), places: null };
  const places = (measure === 'duration' ? timeTicks : clockTicks)(extent.low, extent.high);
  const texts = measure === 'duration' ? durationTexts(places) : wallTexts(places);
  // One alone is written in full.
  const known = new Map(places.length > 1 ? places.map((place, index) => [place, texts[index]]) : []);
  return { text: (value) => known.get(value) ?? valueText(column, value), places };
}
