import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const rows = (cell: (row: number) => string): string =>
  ['id,t,v', ...Array.from({ length: 60 }, (_, row) => `${row},${cell(row)},${row % 3}`), ''].join('\n');

it('keeps text with escaped quotes together and says so, where commas stand in it too', async () => {
  const { findings } = await checkText(rows((row) => (row === 7 ? String.raw`"he said \"hi\", ok"` : '"fine, ok"')));
  expect(findings.map(placed)).toEqual(['9:3-23 warning csv-escape-mix']);
  expect(findings[0]).toMatchObject({
    message: String.raw`"he said \"hi\", ok" escapes a quote with a backslash. Readers end the cell there. Double it.`,
    mend: { edits: [{ text: '"he said ""hi"", ok"' }] },
  });
});

it('says it once where the whole file escapes quotes', async () => {
  const { findings } = await checkText(rows(() => String.raw`"he said \"hi\", ok"`));
  expect(findings).toMatchObject([{ check: 'csv-escape-mix', scope: 'column', count: 60 }]);
});

it('leaves a backslash at the end of a cell, or before a doubled quote, as it is', async () => {
  const { findings } = await checkText(
    rows((row) => (row % 2 ? String.raw`"C:\data\"` : String.raw`"{""a"": ""x\""y""}"`)),
  );
  expect(findings.filter(({ check }) => check.startsWith('csv'))).toEqual([]);
});
