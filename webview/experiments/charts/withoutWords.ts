/** "2 without a value", beside a group of a chart; empty: all have one. */
export function withoutWords(count: number): string {
  return count === 0 ? '' : `${count} without a value`;
}
