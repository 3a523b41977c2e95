import { expect, it } from 'vitest';
import { checkText } from './checking';

async function found(cell: (row: number) => string, rows = 200): Promise<readonly string[]> {
  const lines = Array.from({ length: rows }, (_, row) => `r${String(row)},"${cell(row)}"`);
  const { findings } = await checkText(`row,amount\n${lines.join('\n')}\n`);
  return findings
    .filter(({ column }) => column === 'amount')
    .map(({ check, count, message, fix }) => `${check} ${String(count)} ${message} [${fix ?? 'no mend'}]`);
}

const plain = (row: number) => `${String(470 + row)}.47`;
const everyOther = (write: (text: string) => string) => (row: number) =>
  row % 2 === 0 ? write(plain(row)) : plain(row);

it.each([
  ['(470.47)', 'are negative numbers in parentheses', (text: string) => `(${text})`, 'Write -470.47.'],
  ['\u2212470.47', 'begin with a typeset minus sign', (text: string) => `\u2212${text}`, 'Write -470.47.'],
  ['470.47-', 'have their minus behind', (text: string) => `${text}-`, 'Write -470.47.'],
  [
    '470.47 DR',
    'have CR or DR for a sign',
    (text: string) => `${text} DR`,
    'Write -470.47 or 470.47, whichever is meant.',
  ],
])('says once of a column that many of its numbers are written as %s', async (shown, what, write, advice) => {
  expect(await found(everyOther(write))).toEqual([
    `type-mixed 100 100 values of amount ${what} ("${shown}"), 100 are plain numbers. The column would load as text. ${advice} [no mend]`,
  ]);
});

it('says so too where there are more values than can be known', async () => {
  expect(
    (
      await found(
        everyOther((text) => `(${text})`),
        20_000,
      )
    )[0],
  ).toMatch(/^type-mixed 10000 10,000 values of amount/);
});

it('names all ways in which they are written', async () => {
  const write = (row: number) => [plain(row), `(${plain(row)})`, `${plain(row)}-`][row % 3] ?? '';
  expect((await found(write))[0]).toContain(
    '133 values of amount are negative numbers in several ways ("(471.47)" and "472.47-"), 67 are plain numbers.',
  );
});

it('mends a few of them, where there is no doubt what they mean', async () => {
  const few = (text: string) => (row: number) => (row === 7 ? text : plain(row));
  expect(await found(few('(2,197.32)'))).toEqual([
    'type-mixed 1 "(2,197.32)" is a negative number in parentheses; 199 of 200 values are numbers. The column would load as text. Write -2197.32. [Write a minus before it: -2197.32]',
  ]);
  expect(await found(few('2197.32 CR'))).toEqual([
    'type-mixed 1 "2197.32 CR" has CR or DR for a sign; 199 of 200 values are numbers. The column would load as text. Write -2197.32 or 2197.32, whichever is meant. [no mend]',
  ]);
});

it('takes open years and numbered notes for no such numbers', async () => {
  expect(await found((row) => (row % 2 === 0 ? `${String(1950 + (row % 60))}-` : String(1950 + (row % 60))))).toEqual(
    [],
  );
  expect(await found((row) => `(${String(row)})`)).toEqual([]);
});

it('counts the numbers with thousands separators, and reads those of India', async () => {
  const most = await found((row) => (row % 4 === 0 ? plain(row) : `3,${String(100 + row)}`));
  expect(most).toEqual([
    'number-thousands 150 150 of 200 numbers of amount have thousands separators ("3,101"): the column loads as text. Write them without. [no mend]',
  ]);
  expect(await found((row) => `4,70,${String(100 + row)}`)).toEqual([
    'number-thousands 200 Every number of amount has thousands separators ("4,70,100"): the column loads as text. Write them without. [no mend]',
  ]);
});

it('counts the large integers that do not fit, and says what comes of it', async () => {
  const key = (step: bigint) => (row: number) => String(1_500_000_000_000_000_000n + step * BigInt(row));
  expect(await found(key(7919n))).toEqual([
    'number-precision 200 199 values of amount do not fit a double (1500000000000007919 becomes …936): a join finds nothing, or another record. Declare it text. [no mend]',
  ]);
  expect((await found(key(3n)))[0]).toContain('(1500000000000000003 becomes …000): two keys become one.');
  expect(await found(key(256n))).toEqual([]);
});
