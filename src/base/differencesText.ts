/**
 * What the others have other than the first one: one entry each, in their order ("=, +100, –": equal, and other without more to
 * say); once where that is the same of all.
 */
export function differencesText({
  values: [first, ...others],
  differences,
}: {
  readonly values: readonly (string | null)[];
  readonly differences: readonly string[];
}): string {
  if (new Set(differences).size <= 1) return differences[0] ?? '';
  const entry = (text: string, index: number) => text || (others[index] === first ? '=' : '–');
  return differences.map(entry).join(', ');
}
