import { describe, expect, it } from 'vitest';
import { checkText } from './checking';

const day = (row: number): string =>
  `2024-${String(1 + (row % 12)).padStart(2, '0')}-${String(1 + (row % 28)).padStart(2, '0')}`;

/** A column of 60 dates and those that are given. */
const said = async (others: readonly string[], usual = day): Promise<string[]> => {
  const rows = [...Array.from({ length: 60 }, (_, row) => usual(row)), ...others];
  const text = ['n,seen', ...rows.map((value, row) => `${(row * 7) % 11},${value}`), ''].join('\n');
  const { findings } = await checkText(text);
  return findings.map(({ check, message, fix }) => `${check}: ${message}${fix === null ? '' : ` [${fix}]`}`);
};

describe('a time of day', () => {
  const harm = 'pandas reads all by the format of the first, and stops or leaves the column as text';

  it('is another format among dates without one', async () => {
    expect(await said(['2024-05-05 12:30:00', '2024-05-06 00:00:00'])).toEqual([
      `date-format-mixed: "2024-05-05 12:30:00" has a time of day; 60 other dates have none: ${harm}. Write it as the others are.`,
      `date-format-mixed: "2024-05-06 00:00:00" has a time of day; 60 other dates have none: ${harm}. Write 2024-05-06. [Replace "2024-05-06 00:00:00" with 2024-05-06]`,
    ]);
  });

  it('is missed among dates that have one', async () => {
    expect(await said(['2024-05-05'], (row) => `${day(row)}T12:00`)).toEqual([
      `date-format-mixed: "2024-05-05" has no time of day; 60 other dates have one: ${harm}. Write it as the others are.`,
    ]);
  });

  it('is said once where many have one', async () => {
    const many = Array.from({ length: 40 }, (_, row) => `${day(row)} 12:00`);
    expect(await said(many)).toEqual([
      `date-format-mixed: 40 dates of seen have a time of day, 60 others have none: ${harm}. Write all alike.`,
    ]);
  });
});

describe('a date in another format', () => {
  it('is to be written as the others are: with their seconds, and with their separator', async () => {
    const fix = async (date: string, time: string) => (await said([date], (row) => `${day(row)}${time}`))[0];
    expect(await fix('13/05/2024 10:00', ' 12:00:30')).toContain('Write 2024-05-13 10:00:00. [Replace');
    expect(await fix('13/05/2024 10:00:05', 'T12:00')).toContain('Write 2024-05-13T10:00. [Replace');
    expect(await fix('13/05/2024', ' 12:00:30')).toMatch(/Write it as the others are\.$/);
    expect(await fix('13/05/2024', '')).toContain('Write 2024-05-13. [Replace');
    const among = await said(['13/05/2024', '2024-05-06 12:00:00']);
    expect(among.join('\n')).toContain('Write 2024-05-13. [Replace');
  });
});

describe('a date with another separator', () => {
  const two = (count: number): string => String(count).padStart(2, '0');
  const dated = (sign: string) => (row: number) => [two(1 + (row % 28)), two(1 + (row % 12)), '2023'].join(sign);
  const mixed = async (others: readonly string[], usual: (row: number) => string) =>
    (await said(others, usual)).filter((message) => message.startsWith('date-format-mixed'));
  const harm = 'A loader stops there, or leaves the column as text.';

  it('is told with the day first, and mended where its order is beyond doubt', async () => {
    expect(await mixed(['06/01/2023', '25-01-2023'], dated('.'))).toEqual([
      `date-format-mixed: "06/01/2023" is written with "/"; 60 other dates are written with ".". ${harm} Write 06.01.2023 if the day comes first here too.`,
      `date-format-mixed: "25-01-2023" is written with "-"; 60 other dates are written with ".". ${harm} Write 25.01.2023. [Replace "25-01-2023" with 25.01.2023]`,
    ]);
    expect(await mixed(['08.01.2020 10:30'], dated('/'))).toEqual([
      `date-format-mixed: "08.01.2020 10:30" is written with "."; 60 other dates are written with "/". ${harm} Write 08/01/2020 10:30 if the day comes first here too.`,
    ]);
  });

  it('is read in the order of others with its sign', async () => {
    expect((await mixed(['12/25/2023', '12/31/2023', '06/01/2023'], dated('.'))).at(-1)).toBe(
      `date-format-mixed: "06/01/2023" is written with "/"; 60 other dates are written with ".". ${harm} Write 01.06.2023 if the month comes first here, as in others with "/".`,
    );
  });

  it('is told with the month first', async () => {
    expect(await mixed(['01-06-2023'], (row) => `${two(1 + (row % 12))}/${two(1 + (row % 28))}/2023`)).toEqual([
      `date-format-mixed: "01-06-2023" is written with "-"; 60 other dates are written with "/". ${harm} Write 01/06/2023 if the month comes first here too.`,
    ]);
  });

  it('is told once where many have one', async () => {
    expect(
      await mixed(
        Array.from({ length: 40 }, (_, row) => dated('/')(row)),
        dated('.'),
      ),
    ).toEqual([
      `date-format-mixed: seen parts day, month and year by several signs: 60 with "." and 40 with "/". ${harm} Write all as 2026-04-03.`,
    ]);
  });
});

