import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../../src/data/finding';
import { checkText } from '../checking';

const count = 130;
const cities = ['Rome', 'Oslo', 'Lima', 'Bonn'];

/** Ten rows as they should be after each faulty one. */
function table(faulty: (index: number) => string): string {
  const lines = ['id,city,size,kind'];
  for (let index = 0; index < count; index++) {
    lines.push(faulty(index));
    for (let right = 0; right < 10; right++) {
      const row = index * 10 + right;
      lines.push(`${row},${cities[row % 4] ?? ''},${row * 3},${row % 2 === 0 ? 'a' : 'b'}`);
    }
  }
  return [...lines, ''].join('\n');
}

async function linesOf(check: string, text: string): Promise<number[]> {
  const { findings } = await checkText(text, { allCells: true, only: [check] });
  return findings.filter(ofCells).map(({ range }) => range?.start.line ?? -1);
}

function ofCells({ scope }: Finding): boolean {
  return scope === 'cell' || scope === 'row';
}

const everyEleventh = Array.from({ length: count }, (_, index) => 1 + index * 11);

describe('all cells', () => {
  it.each([
    ['csv-blank-row', () => ''],
    ['csv-missing-cell', (index: number) => `x${index},Rome`],
    ['csv-extra-cell', (index: number) => `x${index},Rome,7,a,b`],
    ['missing-all-row', (index: number) => `x${index},,,`],
    ['csv-stray-quote', (index: number) => `x${index},Ro"me,7,a`],
    ['text-case-variant', (index: number) => `x${index},${cities[index % 4]?.toUpperCase() ?? ''},7,a`],
    ['text-whitespace', (index: number) => `x${index},Rome ,7,a`],
    ['text-invisible', (index: number) => `x${index},Ro\u200bme,7,a`],
    ['csv-unclosed-quote', (index: number) => `x${index},"Rome,7,a`],
    ['type-mixed', (index: number) => `${90_000 + index},Rome,seven ${index},a`],
  ])('of %s are found beyond the hundred that a profile keeps', async (check, faulty) => {
    expect(await linesOf(check, table(faulty))).toEqual(everyEleventh);
  });

  it('of row-duplicate know the line that they repeat', async () => {
    const text = table((index) => (index === 0 ? 'first,Rome,7,a' : 'same,Rome,7,a'));
    const { findings } = await checkText(text, { allCells: true, expectations: { id: 'size' } });
    const repeats = findings.filter(({ check }) => check === 'row-duplicate');
    expect(repeats.map(({ range }) => range?.start.line)).toEqual(everyEleventh.slice(2));
    expect(new Set(repeats.map(({ message }) => message.split('.')[0]))).toEqual(
      new Set(['All 4 cells repeat line 13']),
    );
  });

  it('of schema-unique know the line that they repeat', async () => {
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const text = table((index) => `${index * 10 + 5},Rome,${-index},c`);
    const { findings } = await checkText(text, {
      allCells: true,
      only: ['schema-unique'],
      expectations: { columns: { id: { unique: true, at } } },
    });
    expect(findings).toHaveLength(count);
    expect(findings[0]?.message).toContain('5 already stands in line 2;');
  });

  it('of a declared range, of values and of numbers are judged as in the first pass', async () => {
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const text = table((index) => `x${index},Rom,-5,a`);
    const expectations = {
      columns: { size: { range: [0, 10_000], at }, city: { values: cities, at } },
    } as const;
    const { findings } = await checkText(text, { allCells: true, expectations });
    const linesFor = (check: string) =>
      findings.filter((each) => each.check === check).map(({ range }) => range?.start.line);
    expect(linesFor('schema-range')).toEqual(everyEleventh);
    expect(linesFor('schema-domain')).toEqual(everyEleventh);
  });

  it('of blanks around everything are named one by one', async () => {
    const text = table((index) => `x${index},Rome,7,a`).replaceAll(',', ', ');
    const { findings } = await checkText(text, { allCells: true, only: ['text-whitespace'] });
    expect(findings).toHaveLength(count * 11 * 3);
  });
});
