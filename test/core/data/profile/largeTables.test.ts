import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileSource, memorySource } from '../../../../src/data/csv/byteSource';
import { CellKind } from '../../../../src/data/profile/cellKind';
import { profileTable } from '../../../../src/data/profile/profileTable';
import { naiveProfile } from './naiveProfile';
import { plainProfile } from './plainProfile';
import { bytesOf, defaults, guessFor, guessOf, profileOf } from './tables';

/** Rows of numbers and texts with more distinct values than are kept, and some frequent ones. */
function manyValues(rows: number): string {
  const lines = ['id,amount,group,note'];
  for (let row = 0; row < rows; row++) {
    const mixed = Math.imul(row + 1, 0x9e3779b1) >>> 0;
    const note = row % 4 === 0 ? 'usual' : row % 7 === 0 ? '"usual"' : `note ${String(mixed % 9000)}`;
    lines.push(`${String(row)},${String((mixed % 1_000_000) / 100)},${String(mixed % 12)},${note}`);
  }
  return lines.join('\n');
}

/** Days since 1970. */
function dayOf(iso: string): number {
  return Date.parse(iso) / 86_400_000;
}

describe('a table with many distinct values', () => {
  const source = bytesOf(manyValues(50_000));
  const guess = guessOf(4);

  it('is the same in ranges, down to the last digit', async () => {
    const whole = await profileOf(source, guess);
    const cut = await profileOf(source, guess, {}, [1, 300, 4000, 4200, 31_000]);
    expect(plainProfile(cut)).toEqual(plainProfile(whole));
    const [id, amount] = whole.columns;
    expect([id?.distinct.complete, amount?.distinct.complete]).toEqual([false, false]);
    expect(cut.columns[1]?.numbers?.mean).toBe(amount?.numbers?.mean);
  });

  it('keeps exact what it promises, and estimates within its bounds', async () => {
    const found = await profileOf(source, guess);
    const exact = naiveProfile(source, guess, defaults);
    for (const [index, column] of found.columns.entries()) {
      const truth = exact.columns[index];
      expect(Math.abs(column.distinct.count / (truth?.distinct.count ?? 0) - 1)).toBeLessThan(0.05);
      expect(column.numbers?.lowest).toEqual(truth?.numbers?.lowest);
      expect(column.numbers?.highest).toEqual(truth?.numbers?.highest);
      if (!column.numbers || !truth?.numbers) continue;
      const { numbers } = column;
      const { quantileError } = numbers;
      for (const p of [0.1, 0.5, 0.9]) {
        expect(numbers.quantile(p)).toBeGreaterThanOrEqual(truth.numbers.quantile(p - quantileError));
        expect(numbers.quantile(p)).toBeLessThanOrEqual(truth.numbers.quantile(p + quantileError));
      }
    }
    const usual = found.columns[3]?.distinct.values[0];
    expect(usual).toEqual(exact.columns[3]?.distinct.values[0]);
    expect(found.columns[0]?.repeats).toEqual({ count: 0, cells: [] });
  });

  it('knows the first and the last day of its dates, frequent ones and both readings of a day too, in ranges as well', async () => {
    const days = Array.from({ length: 9000 }, (_, row) => {
      const [year = '', month = '', day = ''] = new Date(Date.UTC(2000, 0, 1 + row))
        .toISOString()
        .slice(0, 10)
        .split('-');
      return row % 3 === 0 ? '2031-05-06' : row % 3 === 1 ? `${year}-${month}-${day}` : `"${day}/${month}/${year}"`;
    });
    const dated = bytesOf(['day', ...days.with(8000, '3/4/99'), ''].join('\n'));
    const guess = guessOf(1);
    const whole = await profileOf(dated, guess);
    expect(whole.columns[0]?.days).toEqual({
      certain: { first: dayOf('2000-01-02'), last: dayOf('2031-05-06') },
      dayFirst: { first: dayOf('2000-01-03'), last: dayOf('2024-08-12') },
      monthFirst: { first: dayOf('2000-01-06'), last: dayOf('2024-12-08') },
      ambiguous: 1084,
      unread: 1,
    });
    for (const cuts of [[1], [300, 4000, 8500]])
      expect(plainProfile(await profileOf(dated, guess, {}, cuts))).toEqual(plainProfile(whole));
  });

  it('keeps the words for "missing" apart from the spellings that are too many, in ranges too', async () => {
    const words = new Map([
      [2, 'NA'],
      [20_001, '#DIV/0!'],
      [20_002, 'NULL'],
      [20_003, '"NULL"'],
      [20_004, ' NULL'],
      [48_000, 'NULL'],
      [49_000, '#DIV/0!'],
      [49_001, '#DIV/0!'],
    ]);
    const lines = manyValues(50_000).split('\n');
    for (const [line, word] of words) lines[line] = `${String(line - 1)},${word},1,${word}`;
    const worded = bytesOf(lines.join('\n'));
    const found = await profileOf(worded, guess);
    const exact = naiveProfile(worded, guess, defaults);
    const isWord = ({ kind }: { readonly kind: CellKind }) => kind === CellKind.MissingWord;
    for (const index of [1, 3]) {
      const truth = exact.columns[index]?.distinct.values.filter(isWord);
      expect(truth?.map(({ value, count }) => [value, count])).toEqual([
        ['#DIV/0!', 3],
        ['NULL', 3],
        [' NULL', 1],
        ['NA', 1],
      ]);
      expect(found.columns[index]?.distinct.complete).toBe(false);
      expect(found.columns[index]?.distinct.values.filter(isWord)).toEqual(truth);
      expect(found.columns[index]?.kind(CellKind.MissingWord)).toEqual(
        exact.columns[index]?.kind(CellKind.MissingWord),
      );
    }
    for (const cuts of [
      [1, 300, 4000, 20_003],
      [20_002, 30_000],
    ])
      expect(plainProfile(await profileOf(worded, guess, {}, cuts))).toEqual(plainProfile(found));
  });

  it('stops soon after it is cancelled', async () => {
    const controller = new AbortController();
    // Far more than is done between two looks at the signal, however fast the machine is.
    const long = bytesOf(manyValues(50_000).concat('\n').repeat(20));
    const profile = profileOf(long, guess, { signal: controller.signal, onProgress: () => controller.abort() });
    await expect(profile).rejects.toMatchObject({ name: 'DataError', reason: 'cancelled' });
    await expect(profileOf(source, guess, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      reason: 'cancelled',
    });
  });
});

