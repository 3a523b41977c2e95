/** Forty clean rows, then what is given. */
export function table(...rows: readonly string[]): string {
  const clean = Array.from({ length: 40 }, (_, n) => `${n + 1},${['north', 'south'][n % 2]},${20 + (n % 7)}`);
  return ['id,region,age', ...clean, ...rows].join('\n') + '\n';
}
export const clean = table();

/** One error (a cell is missing) and one warning (a trailing blank). */
export const faulty = table('41,north ,20', '42,south');
