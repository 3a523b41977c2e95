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

it('takes the two versions of a row for the conflict, and not for rows with one identifier', async () => {
  const series = (from: number, to: number): string =>
    Array.from({ length: to - from }, (_, row) => `${from + row},${(row * 7) % 13}.${row}`).join('\n');
  const text = `id,v\n${series(0, 30)}\n<<<<<<< HEAD\n30,1.5\n=======\n30,1.7\n>>>>>>> b\n${series(31, 60)}\n`;
  const checks = async (all: string): Promise<string[]> => (await checkText(all)).findings.map(({ check }) => check);
  expect(await checks(text)).toEqual(Array<string>(3).fill('csv-conflict-marker'));
  expect(await checks(`${text}30,1.9\n`)).toContain('id-duplicate');
});
