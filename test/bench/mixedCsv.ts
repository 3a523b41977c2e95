import { closeSync, openSync, writeSync } from 'node:fs';

const regions = ['north', 'south', 'east', 'west', 'centre'];
const plans = ['basic', 'plus', 'pro', 'enterprise'];
const cities = Array.from({ length: 400 }, (_, index) => `City ${String(index)}`);
const words = 'late order parcel invoice customer asked for a refund after the second call and was happy'.split(' ');

const columns = [
  ...['id', 'account', 'age', 'visits', 'balance', 'score', 'latitude', 'longitude', 'region', 'plan', 'city'],
  ...['active', 'signed_up', 'last_seen', 'sku', 'quantity', 'price', 'discount', 'note', 'channel'],
];

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)] as T;
}

function note(random: () => number): string {
  const text = Array.from({ length: 2 + Math.floor(random() * 7) }, () => pick(words, random)).join(' ');
  const kind = random();
  if (kind < 0.05) return `"${text}, ""urgent"""`;
  return kind < 0.1 ? `"${text}, again"` : text;
}

function day(random: () => number): string {
  return new Date(1_500_000_000_000 + Math.floor(random() * 3000) * 86_400_000).toISOString().slice(0, 10);
}

function record(row: number, random: () => number): string {
  return [
    row + 1,
    `A${String(Math.floor(random() * 1e9)).padStart(9, '0')}`,
    18 + Math.floor(random() * 70),
    Math.floor(random() * 10_000),
    (random() * 10_000).toFixed(2),
    random().toFixed(6),
    (random() * 180 - 90).toFixed(5),
    (random() * 360 - 180).toFixed(5),
    pick(regions, random),
    pick(plans, random),
    pick(cities, random),
    random() < 0.5 ? 'true' : 'false',
    day(random),
    `${day(random)}T${String(Math.floor(random() * 24)).padStart(2, '0')}:${String(Math.floor(random() * 60)).padStart(2, '0')}:00Z`,
    `SKU-${Math.floor(random() * 100_000).toString(36)}`,
    1 + Math.floor(random() * 20),
    (random() * 500).toFixed(2),
    random() < 0.03 ? '' : (random() * 0.5).toFixed(2),
    note(random),
    random() < 0.01 ? 'NA' : pick(['web', 'shop', 'phone'], random),
  ].join(',');
}

/**
 * Writes a table of about `megabytes` MB: 20 columns of numbers, dates, categories, identifiers and text, a tenth of the
 * records with quotes, one in a thousand a repeat of an earlier one. The same bytes each time. Returns the records.
 */
export function writeMixedCsv(path: string, megabytes: number): number {
  const random = randomNumbers(42);
  const file = openSync(path, 'w');
  const bytes = megabytes * 1_000_000;
  let written = writeSync(file, `${columns.join(',')}\n`);
  let rows = 0;
  let old = '';
  while (written < bytes) {
    const lines: string[] = [];
    for (let index = 0; index < 2000; index++, rows++) {
      if (rows % 1000 === 500) old = record(rows, random);
      lines.push(rows % 1000 === 500 || (rows % 1000 === 900 && old !== '') ? old : record(rows, random));
    }
    written += writeSync(file, `${lines.join('\n')}\n`);
  }
  closeSync(file);
  return rows;
}
