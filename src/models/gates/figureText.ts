import { numberText } from '../../base/numberText';

/** A figure of a metric in a sentence: up to four digits after the point, none that are zeros. */
export function figureText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 0.00005) return value.toExponential(1).replace('-', '−');
  const decimals = `${Number(magnitude.toFixed(4))}`.split('.')[1]?.length ?? 0;
  return numberText(value, decimals);
}

/** With its sign, as a difference is written. */
export function differenceText(value: number): string {
  return value > 0 ? `+${figureText(value)}` : figureText(value);
}