describe('an unusual table', () => {
  it('says how far it came when the file changes while it is read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tend-change-'));
    const path = join(folder, 'table.csv');
    writeFileSync(path, manyValues(100_000));
    const source = fileSource(path);
    const onProgress = (): void => appendFileSync(path, '\n1,2,3,4');
    const { profile } = await profileTable(source, { kind: 'file', path }, guessOf(4), { ...defaults, onProgress });
    source.close();
    rmSync(folder, { recursive: true });
    expect(profile.complete).toBe(false);
    expect(profile.reason).toBe(`the file changed while it was read, at row ${String(profile.rows + 1)}`);
    expect(profile.rows).toBeGreaterThan(0);
  });

  it('takes a lone quote at its start for a character', async () => {
    const text = manyValues(20_000).replace('\n', '\n"');
    const profile = await profileOf(bytesOf(text), guessOf(4));
    expect([profile.rows, profile.structure.unclosedQuotes.cells.length]).toEqual([20_000, 1]);
  });

  it('may have 10,000 columns', async () => {
    const row = (value: string): string => Array.from({ length: 10_000 }, () => value).join(',');
    const source = bytesOf([row('c'), row('1'), row('2'), row('x'), row('2')].join('\n'));
    const profile = await profileOf(source, guessFor(source), {}, [2]);
    expect(profile.columns).toHaveLength(10_000);
    expect(profile.columns[9999]?.numbers).toMatchObject({ count: 3, min: 1, max: 2 });
    expect(profile.structure.repeats.count).toBe(1);
  });

  it('says so where one line is larger than memory should be, and knows where it ends', async () => {
    const lines = [Buffer.from('a,b\n1,2\n'), Buffer.alloc(40_000_000, 97), Buffer.from(',x\n3,4\n')];
    const profile = await profileOf(memorySource(Buffer.concat(lines)), guessOf(2));
    expect(profile).toMatchObject({
      complete: false,
      reason: 'row 2 is longer than 16 MB, and what lies beyond that was not looked at',
      rows: 3,
      structure: { ragged: { count: 0 } },
    });
  });
});
