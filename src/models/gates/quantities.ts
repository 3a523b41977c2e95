const spans: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  y: 365.25 * 86_400_000,
};

/** Milliseconds of a duration of `tend.yaml`, such as `30d` or `1.5 ms`. */
export function durationOf(text: string): number {
  const [, number = '0', unit = ''] = /^([\d.]+) ?(\w+)$/.exec(text) ?? [];
  return Number(number) * (spans[unit] ?? 0);
}

const units: Readonly<Record<string, number>> = { bytes: 1, KB: 1e3, MB: 1e6, GB: 1e9 };

/** Bytes of a size of `tend.yaml`, such as `500 MB`. */
export function sizeOf(text: string): number {
  const [, number = '0', unit = 'bytes'] = /^([\d.]+) ?(\w+)$/.exec(text) ?? [];
  return Number(number) * (units[unit] ?? 1);
}
