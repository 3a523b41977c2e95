import { describe, expect, it } from 'vitest';
import { checks } from '../../../src/data/checks/catalogue';
import { checkIds } from '../../../src/data/checks/checkTitles';
import type { Finding } from '../../../src/data/finding';
import type { Suppression } from '../../../src/project/expectations';
import { checkText, placed } from './checks/checking';

/** 400 rows; every third city ends in a blank, every fifth size has a comma in it. */
function faulty(rows = 400): string {
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = index + 1;
    const city = `${['Rome', 'Oslo', 'Lima', 'Bonn'][row % 4] ?? ''}${row % 3 === 0 ? ' ' : ''}`;
    return `${row},${city},${row % 5 === 0 ? `"1,${200 + (row % 90)}"` : String(1000 + (row % 90))}`;
  });
  return ['id,city,size', ...lines, ''].join('\n');
}

const of = (findings: readonly Finding[], check: string): Finding[] =>
  findings.filter((finding) => finding.check === check);
const cellsOf = (findings: readonly Finding[]): string[] =>
  findings
    .filter(({ scope }) => scope === 'cell')
    .map((finding) => `${finding.check} ${finding.row}:${finding.columnIndex}`);
const suppress = (rule: Omit<Suppression, 'reason'>) => ({ suppress: [{ ...rule, reason: 'kept on purpose' }] });

describe('caps', () => {
  it('name a hundred cells of a check and count the rest once, at the header, with examples', async () => {
    const { findings } = await checkText(faulty());
    const blanks = of(findings, 'text-whitespace');
    expect(blanks.filter(({ scope }) => scope === 'cell')).toHaveLength(100);
    expect(blanks.find(({ scope }) => scope === 'column')).toMatchObject({
      count: 33,
      column: 'city',
      row: null,
      message: '33 more cells of city end in a blank. Trim them.',
      samples: [{ row: 3 }, { row: 6 }, { row: 9 }, { row: 12 }, { row: 15 }],
    });
  });

  it('share the hundred among columns', async () => {
    const text = faulty()
      .replace(/^(\d+),(\w+) ,(.*)$/gm, '$1,$2 ,$3,x ')
      .replace(/^(\d+),(\w+),(.*)$/gm, '$1,$2,$3,x');
    const { findings } = await checkText(text.replace('city,size', 'city,size,kind'));
    const columns = of(findings, 'text-whitespace').filter(({ scope }) => scope === 'cell');
    expect(
      Object.entries(Object.groupBy(columns, ({ column }) => column ?? '')).map(([name, all]) => [name, all?.length]),
    ).toEqual([
      ['city', 50],
      ['kind', 50],
    ]);
  });

  it('are lifted when all cells are asked for: the same cells and more', async () => {
    const text = faulty();
    const capped = await checkText(text);
    const all = await checkText(text, { allCells: true });
    expect(cellsOf(all.findings)).toEqual(expect.arrayContaining(cellsOf(capped.findings)));
    expect(of(all.findings, 'text-whitespace')).toHaveLength(133);
    expect(of(all.findings, 'number-thousands')).toHaveLength(80);
    expect(all.findings.filter(({ scope }) => scope === 'column')).toEqual([]);
  });

  it('give what is said of a column to each of its cells when all are asked for', async () => {
    const text = faulty().replace(/^(\d+),\w+ ?,/gm, (line, id: string) => (Number(id) % 4 === 0 ? `${id},,` : line));
    const { findings } = await checkText(text, { allCells: true, only: ['missing-rate'] });
    expect(findings).toHaveLength(100);
    expect(findings[0]).toMatchObject({ scope: 'cell', row: 4, column: 'city', value: '' });
  });
});

describe('one finding a cell', () => {
  it('comes from the check that looks closest', async () => {
    const text = faulty(60).replace('30,Lima ,', '30,"LIMA ",');
    const { findings } = await checkText(text);
    expect(findings.filter(({ row, columnIndex }) => row === 30 && columnIndex === 1).map(placed)).toEqual([
      '31:4-11 warning text-whitespace',
    ]);
  });

  it('is not two when a record is short: its cells are not judged', async () => {
    const text = faulty(60).replace('30,Lima ,"1,230"', '30,Lima ');
    const { findings } = await checkText(text);
    expect(findings.filter(({ row }) => row === 30).map(({ check }) => check)).toEqual(['csv-missing-cell']);
  });

  it('stays the same when only some checks are asked for', async () => {
    const text = faulty();
    const all = await checkText(text);
    const some = await checkText(text, { only: ['number-thousands'] });
    expect(some.findings).toEqual(of(all.findings, 'number-thousands'));
  });
});