describe('a date centuries before all others', () => {
  it.each(['1023-01-11', '1023-01-11 10:30:00', '23.01.1023'])('has a mistyped year: %s', async (odd) => {
    const usual = (row: number) =>
      odd.length > 10 ? `${day(row)} 12:00:00` : odd.includes('.') ? `${13 + (row % 9)}.01.2024` : day(row);
    expect(await said([odd], usual)).toEqual([
      `outlier-isolated: "${odd}" lies centuries before 60 other dates, of the year 2024. A mistyped year? Write the real day.`,
    ]);
  });

  it('may be one of history, or of another age where several are', async () => {
    expect(await said(['1066-10-14'], (row) => `${String(1492 + row * 8)}${day(row).slice(4)}`)).toEqual([]);
    expect(await said(['1066-10-14', '1067-10-14', '1068-10-14', '1069-10-14'])).toEqual([]);
  });
});

describe('the first day of a calendar', () => {
  it.each([
    ['1970-01-01', 'the day from which computers count'],
    ['1900-01-01', 'the first day of spreadsheets and databases'],
    ['9999-12-31', 'the last day of databases'],
  ])('%s looks like a code where it stands repeatedly, far from all others', async (origin, what) => {
    const found = await said([origin, origin, origin]);
    expect(found).toHaveLength(3);
    expect(found[0]).toBe(
      `sentinel-number: "${origin}" is ${what}, and stands 3 times; the others lie in 2024-01-01 to 2024-12-24. It looks like a code for "missing". Leave it empty. [Set Missing ("${origin}" becomes empty)]`,
    );
  });

  it('looks like one twice where nothing is near it', async () => {
    expect(await said(['1900-01-01', '1900-01-01'])).toHaveLength(2);
    const decades = (row: number): string => `${String(1990 + (row % 30))}${day(row).slice(4)}`;
    expect(await said(['1970-01-01', '1970-01-01'], decades)).toEqual([]);
  });

  it('may be real once, and among others of its time', async () => {
    expect(await said(['1970-01-01'])).toEqual([]);
    const birth = (row: number): string => `${String(1930 + row)}${day(row).slice(4)}`;
    expect(await said(['1970-01-01', '1970-01-01', '1970-01-01'], birth)).toEqual([]);
  });
});

