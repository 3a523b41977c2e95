const number = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i;
const infinity = /^\s*([-+]?)inf(?:inity)?\s*$/i;
const notANumber = /^\s*[-+]?nan\s*$/i;

/** The number that a param or tag spells as Python writes it; NaN where it spells that, null where it is a text. */
export function recordedNumber(text: string): number | null {
  if (number.test(text)) return Number(text);
  const infinite = infinity.exec(text);
  if (infinite) return infinite[1] === '-' ? -Infinity : Infinity;
  return notANumber.test(text) ? NaN : null;
}
