import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAt, filterTokens } from '../../webview/experiments/filter/filterTokens';

const kinds = (text: string) =>
  filterTokens(text)
    .filter(({ text: part }) => part.trim() !== '')
    .map(({ kind, text: part }) => `${kind} ${part}`);

describe('the colours of a filter', () => {
  it('tell names, words, numbers and strings apart', () => {
    expect(kinds("params.`a b` in ('x''y', 1e-3) and started > -14d")).toEqual([
      'name params.`a b`',
      'keyword in',
      'other (',
      "string 'x''y'",
      'other ,',
      'number 1e-3',
      'other )',
      'keyword and',
      'name started',
      'other >',
      'number -14d',
    ]);
  });

  it('lose and move no character of any text, also around what is wrong', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), fc.nat(20), (text, from, length) => {
        const parts = cutAt(filterTokens(text), { start: from, end: from + length });
        expect(parts.map((part) => part.text).join('')).toBe(text);
        for (const { start, text: part } of parts) expect(text.slice(start, start + part.length)).toBe(part);
      }),
    );
  });
});
