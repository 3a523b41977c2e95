import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { firstRows, writtenRows } from '../../../../../src/actions/models/restoring/writtenRows';
import { temporaryFolder } from '../../../temporaryFolder';

function read(text: string | Uint8Array, expected: readonly string[] = []) {
  const path = join(temporaryFolder(), 'rows.csv');
  writeFileSync(path, text);
  const { columns, rows, dialect } = writtenRows(path, firstRows(10), expected);
  return { columns, rows, delimiter: dialect.delimiter };
}

const latin = (text: string) => Buffer.from(text, 'latin1');

it('reads a file that is not UTF-8 throughout as Windows-1252, as Python does', () => {
  const table = { columns: ['größe', 'alter'], rows: [['1', 'früh €']], delimiter: ';' };
  expect(read(latin('größe;alter\n1;früh \x80\n'))).toEqual(table);
  expect(read('größe;alter\n1;früh €\n')).toEqual(table);
  const long = 'größe'.repeat(400_000);
  expect(read(`${long}\n1\n`).columns).toEqual([long]);
  const late = Buffer.concat([Buffer.from('größe;alter\n'), latin('1;2\n'.repeat(400_000)), latin('ü;1\n')]);
  expect(read(late).columns).toEqual(['grÃ¶ÃŸe', 'alter']);
});

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
