const date = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * What a date as people write it stands for: a year, month, day, minute or second, UTC unless it says otherwise.
 * Milliseconds since 1970, end exclusive; null where it is no date.
 */
export function dateSpan(text: string): { readonly start: number; readonly end: number } | null {
  const match: readonly (string | undefined)[] | null = date.exec(text.trim());
  if (!match) return null;
  const parts = match.slice(1);
  const zone = parts.pop();
  const fields = parts.filter((part) => part !== undefined).map(Number);
  const start = utc(fields);
  if (!isSame(start, fields)) return null;
  const next = fields.map((field, index) => (index === fields.length - 1 ? field + 1 : field));
  const shift = zone === undefined ? 0 : offsetOf(zone);
  return { start: start - shift, end: utc(next) - shift };
}

/** A moment, to the second, as a filter has it: "2026-11-20 14:03Z"; null where no year of four digits holds it. */
export function dateText(at: number): string | null {
  if (!(at >= utc([1]) && at < utc([10_000]))) return null;
  const text = new Date(at).toISOString().slice(0, 19).replace('T', ' ');
  return `${text.replace(/:00$/, '')}Z`;
}

function utc([year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[]): number {
  // Date.UTC takes years below 100 for those of the last century.
  return new Date(0).setUTCFullYear(year, month - 1, day) + ((hour * 60 + minute) * 60 + second) * 1000;
}

/** Not for 31 February, nor 25 o'clock. */
function isSame(
  time: number,
  [year, month = 1, day = 1, hour = 0, minute = 0, second = 0]: readonly number[],
): boolean {
  const at = new Date(time);
  const seen = [at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate(), at.getUTCHours(), at.getUTCMinutes()];
  return [...seen, at.getUTCSeconds()].every(
    (field, index) => field === [year, month, day, hour, minute, second][index],
  );
}

function offsetOf(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
