import { expect, it } from 'vitest';
import type { Side } from '../../../../../src/actions/runs/compare/side';
import { verdictCaveats } from '../../../../../src/actions/runs/compare/warnings';

/** A side of two runs that differ in a param, which says each time that its text is read. */
function mixedSide(name: string, onRead: () => void): Side {
  class Read extends Map<string, string> {
    override get(key: string): string | undefined {
      onRead();
      return super.get(key);
    }
  }
  const details = ['1', '2'].map((depth) => ({ params: new Read([['depth', depth]]), tags: new Map() }));
  return { row: { type: 'group', values: [] }, name, runs: 2, details: details as unknown as Side['details'] };
}

it('reads the params of each side once, however many sides are held against the first', () => {
  let reads = 0;
  const sides = ['a', 'b', 'c', 'd'].map((name) => mixedSide(name, () => reads++));
  expect(verdictCaveats(sides, []).slice(1)).toEqual(
    ['b', 'c', 'd'].map((name) => [`the runs of a and ${name} are no repeats of one thing`]),
  );
  expect(reads).toBe(8);
});
