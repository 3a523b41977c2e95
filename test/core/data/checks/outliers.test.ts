import { describe, expect, it } from 'vitest';
import { checkText } from './checking';

async function said(name: string, cells: Readonly<Record<number, string>>, usual: (row: number) => string, rows = 300) {
  const lines = Array.from({ length: rows }, (_, row) => `r${String(row)},${cells[row] ?? usual(row)}`);
  const { findings } = await checkText(`row,${name}\n${lines.join('\n')}\n`);
  return findings
    .filter(({ check }) => check === 'outlier-isolated' || check === 'sentinel-number')
    .map(({ check, message }) => `${check} ${message}`);
}

const age = (row: number): string => String(18 + ((row * 37) % 62));
/** Sums of twelve numbers that follow each other badly: a bell around 27. */
const bell = (row: number): string => {
  let sum = 0;
  for (let index = 0; index < 12; index++) sum += ((row * 7919 + index * 104729 + row * row * 31) % 1009) / 1009;
  return (27 + (sum - 6) * 4).toFixed(1);
};

describe('a number far from all others', () => {
  it('lies beyond ages, which have no tails, or below zero', async () => {
    expect(await said('age', { 10: '210', 14: '-5' }, age)).toEqual([
      'outlier-isolated 210 is 2.7 times the next value (79) and moves the mean by 0.54. A digit too many? Likely 21.',
      'outlier-isolated -5 is below zero (the other 299 values begin at 18); scaled to 0..1 the others stay above 0.11. Correct it, or keep it if it was measured.',
    ]);
  });

  it('lies below a scale of few steps, however often its first step stands', async () => {
    const rating = (row: number): string => String(row % 20 === 0 ? 1 : 3 + (row % 3));
    expect(await said('rating', { 14: '-1' }, (row) => (row % 21 === 0 ? '2' : rating(row)))).toEqual([
      expect.stringMatching(/^outlier-isolated -1 is below zero \(the other 299 values begin at 1\)/),
    ]);
    expect(await said('change', { 14: '-1' }, (row) => String(row % 4))).toEqual([]);
  });

  it.each([300, 10_000])('hides no other one that is nearer, among %d', async (rows) => {
    expect(
      await said('size', { 14: '10000000000', 77: '20000000000' }, (row) => String(40 + (row % 21)), rows),
    ).toEqual([
      expect.stringMatching(/^outlier-isolated 10000000000 is \d+ times the highest usual value \(60\)/),
      expect.stringMatching(/^outlier-isolated 20000000000 is \d+ times the highest usual value \(60\)/),
    ]);
  });

  it('is not told by how many times it is the next value where that is zero', async () => {
    const [only, ...more] = await said('balance', { 14: '1991' }, (row) => String(-(row % 40)));
    expect(only).toMatch(/^outlier-isolated 1991 lies far from the next value \(0\) and moves the mean by /);
    expect(more).toEqual([]);
  });

  it('has no effect on the scale worth a word where the others keep nearly all of it', async () => {
    const tailed = (row: number) => String(row % 10 === 0 ? 30 + (row / 10) * 4 : 10 + ((row * 7) % 11));
    expect(await said('score', { 14: '-2' }, tailed)).toEqual([
      'outlier-isolated -2 is below zero (the other 299 values begin at 10). Correct it, or keep it if it was measured.',
    ]);
  });

  it('moves no mean of numbers that are names, and is none among telephone numbers', async () => {
    const digits = (row: number): string => String(5_550_000_000 + row * 7919);
    expect(await said('order_id', { 7: '55550000007' }, digits)).toEqual([
      'outlier-isolated 55550000007 is 10 times the next value (5552367781). Correct it, or keep it if it was measured.',
    ]);
    for (const name of ['phone', 'Tel.', 'mobile_nr', 'Telefon', 'work phone', 'workPhone', 'telephoneNumber', 'FAX'])
      expect(await said(name, { 7: '55550000007' }, digits)).toEqual([]);
    for (const name of [
      'hotel_price',
      'mobility',
      'cell',
      'smartphone',
      'microphone_gain',
      'mobile_minutes',
      'phone_price',
    ])
      expect(await said(name, { 7: '55550000007' }, digits)).toHaveLength(1);
    expect(await said('phone', { 7: '37000' }, (row) => String(180 + ((row * 37) % 62)))).toHaveLength(1);
  });

  it('is a zero that no body can have', async () => {
    const [message] = await said('bmi', { 7: '0' }, bell);
    expect(message).toMatch(/^outlier-isolated 0 lies far from the next value \(21\.2\)/);
  });

  it('is guessed only where one digit makes the difference', async () => {
    expect((await said('temp', { 7: '850.0' }, bell))[0]).toMatch(/Correct it, or keep it if it was measured\.$/);
    expect((await said('temp', { 7: '270.5' }, bell))[0]).toMatch(/A digit too many\? Likely 27\.05\.$/);
    expect((await said('temp', { 7: '2.55' }, (row) => String(25 + (row % 9) / 10)))[0]).toMatch(
      /A digit too few\? Likely 25\.5\.$/,
    );
  });

  it('is a third class of a label that has two', async () => {
    const outcome = (row: number): string => String(row % 7 === 0 ? 1 : 0);
    expect(await said('outcome', { 10: '2' }, outcome)).toEqual([
      'outlier-isolated 2 stands once; the other 299 values of outcome are 0 or 1. A model would learn a third class. Correct it if it is a slip.',
    ]);
    expect(await said('parents', { 10: '2' }, outcome)).toEqual([]);
    expect(await said('outcome', { 10: '2', 11: '2', 12: '2' }, outcome)).toEqual([]);
  });

  it('is a code for missing where nothing comes near it', async () => {
    expect((await said('b', { 7: '-999' }, (row) => ((((row * 37) % 101) - 50) / 20).toFixed(2)))[0]).toMatch(
      /^sentinel-number -999 looks like a code for "missing"/,
    );
    expect((await said('income', { 7: '9999999' }, (row) => String(18000 + row * 200)))[0]).toMatch(
      /^sentinel-number 9999999/,
    );
  });

  const at = (cells: readonly number[], text: string) => Object.fromEntries(cells.map((row) => [row, text]));
  const uniform = (row: number): string => (((row * 37) % 1000) / 10).toFixed(1);

  it('is a code for missing where nothing else is negative, however wide the column is', async () => {
    const found = await said('share', at([7, 70, 170], '-99.9'), uniform);
    expect(found).toHaveLength(3);
    expect(new Set(found.map((message) => message.slice(0, 40)))).toEqual(
      new Set(['sentinel-number -99.9 looks like a code ']),
    );
    expect(await said('share', {}, uniform)).toEqual([]);
  });

  it('is a code for missing behind another one, and counted among no measures', async () => {
    const narrow = (row: number): string => (20 + ((row * 37) % 100) / 10).toFixed(1);
    const found = await said(
      'temp',
      { ...at([7, 70, 170, 200, 290], '-999'), ...at([8, 90, 100, 201], '-99') },
      narrow,
    );
    const codes = found.map((message) => message.replace(/ looks like .*; /, ': '));
    expect(codes.filter((message) => message.includes(' -999: '))).toEqual(
      Array(5).fill(
        'sentinel-number -999: the rest lie in 20 to 29.9. It pulls the mean from 25 to 8. Leave it empty.',
      ),
    );
    expect(codes.filter((message) => message.includes(' -99: '))).toEqual(
      Array(4).fill(
        'sentinel-number -99: the rest lie in 20 to 29.9. It pulls the mean from 25 to 23. Leave it empty.',
      ),
    );
    expect(found).toHaveLength(9);
    const wide = await said('share', { ...at([7, 70, 170], '-999'), ...at([8, 90, 100], '-99') }, uniform);
    expect(new Set(wide.map((message) => message.slice(0, 20)))).toEqual(
      new Set(['sentinel-number -999', 'sentinel-number -99 ']),
    );
    const ages = await said('age', { ...at([7, 70, 170], '-999'), ...at([8, 90, 100], '-1') }, age);
    expect(ages.filter((message) => message.startsWith('sentinel-number -1 '))).toHaveLength(3);
  });

  it('is a code for missing where it stands again and again, out of reach of all others', async () => {
    const warm = (row: number): string => (17 + ((row * 37) % 61) / 10).toFixed(2);
    const cells = [7, 70, 170];
    for (const text of ['-127.00', '-85.00', '65535'])
      expect((await said('temp', at(cells, text), warm)).map((message) => message.slice(0, 30))).toEqual(
        Array(3).fill(`sentinel-number ${text} looks like a code`.slice(0, 30)),
      );
    const few = (row: number): string => String(1 + ((row * 7) % 10));
    expect((await said('quantity', at(cells, '100'), few)).filter((message) => message.startsWith('sentinel'))).toEqual(
      [],
    );
    expect((await said('temp', at(cells, '-5.00'), warm)).filter((message) => message.startsWith('sentinel'))).toEqual(
      [],
    );
  });

  it('is no code where nobody writes such a number for missing, and no place on earth is one', async () => {
    const fee = (row: number): string => String(((row * 7) % 90) / 10);
    const codesAmong = async (name: string, text: string, usual: (row: number) => string) =>
      (await said(name, at([7, 70, 170, 220], text), usual)).filter((message) => message.startsWith('sentinel'));
    expect(await codesAmong('change_eur', '-49.90', fee)).toEqual([]);
    expect(await codesAmong('change_eur', '-77', fee)).toHaveLength(4);
    const longitude = (row: number): string => (6.96 + ((row * 37) % 64) / 10).toFixed(4);
    expect(await codesAmong('longitude', '-74.0060', longitude)).toEqual([]);
    expect(await codesAmong('homeLng', '-127', longitude)).toEqual([]);
    expect(await codesAmong('homeLng', '-777', longitude)).toHaveLength(4);
    const latitude = (row: number): string => (48.1 + ((row * 37) % 62) / 10).toFixed(4);
    expect(await codesAmong('latitude', '-33.8688', latitude)).toEqual([]);
    expect(await codesAmong('latitude', '-127', latitude)).toHaveLength(4);
  });

  it('is told without the codes that lie beyond it or at the other end', async () => {
    const only = (messages: readonly string[]) => messages.filter((message) => message.startsWith('outlier-isolated'));
    const alone = only(await said('age', { 10: '210' }, age, 303));
    expect(alone).toHaveLength(1);
    const without = (row: number): string => age(row > 200 ? row - 3 : row);
    expect(only(await said('age', { 10: '210', ...at([198, 199, 200], '9999') }, without, 306))).toEqual(alone);
    expect(only(await said('age', { 10: '210', ...at([198, 199, 200], '-999') }, without, 306))).toEqual(alone);
  });
});
