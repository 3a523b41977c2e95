import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkText, placed } from './checking';

const words = 'the parcel came late but whole and everybody who unpacked it was glad of that'.split(' ');
const prose = (row: number): string =>
  [0, 1, 2, 3, 4].map((at) => words[(row * (at + 2) + at) % words.length]).join(' ');
const towns = ['Bonn', 'Ulm', 'Jena'];

function table(columns: Readonly<Record<string, (row: number) => string>>): string {
  const rows = Array.from({ length: 200 }, (_, row) => [row + 1, ...Object.values(columns).map((cell) => cell(row))]);
  return `${[['n', ...Object.keys(columns)], ...rows].map((cells) => cells.join(',')).join('\n')}\n`;
}

describe('blanks at the edges of free text', () => {
  const text = table({
    comment: (row) =>
      row % 10 === 0 ? ` ${prose(row)} ` : row % 4 === 0 ? `${prose(row)} ` : `${prose(row)} ${String(row)}`,
    town: (row) => (row === 50 ? 'Bonn ' : (towns[row % 3] ?? '')),
  });

  it('are one information of the column, and stay a warning at a category', async () => {
    const { findings } = await checkText(text, { only: ['text-whitespace'] });
    expect(findings.map(placed)).toEqual(['1:3-10 info text-whitespace', expect.stringMatching(/^52:\S+ warning/)]);
    expect(findings[0]).toMatchObject({ scope: 'column', column: 'comment', count: 60 });
    expect(findings[0]?.message).toMatch(/^60 texts of comment begin with or end in a blank\. /);
  });

  it('are a finding each when all cells are asked for, once where both edges have one', async () => {
    const { findings } = await checkText(text, { only: ['text-whitespace'], allCells: true });
    const rows = findings.filter(({ column }) => column === 'comment').map(({ row }) => row);
    expect(rows).toHaveLength(60);
    expect(new Set(rows).size).toBe(60);
  });

  it('stay warnings at names, which have to match', async () => {
    const names = table({ customer: (row) => (row === 7 ? 'Ann Smith7 ' : `Ann Smith${String(row)}`) });
    const { findings } = await checkText(names, { only: ['text-whitespace'] });
    expect(findings.map(placed)).toEqual(['9:3-14 warning text-whitespace']);
  });
});

describe('gaps in a column', () => {
  const day = (row: number): string => `2024-03-${String(10 + (row % 20))}`;
  const gaps = (every: number, cell: (row: number) => string) => (row: number) => (row % every === 0 ? '' : cell(row));
  const severities = async (columns: Readonly<Record<string, (row: number) => string>>): Promise<string[]> =>
    (await checkText(table(columns), { only: ['missing-rate'] })).findings.map(
      ({ column, severity }) => `${column ?? ''} ${severity}`,
    );

  it('are a warning where the values look required', async () => {
    expect(await severities({ weight: gaps(10, String), town: gaps(4, (row) => towns[row % 3] ?? '') })).toEqual([
      'weight warning',
      'town warning',
    ]);
  });

  it('are an information in remarks, in dates, and where most cells are empty', async () => {
    const rare = (row: number): string => (row % 5 === 0 ? String(row) : '');
    expect(
      await severities({ remark: gaps(4, (row) => `${prose(row)} ${String(row)}`), left: gaps(3, day), bonus: rare }),
    ).toEqual(['remark info', 'left info', 'bonus info']);
  });

  it("are a warning again where nothing is left, and above a limit of one's own", async () => {
    expect(await severities({ empty: () => '' })).toEqual(['empty warning']);
    const { findings } = await checkText(table({ left: gaps(3, day) }), {
      only: ['missing-rate'],
      expectations: { checks: { 'missing-rate': { off: false, max: 0.1 } } },
    });
    expect(findings.map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('texts that end at the width of a field', () => {
  const hash = (row: number) => createHash('md5').update(String(row)).digest('hex');
  const findings = async (cell: (row: number) => string) =>
    (await checkText(table({ it: cell }), { only: ['text-truncated'] })).findings.length;

  it('were cut where some are shorter', async () => {
    expect(
      await findings((row) => `${prose(row)} ${prose(row + 1)}`.slice(0, row % 2 === 0 ? 32 : 20)),
    ).toBeGreaterThan(0);
  });

  it('were not where they differ in digits only, or end as the shorter ones do', async () => {
    expect(await findings((row) => `https://example.com/p?id=${row}&x=1`)).toBe(0);
    for (const width of [32, 50, 64, 100, 127, 128]) {
      const ending = 'x'.repeat(width - 29);
      expect(await findings((row) => `https://example.com/p?id=${row * 2}&${ending}`)).toBe(0);
      expect(await findings((row) => `https://example.com/p?${ending}&id=${row * 2}`)).toBe(0);
    }
    const page = (row: number) => `https://example.com/${prose(row).replaceAll(' ', '-')}`;
    expect(await findings((row) => `${page(row).slice(0, row % 3 === 0 ? 27 : 18 + (row % 7))}.html`)).toBe(0);
  });

  it.each([0, 60, 198])(
    'were not where nearly all end as the shorter ones do, and one does not, in row %d',
    async (odd) => {
      const long = (row: number) => `${row} ${[row, row + 1, row + 2].map(prose).join(' ')}`;
      const sentence = (row: number) => long(row).slice(0, row % 3 === 0 ? 63 : 20 + (row % 7));
      expect(await findings((row) => `${sentence(row)}${row === odd ? 'q' : '.'}`)).toBe(0);
    },
  );

  it('were cut though the whole ones all end alike', async () => {
    const cell = (row: number) =>
      row % 2 === 0 ? `${prose(row)} ${prose(row + 1)}`.slice(0, 32) : `${words[row % 9]}.`;
    expect(await findings(cell)).toBeGreaterThan(0);
  });

  it('were not where they are hashes, some of them or all, or codes of one length', async () => {
    expect(await findings(hash)).toBe(0);
    expect(await findings((row) => (row % 9 === 0 ? `tensorboard-${row}` : hash(row)))).toBe(0);
    expect(await findings((row) => `key_${hash(row).replaceAll(/\d/g, 'z')}`.slice(0, 32))).toBe(0);
  });
});
