import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writtenRows } from '../../../../../src/actions/models/restoring/writtenRows';
import { temporaryFolder } from '../../../temporaryFolder';

function read(text: string, expected: readonly string[] = []) {
  const { columns, rows, dialect } = writtenRows(join(temporaryFolder({ 'rows.csv': text }), 'rows.csv'), 10, expected);
  return { columns, rows, delimiter: dialect.delimiter };
}

const texts = 'text\na|b\nc|d\n';

it('reads a column of texts that look like a table where a signature names it', () => {
  expect(read(texts, ['text'])).toEqual({ columns: ['text'], rows: [['a|b'], ['c|d']], delimiter: ',' });
  expect(read(texts).delimiter).toBe('|');
});

it('reads a table as it is written where that is what a signature names, or nothing is', () => {
  const table = { columns: ['age', 'plan'], rows: [['41', 'pro, yearly']], delimiter: ';' };
  expect(read('age;plan\n41;pro, yearly\n', ['age'])).toEqual(table);
  expect(read('age;plan\n41;pro, yearly\n', ['height'])).toEqual(table);
});
