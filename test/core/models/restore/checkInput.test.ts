import { describe, expect, it } from 'vitest';
import type { ModelPort } from '../../../../src/models/inspect/modelFileReport';
import { givenRows, requestOf } from '../../../../src/models/package/scoringRequest';
import { checkInput, leftOutSentence } from '../../../../src/models/restore/checkInput';

const port = (name: string, type: string, more: Partial<ModelPort> = {}): ModelPort => ({
  ...{ name, type, shape: null, required: true },
  ...more,
});
const churn = [port('age', 'long'), port('plan', 'string', { required: false }), port('active', 'boolean')];

/** What is said of a JSON text that a person gives. */
function said(value: unknown, inputs: readonly ModelPort[] | null = churn) {
  const { problem, others } = checkInput(givenRows(requestOf(value)), { name: 'churn@1', inputs });
  return problem ?? leftOutSentence('churn@1', others);
}

describe('an input that is compared with a signature', () => {
  it.each([
    [{ age: 41, active: true }],
    [[{ age: 41.5, plan: null, active: 0 }]],
    [[[41, 'pro', true]]],
    [[41, 'pro', true]],
    [{ dataframe_split: { columns: ['active', 'age'], data: [[true, 41]] } }],
    [{ inputs: { age: [41, 42], active: [true, false] } }],
    [{ instances: [{ age: 41, active: true }] }],
    [{ inputs: 'text' }],
  ])('fits: %j', (value) => {
    expect(said(value)).toBeNull();
  });

  it('may be of a type that nobody knows', () => {
    const inputs = [port('x', 'constructor'), port('y', 'toString')];
    expect(said({ x: 1, y: 2 }, inputs)).toBeNull();
  });

  it('has rows', () => {
    const none = 'The input has no row to predict.';
    const empty = [[], { dataframe_records: [] }, { instances: [] }, { dataframe_split: { columns: ['age'], data: [] } }];
    expect(empty.map((value) => said(value))).toEqual(empty.map(() => none));
    expect(said([], null)).toBe(none);
  }); // prettier-ignore

  it('has what the model needs, else what it has instead is named', () => {
    const takes = 'churn@1 takes "age", "plan", "active".';
    expect(said({ plan: 'pro' })).toBe(`The input has no "age", "active": ${takes}`);
    expect(said({ agee: 41, active: true })).toBe(`The input has no "age" but "agee": ${takes}`);
    expect(said({ age: 41, active: true, id: 7 })).toBe('1 column that churn@1 does not take is left out: "id".');
    expect(said({ age: 41, active: true, id: 7, town: 'Ulm' })).toBe(
      '2 columns that churn@1 does not take are left out: "id", "town".',
    );
  });

  it('has as many values a row as are taken where they have no names', () => {
    expect(said([[41, 'pro', true], [41]])).toBe('Row 2 has 1 value, and churn@1 takes 3: "age", "plan", "active".');
    expect(said([[1, 2, 3]], [port('', 'float64', { shape: [null, 4] })])).toBe(
      'Row 1 has 3 values, and churn@1 takes 4.',
    );
  });

  it('holds whole tensors where these are named', () => {
    const named = [port('X', 'float32', { shape: [null, 4] })];
    expect(said({ inputs: { X: [[1, 2, 3, 4]] } }, named)).toBeNull();
    expect(said({ instances: [{ X: [1, 2, 3, 4] }] }, named)).toBeNull();
    expect(said([[1, 2, 3]], named)).toBe('Row 1 has 3 values, and churn@1 takes 4.');
  });

  it('has values of the types of the signature', () => {
    expect(
      said([
        { age: 1, active: true },
        { age: 'old', active: true },
      ]),
    ).toBe('"age" of row 2 is "old", where churn@1 takes a number.');
    expect(said({ age: 1, plan: 5, active: true })).toBe('"plan" of row 1 is 5, where churn@1 takes a text.');
    expect(said([[1, 'pro', 'yes']])).toBe('"active" of row 1 is "yes", where churn@1 takes true or false.');
  });

  it('may be written as text in a file of text', () => {
    const inputs = { name: 'churn@1', inputs: churn };
    const columns = ['age', 'plan', 'active'];
    const check = (...row: readonly (string | null)[]) => checkInput({ columns, rows: [row] }, inputs, true).problem;
    expect([check('41.0', '5', 'True'), check(null, null, '0'), check('inf', '', 'false')]).toEqual([null, null, null]);
    expect(check('old', 'pro', 'True')).toBe('"age" of row 1 is "old", where churn@1 takes a number.');
  });

  it('names some of many columns', () => {
    const many = Array.from({ length: 9 }, (_, at) => port(`c${at}`, 'double'));
    expect(said({ c0: 1 }, many)).toBe(
      'The input has no "c1", "c2", "c3", "c4", "c5", "c6" and 2 others: churn@1 takes "c0", "c1", "c2", "c3", "c4", "c5" and 3 others.',
    );
  });
});
