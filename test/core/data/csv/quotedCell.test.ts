import { expect, it } from 'vitest';
import { QuotedCellReader } from '../../../../src/data/csv/quotedCell';

/** How often a byte is looked at to find the end of a cell. */
function looks(text: string): { readonly end: number; readonly count: number } {
  let count = 0;
  const bytes = new Proxy(new TextEncoder().encode(text), {
    get(target, key) {
      count++;
      return Reflect.get(target, key, target) as unknown;
    },
  });
  return { end: new QuotedCellReader(','.charCodeAt(0), 3).find(bytes, 0, text.length, true), count };
}

it('looks at the bytes of a cell a few times each, however many escaped quotes stand before commas', () => {
  const cell = `"{${'\\"k\\":\\"v\\",'.repeat(500)}\\"e\\":1}"`;
  const { end, count } = looks(`${cell},x\n`);
  expect(end).toBe(cell.length);
  expect(count).toBeLessThan(8 * cell.length);
});