describe('what tend.yaml says of checks', () => {
  it('switches one off', async () => {
    const { findings } = await checkText(faulty(), { expectations: { checks: { 'text-whitespace': { off: true } } } });
    expect(of(findings, 'text-whitespace')).toEqual([]);
    expect(of(findings, 'number-thousands')).not.toEqual([]);
  });

  it('gives another severity', async () => {
    const checks = { 'text-whitespace': { off: false, severity: 'error' } } as const;
    const { findings } = await checkText(faulty(), { expectations: { checks } });
    expect(new Set(of(findings, 'text-whitespace').map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  it('gives another limit of missing cells, on small tables too', async () => {
    const text = 'a,b\n1,x\n,y\n3,z\n4,u\n';
    const limit = (max: number) => ({ checks: { 'missing-rate': { off: false, max } } as const });
    expect((await checkText(text, { expectations: limit(0.2) })).findings.map(placed)).toEqual([
      '1:1-2 warning missing-rate',
    ]);
    expect((await checkText(text, { expectations: limit(0.3) })).findings).toEqual([]);
  });

  it.each([
    ['a check', { check: 'text-whitespace' }, 0],
    ['a check in a column', { check: 'text-whitespace', column: 'city' }, 0],
    ['a check in another column', { check: 'text-whitespace', column: 'size' }, 20],
    ['rows', { check: 'text-whitespace', rows: [{ from: 3, to: 30 }] }, 10],
    ['a value', { check: 'text-whitespace', value: 'Lima ' }, 15],
    ['a value in some rows', { check: 'text-whitespace', value: 'Lima ', rows: [{ from: 1, to: 20 }] }, 18],
    ['another check', { check: 'text-typo' }, 20],
  ])('suppresses %s', async (_name, rule, left) => {
    const { findings } = await checkText(faulty(60), { expectations: suppress(rule) });
    expect(of(findings, 'text-whitespace')).toHaveLength(left);
  });

  it('does not count suppressed cells among those that are left', async () => {
    const { findings } = await checkText(faulty(), {
      expectations: suppress({ check: 'text-whitespace', rows: [{ from: 1, to: 90 }] }),
    });
    const more = of(findings, 'text-whitespace').filter(({ scope }) => scope === 'column');
    expect(of(findings, 'text-whitespace').reduce((sum, { count }) => sum + count, 0)).toBe(103);
    expect(more.map(({ count }) => count)).toEqual([3]);
  });
});

it('sorts findings by place, then by check', async () => {
  const { findings } = await checkText(faulty().replace('id,city,size', 'id, city,size'));
  const keys = findings.map(
    ({ range, check }) => [range?.start.line ?? -1, range?.start.character ?? -1, check] as const,
  );
  const sorted = keys.toSorted((a, b) => a[0] - b[0] || a[1] - b[1] || (a[2] < b[2] ? -1 : a[2] > b[2] ? 1 : 0));
  expect(keys).toEqual(sorted);
});

it('names every check once, in the order of the catalogue', () => {
  expect(checks.map(({ id }) => id)).toEqual(checkIds);
});

describe('declared columns', () => {
  const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

  it('are found by their name without the blanks around it', async () => {
    const text = 'id, age \n1,20\n2,203\n';
    const { findings } = await checkText(text, { expectations: { columns: { age: { range: [18, 120], at } } } });
    expect(of(findings, 'schema-range').map(placed)).toEqual(['3:3-6 error schema-range']);
  });

  it('are not what every object has', async () => {
    const { findings } = await checkText('constructor,toString\n1,2\n', { expectations: { columns: { age: { at } } } });
    expect(findings.map(({ check }) => check)).toEqual(['schema-missing-column']);
  });

  it('are not missed where the file has no header at all', async () => {
    const { findings } = await checkText('', { expectations: { columns: { age: { at } }, target: 'age' } });
    expect(findings.map(({ check }) => check)).toEqual(['file-empty']);
  });
});
