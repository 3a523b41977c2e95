import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RowRef } from '../../../src/protocol/experiments/viewState';
import { reconcileCharted, toggleCharted } from '../../../webview/experiments/model/charted';

const run = (id: number): RowRef => ({ type: 'run', id: `${id}` });
const someRuns = fc.uniqueArray(fc.nat(12), { maxLength: 8 }).map((ids) => ids.map(run));

describe('identities of charted rows', () => {
  it('stay with their rows while the order changes', () => {
    const before = reconcileCharted([], [run(1), run(2), run(3)]);
    expect(reconcileCharted(before, [run(3), run(4), run(1)])).toEqual([
      { row: run(3), slot: 2 },
      { row: run(4), slot: 1 },
      { row: run(1), slot: 0 },
    ]);
  });

  it('are never shared by two rows, whatever was charted before', () => {
    fc.assert(
      fc.property(someRuns, someRuns, (before, after) => {
        const charted = reconcileCharted(reconcileCharted([], before), after);
        expect(new Set(charted.map(({ slot }) => slot)).size).toBe(after.length);
      }),
    );
  });

  it('are freed when a row is unmarked, and given to the next one', () => {
    const three = toggleCharted(toggleCharted([], [run(1), run(2)]), [run(3)]);
    const two = toggleCharted(three, [run(2)]);
    expect(two.map(({ slot }) => slot)).toEqual([0, 2]);
    expect(toggleCharted(two, [run(9)]).at(-1)).toEqual({ row: run(9), slot: 1 });
  });

  it('are given to all rows of a selection of which some are marked', () => {
    expect(toggleCharted(toggleCharted([], [run(1)]), [run(1), run(2)])).toHaveLength(2);
  });
});
