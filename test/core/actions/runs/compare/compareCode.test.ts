import { expect, it } from 'vitest';
import { CodeChanges } from '../../../../../src/actions/runs/compare/code/codeChanges';
import { compareRuns } from '../../../../../src/actions/runs/compare/compareRuns';
import { projectOf, type FakeRun } from '../fakeRuns';

const at = (commit: string): FakeRun => ({
  code: { commit: commit.repeat(40), branch: '', repository: null, dirty: false, script: null, command: null },
});

/** Of sides of so many runs, in the order of the runs, the runs that a diff of each further side can be opened between. */
async function runsApart(runs: readonly FakeRun[], sizes: readonly number[]): Promise<readonly (readonly string[])[]> {
  const code = new CodeChanges(() => Promise.resolve(null));
  let before = 0;
  const inputs = sizes.map((size) => {
    const numbers = Array.from({ length: size }, () => ++before);
    return { row: { type: 'group' as const, values: [] }, name: `after ${before}`, numbers };
  });
  const comparison = await compareRuns({ ...projectOf(runs), code }, inputs);
  return comparison.code.map(({ runs }) => runs.map((id) => id.slice(0, 1)));
}

it('leads to the code of two runs that were made at two commits, though the first of each side were not', async () => {
  expect(await runsApart([at('a'), at('a'), at('a'), at('b')], [2, 2])).toEqual([['0', '3']]);
  expect(await runsApart([at('a'), at('b'), at('a')], [2, 1])).toEqual([['1', '2']]);
});

it('leads nowhere where all were made at one commit, or none is known', async () => {
  expect(await runsApart([at('a'), at('a'), {}], [1, 1, 1])).toEqual([[], []]);
});
