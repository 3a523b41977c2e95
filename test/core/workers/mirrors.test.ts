import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextDelta } from '../../../src/workers/checkProtocol';
import { applyDeltas, Mirrors } from '../../../src/workers/mirrors';

const file = { kind: 'mirror', key: 'a', path: '/a.csv' } as const;

describe('a mirrored document', () => {
  it('is put together from its parts and follows its edits', () => {
    const mirrors = new Mirrors();
    mirrors.apply({ type: 'open', key: 'a' });
    mirrors.apply({ type: 'append', key: 'a', text: 'x,y\n' });
    mirrors.apply({ type: 'append', key: 'a', text: '1,2\n' });
    mirrors.apply({ type: 'change', key: 'a', deltas: [{ offset: 4, length: 1, text: '17' }] });
    expect(mirrors.resolve(file)).toEqual({ kind: 'text', path: '/a.csv', text: 'x,y\n17,2\n' });
  });

  it('is refused once it is closed, and a file on disk needs none', () => {
    const mirrors = new Mirrors();
    mirrors.apply({ type: 'open', key: 'a' });
    mirrors.apply({ type: 'close', key: 'a' });
    expect(() => mirrors.resolve(file)).toThrow(expect.objectContaining({ reason: 'changed' }));
    expect(mirrors.resolve({ kind: 'file', path: '/b.csv' })).toEqual({ kind: 'file', path: '/b.csv' });
  });

  it('equals the text after edits whose offsets are all those before, in any order', () => {
    const edits = fc.array(fc.record({ gap: fc.nat(5), length: fc.nat(5), text: fc.string() }), { maxLength: 8 });
    fc.assert(
      fc.property(
        fc.string({ minLength: 100, maxLength: 100 }),
        edits,
        fc.infiniteStream(fc.boolean()),
        (text, parts, coin) => {
          const deltas: TextDelta[] = [];
          let at = 0;
          for (const { gap, length, text: written } of parts) {
            deltas.push({ offset: at + gap, length, text: written });
            at += gap + length + 1;
          }
          const oneByOne = deltas.reduceRight(
            (before, { offset, length, text: written }) =>
              before.slice(0, offset) + written + before.slice(offset + length),
            text,
          );
          const shuffled = deltas.toSorted(() => (coin.next().value ? 1 : -1));
          expect(applyDeltas(text, shuffled)).toBe(oneByOne);
        },
      ),
    );
  });
});
