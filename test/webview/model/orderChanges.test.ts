import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBeyond, orderChanges } from '../../../webview/experiments/model/orderChanges';

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

describe('changes of an order of which a part is in sight', () => {
  it.each([
    ['a new run pushes one out of sight', { added: 1, gone: 1, moved: 0 }, 1, { added: 1, gone: 0, moved: 0 }],
    ['a run goes and one slides into sight', { added: 1, gone: 1, moved: 0 }, -1, { added: 0, gone: 1, moved: 0 }],
    ['a run comes up from out of sight', { added: 1, gone: 1, moved: 0 }, 0, { added: 0, gone: 0, moved: 1 }],
    ['a run comes where nobody looks', { added: 0, gone: 0, moved: 0 }, 1, { added: 1, gone: 0, moved: 0 }],
  ])('are told apart when %s', (_, inSight, more, told) => {
    expect(changesBeyond(inSight, more)).toEqual(told);
  });
});
