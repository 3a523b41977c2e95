import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inputRows } from '../../../../../src/actions/models/pages/inputRows';
import { askedInput } from '../../../../../src/actions/models/restoring/askedInput';
import { runTend } from '../../../cli/runTend';
import { openedRegistry } from '../../../models/registry/openedRegistry';
import { temporaryFolder } from '../../../temporaryFolder';

/** churn@1, which takes one column of texts, and a file to be predicted. */
async function asking(name: string, content: string) {
  const signature = `signature: {inputs: '[{"type": "string", "name": "text", "required": true}]'}`;
  const mlmodel = `flavors: {python_function: {loader_module: mlflow.sklearn}}\n${signature}\n`;
  const root = temporaryFolder({ 'model/MLmodel': mlmodel });
  await runTend(root, ['models', 'package', 'model', '--name', 'churn', '--out', 'package']);
  await runTend(root, ['models', 'register', 'package', '--reason', 'first']);
  const path = join(root, name);
  writeFileSync(path, content);
  const context = openedRegistry(root);
  const rowsOf = (input: string | { readonly json: string }, rows: readonly number[]) =>
    inputRows(context, { version: 'churn@1', input, rows });
  return { path, rowsOf };
}

it('are the rows that a version with a signature is asked, those that are wanted in the order of the question', async () => {
  const { path, rowsOf } = await asking('rows.csv', 'text\na|b\nc|d\ne|f\n');
  expect(rowsOf(path, [1, 2])).toEqual({ columns: ['text'], rows: [['a|b'], ['c|d']] });
  expect(rowsOf(path, [3, 1, 4])).toEqual({ columns: ['text'], rows: [['e|f'], ['a|b'], []] });
  expect(askedInput(path, ['text']).given).toMatchObject({ columns: ['text'], rows: { length: 3 } });
});

it('are those of a table as it is written', async () => {
  const { path, rowsOf } = await asking('rows.csv', 'age;plan\n41;"pro; yearly"\n23;NA\n7;free\n');
  expect(rowsOf(path, [1, 2])).toEqual({
    columns: ['age', 'plan'],
    rows: [
      ['41', 'pro; yearly'],
      ['23', 'NA'],
    ],
  });
});

it('are those of JSON as it is asked: a request in any of its forms, a list of rows, or one row', async () => {
  const { path, rowsOf } = await asking('row.json', '{"age": 41, "plan": "pro"}');
  const one = { columns: ['age', 'plan'], rows: [[41, 'pro']] };
  expect(rowsOf(path, [1])).toEqual(one);
  const typed = (value: unknown, row = 1) => rowsOf({ json: JSON.stringify(value) }, [row]);
  expect(typed([41, 2, 3])).toEqual({ columns: ['value 1', 'value 2', 'value 3'], rows: [[41, 2, 3]] });
  expect(typed([[41, 'pro']])).toEqual({ columns: ['value 1', 'value 2'], rows: [[41, 'pro']] });
  expect(typed([[41], [23]], 2)).toEqual({ columns: ['value 1'], rows: [[23]] });
  expect(typed({ dataframe_split: { columns: ['age'], data: [[41]] } })).toEqual({ columns: ['age'], rows: [[41]] });
  expect(typed({ inputs: { age: [41] } })).toEqual({ columns: ['age'], rows: [[41]] });
  expect(typed({ inputs: 'text' })).toBeNull();
});
