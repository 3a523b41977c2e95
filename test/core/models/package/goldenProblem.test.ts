import { expect, it } from 'vitest';
import type { ModelPort } from '../../../../src/models/inspect/modelFileReport';
import { goldenProblem } from '../../../../src/models/package/goldenProblem';
import { readGoldenPairs } from '../../../../src/models/package/scoringRequest';

/** What is said of golden pairs with two outputs. */
function said(given: object, inputs: readonly ModelPort[] = []): string | null {
  return goldenProblem(readGoldenPairs({ outputs: [0, 1], ...given }, 'golden.json'), inputs);
}

const port = (name: string, shape: ModelPort['shape'] = null): ModelPort => ({
  ...{ name, shape, type: 'long', required: true },
});
const split = {
  columns: ['a', 'b'],
  data: [
    [1, 3],
    [2, 4],
  ],
};

it.each([
  { inputs: { a: [1, 2], b: [3, 4] } },
  { instances: { a: [1, 2], b: [3, 4] } },
  { inputs: { inputs: { a: [1, 2], b: [3, 4] } } },
  { inputs: split },
  { dataframe_split: { ...split, index: [0, 1] } },
  { dataframe_split: { data: split.data } },
  { dataframe_records: [{ a: 1, b: 3 }, { a: 2, b: 4 }] },
  { instances: [{ a: 1, b: 3 }, { b: 4, a: 2 }] },
  { inputs: split.data },
  { inputs: split.data, params: {} },
])('inputs in a form of MLflow can be asked: %j', (given) => {
  expect(said(given)).toBeNull();
  expect(said(given, [port('a'), port('b')])).toBeNull();
}); // prettier-ignore

it('a column by itself, text by text or number by number, can be asked', () => {
  expect(said({ inputs: ['one', 'two'] })).toBeNull();
  expect(said({ dataframe_split: { columns: ['a'], data: [1, 2] } }, [port('a')])).toBeNull();
  expect(said({ inputs: { a: 1, b: 2 }, outputs: [1] }, [port('a'), port('b')])).toBeNull();
});

const cannot = (form: string, why: string) => `cannot be asked, at "${form}": ${why}; mend it there`;
const records = 'it is to be a list of rows {"column": value}';
const needed = 'it is to have "columns", a list of names, and "data", a list of rows';

it.each([
  ['inputs', { a: [1, 2], b: [3] }, 'column "a" has 2 values, and column "b" has 1 value, where all need as many'],
  ['inputs', { a: [1, 2], b: 3 }, 'column "a" has 2 values, and column "b" is no list, where all need as many'],
  ['inputs', [[1, 3], [2]], 'row 2 has another number of values than row 1'],
  ['inputs', [[1, 3], 2], 'row 2 has another number of values than row 1'],
  ['instances', [[[1], [2, 3]], [[4], [5, 6]]], 'lists in its rows differ in length'],
  ['inputs', [{ a: 1 }, [2]], records],
  ['dataframe_records', { a: [1, 2] }, records],
  ['dataframe_records', [[1, 3], [2, 4]], records],
  ['dataframe_split', { a: [1, 2] }, needed],
  ['dataframe_split', [[1, 3]], needed],
  ['dataframe_split', { columns: ['a', 'b'], data: [[1, 3], [2]] }, 'row 2 has 1 value, where 2 are due'],
])('inputs of no form are refused: %s %j', (form, values, why) => {
  expect(said({ [form]: values })).toBe(cannot(form, why));
}); // prettier-ignore

it('tensors by name may differ in length', () => {
  expect(said({ inputs: { a: [1, 2], b: [3] } }, [port('a', [null]), port('b', [null])])).toBeNull();
});

it('params, which are handed to no model, are refused', () => {
  const why =
    'has "params", which Tend hands to no model: leave them out, and of golden pairs write the outputs that come without them';
  expect(said({ inputs: [1, 2], params: { top: 3 } })).toBe(why);
  expect(said({ inputs: { instances: [1, 2], params: { top: 3 } } })).toBe(why);
});
