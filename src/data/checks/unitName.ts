/** What a letter behind a number multiplies it by, where it is no unit: 45k, 1.2M. */
const magnitudes: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, tsd: 1e3, Tsd: 1e3, M: 1e6, Mio: 1e6, bn: 1e9 };

/** Spellings of units that people write out, and their signs. */
const signs: Readonly<Record<string, string>> = {
  ...{ ounce: 'oz', ounces: 'oz', pound: 'lb', pounds: 'lb', lbs: 'lb', gram: 'g', grams: 'g', gr: 'g' },
  ...{ kilo: 'kg', kilos: 'kg', kgs: 'kg', kilogram: 'kg', kilograms: 'kg', meter: 'm', meters: 'm', metre: 'm' },
  ...{ inch: 'in', inches: 'in', '"': 'in', foot: 'ft', feet: 'ft', mile: 'mi', miles: 'mi', litre: 'l', liter: 'l' },
  ...{ hour: 'h', hours: 'h', hr: 'h', hrs: 'h', minute: 'min', minutes: 'min', mins: 'min', sec: 's', secs: 's' },
  ...{ second: 's', seconds: 's', day: 'd', days: 'd', year: 'y', years: 'y', yr: 'y', yrs: 'y', eur: '€', euro: '€' },
  ...{ usd: '$', dollar: '$', dollars: '$', us$: '$', gbp: '£', percent: '%', pct: '%', degc: '°c', celsius: '°c' },
};

/** How much "k" or "M" behind a number multiplies it by; null for units proper. */
export function magnitudeOf(unit: string): number | null {
  return Object.hasOwn(magnitudes, unit) ? (magnitudes[unit] ?? null) : null;
}

/** What two spellings of the same unit have in common: "oz.", "OZ" and "ounces" are one, "mW" and "MW" are two. */
export function unitKey(unit: string): string {
  // What multiplies an amount belongs to its unit: "$ k" is another one than "$".
  const [word = ''] = unit
    .trim()
    .replace(/ (?=(?:bn|[kKmMB])$)/, '')
    .split(/[\s.]/);
  if (/^[mM]\p{Lu}?$/u.test(word)) return word;
  const plain = word.toLowerCase();
  return Object.hasOwn(signs, plain) ? (signs[plain] ?? plain) : plain;
}

/** Whether the name of a column says that its numbers are of this unit: weight_g, "Height (cm)". */
export function isNamedAfter(name: string, unit: string): boolean {
  const words = name
    .replace(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .split(/[^\p{L}%€$£°]+/u)
    .filter((word) => word !== '');
  return words.length > 1 && words.slice(1).some((word) => unitKey(word) === unitKey(unit));
}