describe('a date that can be read in two ways', () => {
  const ambiguous = async (usual: (row: number) => string, others: readonly string[] = []) =>
    (await said(others, usual)).filter((message) => message.startsWith('date-ambiguous'));
  const two = (count: number): string => String(count).padStart(2, '0');

  it('is shown by one that means two days', async () => {
    const [only] = await ambiguous((row) => `${two(1 + (row % 9))}/${two(1 + ((row * 5) % 9))}/2026`);
    expect(only).toContain('("02/06/2026": 2 June or 6 February)');
  });

  it('is one with dots too, because pandas takes the month first there as well', async () => {
    expect(await ambiguous((row) => `${two(1 + ((row * 5) % 28))}.03.2024`)).toEqual([
      'date-ambiguous: 42 % of seen can be read in two ways ("01.03.2024": 1 March or 3 January); line 5 puts the day first. Loaders take the month first. Write all as 2024-03-01.',
    ]);
    expect(await ambiguous(day, ['9.3.2024'])).toEqual([
      'date-ambiguous: "9.3.2024" can be 9 March or 3 September; no other line shows the order. Ask the source, and write it as 2024-03-09 or 2024-09-03.',
    ]);
  });

  it.each(['1.2.3', '10.0.1', '10.0.0.1', '1.2.2024.1'])('is no version number or address such as %s', async (text) => {
    expect(await ambiguous(() => text)).toEqual([]);
  });

  it('is none where both readings are the same day', async () => {
    expect(await ambiguous((row) => `${two(1 + (row % 12))}/${two(1 + (row % 12))}/2026`)).toEqual([]);
    expect(await ambiguous((row) => `${13 + (row % 15)}/03/2026`, ['05/05/2026', '05/06/2026'])).toEqual([
      'date-ambiguous: "05/06/2026" can be 5 June or 6 May; line 2 puts the day first. Write 2026-06-05.',
    ]);
  });

  it('is told where all the first ones, or nearly all, mean one day', async () => {
    const late = Array.from({ length: 7 }, (_, index) => `${two(2 + index)}/01/2026`);
    expect(await ambiguous(() => '01/01/2026', [...Array<string>(60).fill('01/01/2026'), ...late])).toEqual([
      'date-ambiguous: "02/01/2026" can be 2 January or 1 February; no other line shows the order. Ask the source, and write it as 2026-01-02 or 2026-02-01.',
      ...late.slice(1).map((): unknown => expect.stringMatching(/^date-ambiguous: "0[3-8]\/01\/2026" can be /)),
    ]);
    expect(await ambiguous(() => '05/05/2026', ['04/05/2026', '13/05/2026'])).toEqual([
      'date-ambiguous: "04/05/2026" can be 4 May or 5 April; line 63 puts the day first. Write 2026-05-04.',
    ]);
    expect(await ambiguous((row) => (row < 20 ? '05/05/2026' : `04/${two(1 + (row % 3))}/2026`))).toEqual([
      'date-ambiguous: 67 % of seen can be read in two ways ("04/03/2026": 4 March or 3 April); no other line shows the order. Loaders take the month first. Write all as 2026-04-03 or 2026-03-04, whichever is meant.',
    ]);
  });

  it('is told without an example where its values are too many to know', async () => {
    const first = Array.from({ length: 1100 }, () => '01/01/2026');
    const minute = (row: number): string =>
      `${two(2 + (row % 3))}/05/2026 ${two(row % 24)}:${two(row % 60)}:${two(row % 59)}`;
    const minutes = Array.from({ length: 6000 }, (_, row) => minute(row));
    expect(await ambiguous(() => '01/01/2026', [...first, ...minutes])).toEqual([
      'date-ambiguous: 84 % of seen can be read in two ways; no other line shows the order. Loaders take the month first. Write all with the year first.',
    ]);
  });
});

it.each([
  ['24:00', (row: number) => `${String(row % 24).padStart(2, '0')}:15`],
  ['24:00:00', (row: number) => `${String(row % 24).padStart(2, '0')}:15:00`],
  ['2024-03-02T24:00:00', (row: number) => `${day(row)}T12:00:00`],
])('%s is the end of a day, as ISO 8601 has it', async (midnight, usual) => {
  expect(await said([midnight], usual)).toEqual([]);
});

it.each([60, 300])('tells zero dates and the NULL of a dump where nothing else stands in %d rows', async (rows) => {
  const cells = Array.from({ length: rows }, (_, row) => (row % 5 === 0 ? '0000-00-00 00:00:00' : '\\N'));
  const { findings } = await checkText(`id,deleted_at\n${cells.map((cell, row) => `r${row},${cell}`).join('\n')}\n`);
  expect(
    findings.filter(({ check }) => check !== 'missing-rate').map(({ check, message }) => [check, message]),
  ).toEqual([
    [
      'date-invalid',
      `${rows / 5} cells of deleted_at read "0000-00-00 00:00:00", which databases write for "no date": there is no such day. Loading stops, or makes text of the column. Leave them empty.`,
    ],
    [
      'sentinel-text',
      `${rows * 0.8} cells of deleted_at say "\\N" for "missing": a model would see one more value of deleted_at. Leave them empty.`,
    ],
  ]);
});

it('takes for a zero date no code that is only shaped like a date', async () => {
  const cells = Array.from({ length: 60 }, (_, row) => `r${row},0000-13-${10 + (row % 40)}`);
  expect((await checkText(`id,code\n${cells.join('\n')}\n`)).findings).toEqual([]);
});
