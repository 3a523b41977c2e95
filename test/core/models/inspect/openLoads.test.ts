import { expect, it } from 'vitest';
import { openLoads } from '../../../../src/models/inspect/openLoads';

const message = 'joblib.load would load it: Do not load it.';
const found = (areCells: boolean, ...texts: readonly string[]) =>
  openLoads('/project', { path: 'a', texts, areCells }, new Map([['evil.pkl', 'Do not load it.']]));

it('finds in cells what those above name, by the lines of the cell, however they end', () => {
  const range = { start: { line: 1, character: 12 }, end: { line: 1, character: 13 } };
  const cells = ['p = "evil.pkl"\r\n%matplotlib inline', 'import joblib\r\njoblib.load(p)', 'joblib.load("good.pkl")'];
  expect(found(true, ...cells)).toEqual([{ text: 1, range, message }]);
});

it('takes no line of a script for one of the shell', () => {
  const script = 'import joblib\nx = (0\n%joblib.load("evil.pkl"))';
  const range = { start: { line: 2, character: 13 }, end: { line: 2, character: 23 } };
  expect(found(false, script)).toEqual([{ text: 0, range, message }]);
  expect(found(true, script)).toEqual([]);
});
