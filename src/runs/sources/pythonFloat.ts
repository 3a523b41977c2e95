const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const words: Readonly<Record<string, number>> = {
  nan: NaN,
  inf: Infinity,
  '-inf': -Infinity,
  infinity: Infinity,
  '-infinity': -Infinity,
};

/** A number as Python's `str(float)` and numpy write it; null where the text is none. */
export function pythonFloat(text: string): number | null {
  if (decimal.test(text)) return Number(text);
  return words[text.toLowerCase()] ?? null;
}
