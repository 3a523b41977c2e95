import { exponents, numberText } from '../../base/numberText';

/** A figure of a metric in a sentence: up to four digits after the point, none that are zeros; of what is smaller two that count, and of what is next to nothing its power of ten. */
export function figureText(value: number): string {
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && magnitude < 1e-9) return numberText(value, exponents);
  if (magnitude !== 0 && magnitude < 0.00005) return numberText(value, 1 - Math.floor(Math.log10(magnitude)));
  const decimals = `${Number(magnitude.toFixed(4))}`.split('.')[1]?.length ?? 0;
  return numberText(value, decimals);
}

/** With its sign, as a difference is written. */
export function differenceText(value: number): string {
  return value > 0 ? `+${figureText(value)}` : figureText(value);
}
