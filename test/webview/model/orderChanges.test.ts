import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderChanges } from '../../../webview/experiments/model/orderChanges';

const keys = fc.uniqueArray(fc.string({ maxLength: 2 }), { maxLength: 20 });

describe('changes of an order', () => {
  it('count one row that went up as one, and not those that it passed', () => {
    expect(orderChanges(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toEqual({ added: 0, gone: 0, moved: 1 });
  });

  it('are none where only rows came or went', () => {
    fc.assert(
      fc.property(keys, fc.func(fc.boolean()), (all, keep) => {
        const kept = all.filter((key) => keep(key));
        expect(orderChanges(kept, all)).toEqual({ added: all.length - kept.length, gone: 0, moved: 0 });
        expect(orderChanges(all, kept)).toEqual({ added: 0, gone: all.length - kept.length, moved: 0 });
      }),
    );
  });

  it('are as many in both directions', () => {
    fc.assert(
      fc.property(keys, keys, (before, after) => {
        expect(orderChanges(before, after).moved).toBe(orderChanges(after, before).moved);
      }),
    );
  });
});
