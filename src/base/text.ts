/** "54,000": groups of three with commas, a true minus sign. */
export function formatCount(count: number): string {
  const digits = Math.abs(Math.trunc(count))
    .toString()
    .replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return count < 0 ? `−${digits}` : digits;
}

/** "1 row", "54,000 rows"; `words` where adding an s is wrong. */
export function plural(count: number, word: string, words = `${word}s`): string {
  return `${formatCount(count)} ${count === 1 ? word : words}`;
}

/** "1 byte", "1.2 KB", "10 MB": powers of 1,000, at most one digit after the point. */
export function formatBytes(bytes: number): string {
  const units = [bytes === 1 ? 'byte' : 'bytes', 'KB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  const text = unit === 0 || value >= 9.95 ? Math.round(value).toString() : value.toFixed(1);
  return `${text} ${units[unit] ?? ''}`;
}

/** The entry that a mistyped word most likely means, or null when none is near. */
export function nearest(word: string, among: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const entry of among) {
    const distance = editDistance(word.toLowerCase(), entry.toLowerCase(), least);
    if (distance >= least) continue;
    least = distance;
    best = entry;
  }
  return best;
}

/** The nearest of some names, else the only one of which the word is the beginning or the end: `monthly` of `monthly_eur`. */
export function nearestName(word: string, names: readonly string[]): string | null {
  const near = nearest(word, names);
  if (near !== null) return near;
  const part = withUnderscores(word);
  const [only = null, ...others] = names.filter((name) => {
    const whole = withUnderscores(name);
    return whole.startsWith(`${part}_`) || whole.endsWith(`_${part}`);
  });
  return others.length === 0 ? only : null;
}

function withUnderscores(name: string): string {
  return name.toLowerCase().replace(/[-. ]/g, '_');
}

/**
 * Edits (insert, delete, replace, swap two neighbours) that make `b` of `a`, in UTF-16 units: the restricted
 * Damerau-Levenshtein distance. `limit` or more is reported as `limit`.
 */
export function editDistance(a: string, b: string, limit = Infinity): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let rowLeast = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      current.push(cost);
      rowLeast = Math.min(rowLeast, cost);
    }
    if (rowLeast >= limit) return limit;
    beforeLast = last;
    last = current;
  }
  return Math.min(limit, last[b.length] ?? 0);
}

/** With a capital letter first, as a sentence begins. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Cuts a long text in the middle, so that both ends can be recognised: at most `length` UTF-16 units. */
export function shorten(text: string, length = 60): string {
  if (text.length <= length) return text;
  const kept = length - 1;
  const tail = Math.floor(kept / 3);
  return `${text
    .slice(0, kept - tail)
    .toWellFormed()
    .replace(/\uFFFD$/, '')}…${text
    .slice(text.length - tail)
    .toWellFormed()
    .replace(/^\uFFFD/, '')}`;
}
