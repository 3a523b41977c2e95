import { numberText } from '../../base/numberText';

/** A figure of a metric in a sentence: up to four digits after the point, none that are zeros; of what is smaller than that two that count. */
export function figureText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 0.00005)
    return numberText(value, Math.min(20, 1 - Math.floor(Math.log10(magnitude))));
  const decimals = `${Number(magnitude.toFixed(4))}`.split('.')[1]?.length ?? 0;
  return numberText(value, decimals);
}

/** With its sign, as a difference is written. */
export function differenceText(value: number): string {
  return value > 0 ? `+${figureText(value)}` : figureText(value);
}
