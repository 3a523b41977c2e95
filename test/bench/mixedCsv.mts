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
 * The text, part by part, of a table of about `megabytes` MB: 20 columns of numbers, dates, categories, identifiers and
 * text, a tenth of the records with quotes, one in a thousand a repeat of an earlier one. The same bytes each time.
 */
export function* mixedCsv(megabytes: number): Generator<string> {
  const random = randomNumbers(42);
  const header = `${columns.join(',')}\n`;
  let left = megabytes * 1_000_000 - header.length;
  yield header;
  let old = '';
  for (let row = 0; left > 0;) {
    const lines: string[] = [];
    for (const end = row + 2000; row < end; row++) {
      if (row % 1000 === 500) old = record(row, random);
      lines.push(row % 1000 === 500 || row % 1000 === 900 ? old : record(row, random));
    }
    const part = `${lines.join('\n')}\n`;
    left -= part.length;
    yield part;
  }
}
