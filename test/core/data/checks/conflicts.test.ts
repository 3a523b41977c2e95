import { expect, it } from 'vitest';
import { checkText, placed } from './checking';

const rows = Array.from({ length: 40 }, (_, row) => `${String(row)},${String(row % 7)}`).join('\n');

async function markersIn(text: string): Promise<string[]> {
  const { findings } = await checkText(text);
  return findings.filter(({ check }) => check.startsWith('csv-')).map(placed);
}

it('finds a conflict about the names of the columns, and takes its marker for no title', async () => {
  expect(await markersIn(`<<<<<<< HEAD\nid,v\n=======\nid,w\n>>>>>>> b\n${rows}\n`)).toEqual([
    '1:1-13 error csv-conflict-marker',
    '3:1-8 error csv-conflict-marker',
    '5:1-10 error csv-conflict-marker',
  ]);
});

it('finds one in a table of one column', async () => {
  const names = rows.replaceAll(',', '-');
  expect(await markersIn(`name\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n${names}\n`)).toEqual([
    '2:1-13 error csv-conflict-marker',
    '4:1-8 error csv-conflict-marker',
    '6:1-10 error csv-conflict-marker',
  ]);
});

it('takes a line of equals signs alone for no conflict', async () => {
  expect(await markersIn(`name\nTotal\n=======\n${rows.replaceAll(',', '-')}\n`)).toEqual([]);
});
