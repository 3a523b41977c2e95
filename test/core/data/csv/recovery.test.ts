import { describe, expect, it } from 'vitest';
import { memorySource, textSource, type ByteSource } from '../../../../src/data/csv/byteSource';
import type { Dialect } from '../../../../src/data/csv/dialect';
import { readBatches } from '../../../../src/data/csv/readBatches';
import { linesLookLikeRecords } from '../../../../src/data/csv/swallowedLines';

function dialect(width: number): Dialect {
  return { encoding: 'utf-8', bom: 0, delimiter: ',', quote: '"', preamble: 0, header: false, width };
}

/** Reads everything and says how many records and problems of each kind came, and how many bytes were fetched for it. */
function read(source: ByteSource, width: number) {
  let fetched = 0;
  const counting: ByteSource = {
    ...source,
    read: (start, end) => {
      const bytes = source.read(start, end);
      fetched += bytes.length;
      return bytes;
    },
  };
  const kinds: Record<string, number> = {};
  let rows = 0;
  for (const batch of readBatches(counting, dialect(width), { window: 65_536 })) {
    rows += batch.rows;
    for (const { kind } of batch.problems) kinds[kind] = (kinds[kind] ?? 0) + 1;
  }
  return { rows, kinds, fetched };
}

describe('reading on after broken quotes', () => {
  it('finds every record when each row has a lone quote', () => {
    expect(read(textSource('1,"x,2\n'.repeat(20_000)), 3)).toMatchObject({ rows: 20_000, kinds: { unclosed: 20_000 } });
  });

  it('spends one finding on a lone quote whose lines do not fit the width, and fetches a bounded part again', () => {
    const text = `1,"abc\n${'d,e,f,g\n'.repeat(200_000)}`;
    const { rows, kinds, fetched } = read(textSource(text), 2);
    expect({ rows, kinds }).toEqual({ rows: 200_001, kinds: { unclosed: 1 } });
    expect(fetched).toBeLessThan(text.length * 4);
  });

  it('does not doubt text of many lines in a table of one column', () => {
    const text = `"${'line\n'.repeat(500)}end"\nnext\n`;
    expect(read(textSource(text), 1)).toMatchObject({ rows: 2, kinds: {} });
  });

  it('keeps a bounded number of problems for a record that is nothing but quotes', () => {
    const { rows, kinds } = read(memorySource(new Uint8Array(300_001).fill(34)), 2);
    expect(rows).toBe(1);
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(65_536);
  });
});

describe('linesLookLikeRecords', () => {
  const judge = (text: string, width: number) => {
    const bytes = new TextEncoder().encode(text);
    return linesLookLikeRecords(bytes, 0, bytes.length, 44, width);
  };

  it('looks at whole lines only, forgives one in ten and blank lines, and counts delimiters in quotes as text', () => {
    expect(judge('"x\n1,2\n\n3,"a,b"\n5', 2)).toBe(true);
    expect(judge(`"x\n${'1,2\n'.repeat(9)}1,2,3\n`, 2)).toBe(true);
    expect(judge(`"x\n${'1,2\n'.repeat(8)}1\n1,2,3\n`, 2)).toBe(false);
    expect(judge('"x\r\n1,2\r\n3,4\r\n', 2)).toBe(true);
    expect(judge('"x\ny', 2)).toBe(false);
  });
});
