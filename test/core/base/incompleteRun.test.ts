import { expect, it } from 'vitest';
import { incompleteText, incompleteWord } from '../../../src/base/incompleteRun';

const torn = 'The last record is torn.';

it('a run that is gone from its source says so, and why it was only partly read all the same', () => {
  const told = [
    { partly: null, gone: false },
    { partly: torn, gone: false },
    { partly: null, gone: true },
    { partly: torn, gone: true },
  ].map((run) => [incompleteWord(run), incompleteText(run)]);
  expect(told).toEqual([
    ['', ''],
    ['partly read', `partly read: ${torn}`],
    ['gone from its source', 'gone from its source: what was read of it stays.'],
    ['gone from its source, partly read', `gone from its source: what was read of it stays. Partly read: ${torn}`],
  ]);
});
