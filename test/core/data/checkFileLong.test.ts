import { expect, it } from 'vitest';
import { checkPath, placed } from './checks/checking';
import { inTemporaryFile } from './temporaryTable';

/** A text of more than 16 MB in quotes. */
const texts = { 'one line': 'a'.repeat(17 << 20), 'many lines': 'Some words, in a line\nof prose.\n'.repeat(560_000) };

it.each(Object.entries(texts))('finds nothing wrong with a quoted text of 17 MB in %s', async (_name, text) => {
  const report = await inTemporaryFile(`id,text\n1,"${text}"\n2,b\n`, (path) => checkPath(path));
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({
    rows: 2,
    columns: [{ name: 'id' }, { name: 'text' }],
    complete: false,
    reason: 'row 1 is longer than 16 MB, and what lies beyond that was not looked at',
  });
});

it('counts the rows behind a line of 17 MB, and finds their faults where they stand', async () => {
  const report = await inTemporaryFile(`id,text\n1,${'a'.repeat(17 << 20)}\n2,b\n3\n`, (path) => checkPath(path));
  expect(report.findings.map(placed)).toEqual(['4:1-2 error csv-missing-cell']);
});

it('says of a name that is a whole file that it is longer than is read of it', async () => {
  const { findings } = await inTemporaryFile('a'.repeat(17 << 20), (path) => checkPath(path));
  expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('has more than 65,536 characters')]);
});
