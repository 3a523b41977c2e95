import { expect, it } from 'vitest';
import { checkText } from '../checking';

/** The first and last value that a report names of a column with these cells. */
async function edges(cells: readonly string[]): Promise<readonly unknown[]> {
  const text = ['id,Datum', ...cells.map((cell, row) => `${row},"${cell}"`), ''].join('\n');
  const column = (await checkText(text)).columns[1];
  return [column?.type, column?.min, column?.max];
}

const pair = (number: number): string => String(number).padStart(2, '0');

/** Days from 2 January 2023 to 28 December 2025, as `write` has them. */
function days(write: (year: number, month: string, day: string) => string): string[] {
  return Array.from({ length: 3 * 12 * 27 }, (_, index) =>
    write(2023 + Math.floor(index / 324), pair(1 + (Math.floor(index / 27) % 12)), pair(2 + (index % 27))),
  );
}

const dotted = days((year, month, day) => `${day}.${month}.${year}`);

it('takes dates with the day first into the range of their column, beside those that are written otherwise', async () => {
  expect(await edges(dotted)).toEqual(['date', '2023-01-02', '2025-12-28']);
  expect(await edges(dotted.with(400, '2024-05-03'))).toEqual(['date', '2023-01-02', '2025-12-28']);
  expect(await edges(days((year, month, day) => `${month}/${day}/${year}`))).toEqual([
    'date',
    '2023-01-02',
    '2025-12-28',
  ]);
});

it('names no range where nobody can tell the days', async () => {
  const early = dotted.filter((day) => Number(day.slice(0, 2)) <= 12);
  expect(await edges(early)).toEqual(['date', null, null]);
  expect(await edges(early.with(7, '2024-05-03'))).toEqual(['date', null, null]);
  expect(await edges(days((year, month, day) => `${day}.${month}.${year % 100}`).with(7, '2024-05-03'))).toEqual([
    'date',
    null,
    null,
  ]);
});

it('leaves out of a range the few dates that may be another day', async () => {
  const iso = days((year, month, day) => `${year}-${month}-${day}`);
  expect(await edges(iso.with(7, '03/04/2021'))).toEqual(['date', '2023-01-02', '2025-12-28']);
});

/** Ten thousand days from 1 January 2000 on, of which the dictionary of a column cannot hold all. */
function manyDays(write: (year: string, month: string, day: string) => string): string[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    const [year = '', month = '', day = ''] = new Date(Date.UTC(2000, 0, 1 + ((index * 7) % 10_000)))
      .toISOString()
      .slice(0, 10)
      .split('-');
    return write(year, month, day);
  });
}
const all = ['2000-01-01', '2027-05-18'];

it.each([
  ['ISO dates', manyDays((year, month, day) => `${year}-${month}-${day}`)],
  ['the year first', manyDays((year, month, day) => `${year}/${month}/${day}`)],
  ['the day first', manyDays((year, month, day) => `${day}.${month}.${year}`)],
  ['the month first', manyDays((year, month, day) => `${month}/${day}/${year}`)],
])('names the first and the last day of as many dates as there may be: %s', async (_, cells) => {
  expect(await edges(cells)).toEqual(['date', ...all]);
  expect(await edges(cells.with(9000, '4 May 1999'))).toEqual(['date', '1999-05-04', '2027-05-18']);
});

it('names the days alone of many dates with a time, as they are written', async () => {
  const cells = manyDays((year, month, day) => `${year}-${month}-${day}T23:30:00-05:00`);
  expect(await edges(cells)).toEqual(['datetime', ...all]);
});

it('names no range of many dates where nobody can tell the days', async () => {
  const twoDigits = manyDays((year, month, day) => `${day}/${month}/${year.slice(2)}`);
  expect(await edges(twoDigits)).toEqual(['date', null, null]);
  const early = manyDays((year, month, day) => `${day}/${month}/${year}`).filter(
    (day) => Number(day.slice(0, 2)) <= 12,
  );
  const ages = early.flatMap((day) => [day, day.replace(/20(?=..$)/, '19'), day.replace(/20(?=..$)/, '18')]);
  expect(await edges(ages)).toEqual(['date', null, null]);
});

it('puts hours of one digit before those of two', async () => {
  const times = Array.from({ length: 60 }, (_, row) => `${8 + (row % 9)}:${pair(row)}`);
  expect(await edges(times)).toEqual(['time', '08:00', '16:53']);
});
