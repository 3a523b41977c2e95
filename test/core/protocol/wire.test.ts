import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWire, toWire } from '../../../src/protocol/wire';

describe('what travels between a panel and the extension', () => {
  it('arrives as it was sent, though JSON knows no NaN and no infinity', () => {
    const message = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.string(),
        fc.double({ noDefaultInfinity: false }).map((value) => (Object.is(value, -0) ? 0 : value)),
        fc.constant(null),
        fc.array(tie('any')),
        fc.dictionary(fc.string(), tie('any'), { noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(message, (sent) => {
        expect(fromWire(JSON.parse(JSON.stringify(toWire(sent))))).toEqual(sent);
      }),
    );
  });

  it('keeps its buffers', () => {
    const values = Float64Array.of(1, NaN, Infinity);
    expect(toWire({ values })).toEqual({ values });
    expect((fromWire({ values }) as { values: unknown }).values).toBe(values);
  });
});
