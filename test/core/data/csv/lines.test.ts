import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../../src/data/csv/byteSource';
import { addCheckpoint, appendCheckpoints, LineIndex, type LineCheckpoints } from '../../../../src/data/csv/lines';
import { isMalformed, stepBytes, stepUnits, utf8Step } from '../../../../src/data/csv/utf8';

/** Bytes that make all sorts of good and bad UTF-8. */
const bytes = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        0x61,
        0x2c,
        0x0a,
        0x0d,
        0x80,
        0xbf,
        0xc3,
        0xa9,
        0xe2,
        0x82,
        0xac,
        0xed,
        0xa0,
        0xf0,
        0x9f,
        0x98,
        0x80,
      ),
      fc.integer({ min: 0, max: 255 }),
    ),
    { maxLength: 60 },
  )
  .map((list) => Uint8Array.from(list));

/** Decodes everything before `offset` and splits it as an editor does. */
function naivePosition(all: Uint8Array, offset: number) {
  const text = new TextDecoder('utf-8').decode(all.subarray(0, offset));
  const lines = text.split(/\r\n|\n|\r/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Offsets at which a character starts (or the end): elsewhere the naive answer is about another text. */
function characterStarts(all: Uint8Array): number[] {
  const starts: number[] = [];
  let at = all[0] === 0xef && all[1] === 0xbb && all[2] === 0xbf ? 3 : 0;
  for (; at < all.length; at += stepBytes(utf8Step(all, at, all.length))) {
    if (!(all[at] === 10 && all[at - 1] === 13)) starts.push(at);
  }
  return [...starts, all.length];
}

describe('LineIndex', () => {
  it('agrees with decoding and splitting the whole text, malformed bytes included', () => {
    fc.assert(
      fc.property(bytes, fc.boolean(), (tail, mark) => {
        const all = mark ? Uint8Array.from([0xef, 0xbb, 0xbf, ...tail]) : tail;
        const offsets = characterStarts(all);
        const index = new LineIndex(memorySource(all));
        const right = offsets.map((offset) => naivePosition(all, offset));
        expect(index.positions(offsets)).toEqual(right);
        expect(offsets.map((offset) => index.position(offset))).toEqual(right);
      }),
      { numRuns: 2000 },
    );
  });

  it('places an offset inside a character or a line end at its start', () => {
    const index = new LineIndex(memorySource(new TextEncoder().encode('aé🐧\r\nb')));
    expect(index.positions([2, 4, 6, 7, 8, 9]).map(({ line, character }) => [line, character])).toEqual([
      [0, 1],
      [0, 2],
      [0, 2],
      [0, 4],
      [0, 4],
      [1, 0],
    ]);
  });

  it('gives the same positions with checkpoints, merged from two ranges, as without', () => {
    const line = 'id,Zürich,"🐧 a"\r\n';
    const all = new TextEncoder().encode(line.repeat(20_000));
    const length = new TextEncoder().encode(line).length;
    const halves = [0, 1].map((half) => {
      const part: LineCheckpoints = { offsets: [], lines: [] };
      for (let row = 0; row < 10_000; row++) addCheckpoint(part, (half * 10_000 + row) * length, row);
      return part;
    });
    const merged: LineCheckpoints = { offsets: [], lines: [] };
    for (const [half, part] of halves.entries()) appendCheckpoints(merged, part, half * 10_000);
    const source = memorySource(all);
    const offsets = Array.from({ length: 500 }, (_, step) => step * 700 * 2);
    const index = new LineIndex(source, merged);
    expect(merged.offsets.length).toBeGreaterThan(5);
    expect(index.positions(offsets)).toEqual(new LineIndex(source).positions(offsets));
    expect(index.position(15_000 * length + 11)).toEqual({ line: 15_000, character: 10 });
  });

  it('reads each block once for many offsets', () => {
    const all = new TextEncoder().encode('a,b\n'.repeat(50_000));
    let read = 0;
    const source = memorySource(all);
    const counting = {
      ...source,
      read: (start: number, end: number) => {
        const part = source.read(start, end);
        read += part.length;
        return part;
      },
    };
    new LineIndex(counting).positions(Array.from({ length: 50_000 }, (_, row) => row * 4));
    expect(read).toBeLessThan(all.length * 1.01);
  });
});

describe('utf8Step', () => {
  it('takes bytes for malformed exactly where the decoder writes U+FFFD, one each', () => {
    fc.assert(
      fc.property(bytes, (all) => {
        let units = 0;
        let malformed = 0;
        for (let at = 0; at < all.length;) {
          const step = utf8Step(all, at, all.length);
          units += stepUnits(step);
          if (isMalformed(step)) malformed++;
          at += stepBytes(step);
        }
        const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(all);
        expect(units).toBe(text.length);
        fc.pre(!isValidReplacement(all));
        expect(malformed).toBe(text.split('\ufffd').length - 1);
      }),
      { numRuns: 2000 },
    );
  });
});

/** U+FFFD itself, well encoded. */
function isValidReplacement(all: Uint8Array): boolean {
  return all.some((byte, at) => byte === 0xef && all[at + 1] === 0xbf && all[at + 2] === 0xbd);
}
