import { compareSides } from '../../../../../src/actions/runs/compare/compareSides';
import { readSides } from '../../../../../src/actions/runs/compare/side';
import { projectOf, type FakeRun } from '../fakeRuns';

/** Scores by seed. */
export const xgb = [0.8477, 0.8512, 0.8515, 0.8501, 0.8462];
export const lgbm = [0.8532, 0.855, 0.8545, 0.8553, 0.8506];

/** Runs of one group, by seed. */
export const group = (model: string, scores: readonly number[], rest: FakeRun = {}): readonly FakeRun[] =>
  scores.map((val_auc, seed) => ({
    name: `${model} ${seed}`,
    ...rest,
    params: { model, seed: String(seed), ...rest.params },
    metrics: { val_auc, train_time: 60 - 10 * Number(model === 'lgbm') + seed / 10, lr: 0.1, ...rest.metrics },
  }));

/** Compares groups of runs, each with its name. */
export function compare(...sides: readonly (readonly [string, readonly FakeRun[]])[]) {
  const runs = sides.flatMap(([, of]) => of);
  let before = 0;
  const inputs = sides.map(([name, of]) => {
    const numbers = of.map((_, index) => before + index + 1);
    before += of.length;
    return { row: { type: 'group' as const, values: [] }, name, numbers };
  });
  const project = projectOf(runs);
  return compareSides(project, readSides(project.store, inputs));
}
