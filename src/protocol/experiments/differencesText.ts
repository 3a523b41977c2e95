import type { ComparedFact } from './comparison';

/**
 * What the others have other than the first one: one entry each, in their order ("=, +100, –": equal, and other without more to
 * say); once where that is the same of all.
 */
export function differencesText({
  values: [first, ...others],
  differences,
}: Pick<ComparedFact, 'values' | 'differences'>): string {
  if (new Set(differences).size <= 1) return differences[0] ?? '';
  const entry = (text: string, index: number) => text || (others[index] === first ? '=' : '–');
  return differences.map(entry).join(', ');
}
