import { expect, it } from 'vitest';
import { checkText } from './checking';

/** What is said of characters that cannot be seen, in a table of 150 rows. */
async function invisible(cell: (row: number) => string): Promise<readonly string[]> {
  const rows = Array.from({ length: 150 }, (_, row) => `${cell(row)},${row}`).join('\n');
  const { findings } = await checkText(`src,n\n${rows}\n`);
  return findings
    .filter(({ check }) => check === 'text-invisible')
    .map(({ message, fix }) => `${message} ${fix ?? ''}`);
}

it('leaves joiners of emoji and scripts alone, however many cells hold them', async () => {
  expect(await invisible((row) => `👩\u200d👩\u200d👧 ${row}`)).toEqual([]);
  expect(await invisible((row) => `می\u200cخواهم ${row}`)).toEqual([]);
  expect(await invisible((row) => `"می\u200cخواهم, ${row}"`)).toEqual([]);
});

it('finds joiners that join nothing, and what else cannot be seen beside those that do', async () => {
  expect(await invisible((row) => (row === 7 ? 'Ro\u200dme' : `w${row}`))).toHaveLength(1);
  const [only, ...more] = await invisible((row) => `👩\u200d👧${row === 7 ? '\u200b' : ''} ${row}`);
  expect(only).toMatch(/\(U\+200B\): .* Write that\. Replace with ".+" \(without U\+200B\)$/);
  expect(more).toEqual([]);
});
