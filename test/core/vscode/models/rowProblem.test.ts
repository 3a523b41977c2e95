import { expect, it, vi } from 'vitest';
import { rowProblem } from '../../../../src/vscode/commands/models/rowProblem';

vi.mock('vscode', () => ({ InputBoxValidationSeverity: { Warning: 2 } }));

it.each([
  ['{age: 4}', 'Names need double quotes: {"age": …}.'],
  ['{"age": 41, plan: "pro"}', 'Names need double quotes: {"plan": …}.'],
  [`{'age': 4}`, 'Names need double quotes: {"age": …}.'],
  ['{"age":54', 'It is not finished: it begins with { and does not end with }.'],
  ['[41, "pro"', 'It is not finished: it begins with [ and does not end with ].'],
  ['5', 'A row has the names of its columns, as in {"age": 41}, or is a list, as in [5].'],
  ['{}', 'The row has no columns yet.'],
  ['old', 'Write one row, or a list of rows, as JSON.'],
])('of %s, which is no row, it is said why', (text, why) => {
  expect(rowProblem(text, { name: 'churn@3', inputs: [] })).toBe(why);
});
