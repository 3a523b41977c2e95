import { expect, it } from 'vitest';
import type { ColumnRef } from '../../../src/protocol/experiments/column';
import { BoxGroups } from '../../../webview/experiments/charts/boxGroups';
import { rowKey } from '../../../webview/experiments/model/rowKey';

const metric: ColumnRef = { kind: 'metric', key: 'auc', of: 'last' };
const model: ColumnRef = { kind: 'param', key: 'model' };
const models = ['gbm', 'rf', null, 'gbm'];

function asked() {
  let reads = 0;
  const at = ({ kind }: ColumnRef, run: number) => {
    reads++;
    return kind === 'metric' ? run / 10 : (models[run] ?? null);
  };
  const values = { ids: ['a', 'b', 'c', 'd'], names: ['a', 'b', 'c', 'd'], at, has: () => true, numeric: () => true };
  return { question: { values, metric, by: [model], order: [] }, reads: () => reads };
}

it('puts the groups of the boxes in the order of the table', () => {
  const { question } = asked();
  const order = ['rf', 'gbm'].map((name) => rowKey({ type: 'group', values: [name] }));
  expect(new BoxGroups().of({ ...question, order })).toEqual([
    { name: 'rf', runs: [1], without: 0 },
    { name: 'gbm', runs: [0, 3], without: 0 },
    { name: 'no model', runs: [2], without: 0 },
  ]);
});

it('counts in each group the runs that have no finite value, and leaves out no group', () => {
  const { question } = asked();
  const numbers = [0.1, NaN, Infinity, null];
  const at = (column: ColumnRef, run: number) => (column.kind === 'metric' ? numbers[run] : models[run]) ?? null;
  expect(new BoxGroups().of({ ...question, values: { ...question.values, at } })).toEqual([
    { name: 'gbm', runs: [0], without: 1 },
    { name: 'rf', runs: [], without: 1 },
    { name: 'no model', runs: [], without: 1 },
  ]);
});

it('reads the values of all runs once, until something else is asked for', () => {
  const { question, reads } = asked();
  const groups = new BoxGroups();
  const first = groups.of(question);
  const read = reads();
  expect(groups.of({ ...question, by: [model] })).toBe(first);
  expect(reads()).toBe(read);
  expect(groups.of({ ...question, by: [] })).toEqual([{ name: 'all runs', runs: [0, 1, 2, 3], without: 0 }]);
});
