import { expect, it } from 'vitest';
import { panelModel } from './panelModel';

it('runs that change faster than they are read are shown as they were read, and once more after that', async () => {
  const runs = { all: 1, shown: 1, running: 1, incomplete: 0, archived: 0 };
  let asked = 0;
  const model = await panelModel({
    table: () =>
      Promise.resolve({ token: `${++asked}`, rows: 0, runs, groups: null, problem: null, blame: null, unknown: [] }),
  });
  const before = asked;
  const shown = new Set<number>();
  model.loader.onDidChange(() => shown.add(Number(model.loader.token) - before));
  await Promise.all([1, 2, 3, 4].map(() => model.runsChanged(null)));
  expect([...shown]).toEqual([1, 2]);
  await model.runsChanged(null);
  expect([...shown]).toEqual([1, 2, 3]);
});
