/** What is said of files of the same size of which nobody knows whether they are the same. */
export const uncompared = 'same size, contents not compared';

export function isUncompared({ differences }: { readonly differences: readonly string[] }): boolean {
  return differences.includes(uncompared);
}
