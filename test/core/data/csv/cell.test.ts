import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellText, isQuotedCell, partBytes, quoteCell } from '../../../../src/data/csv/cell';

const encode = (text: string) => new TextEncoder().encode(text);

function parsed(raw: string): string {
  const bytes = encode(raw);
  return cellText(bytes, 0, bytes.length);
}

describe('cellText', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['""', ''],
    ['"a ""b"""', 'a "b"'],
    ['"a"b', 'ab'],
    ['5" pipe', '5" pipe'],
    ['"lone', '"lone'],
    ['"', '"'],
    ['"a \\"b\\" c"', 'a \\"b\\" c'],
    ['\ufeffx', '\ufeffx'],
  ])('reads %j as %j', (raw, text) => {
    expect(parsed(raw)).toBe(text);
  });

  it('undoes what quoteCell does, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, always) => {
        const raw = encode(quoteCell(text, ',', always));
        expect(cellText(raw, 0, raw.length)).toBe(text);
        expect(isQuotedCell(raw, 0, raw.length)).toBe(always || /[",\n\r]/.test(text));
      }),
    );
  });
});

describe('partBytes', () => {
  it('finds the raw bytes of a part of the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', '"', 'é', '🐧', ' ', ','), { maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (characters, one, two, always) => {
          const [from = 0, to = 0] = [one, two].map((n) => n % (characters.length + 1)).toSorted((a, b) => a - b);
          const raw = encode(quoteCell(characters.join(''), ',', always));
          const before = characters.slice(0, from).join('').length;
          const part = characters.slice(from, to).join('');
          const { start, end } = partBytes(raw, 0, raw.length, [before, before + part.length]);
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(raw.subarray(start, end));
          expect(isQuotedCell(raw, 0, raw.length) ? text.replaceAll('""', '"') : text).toBe(part);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
