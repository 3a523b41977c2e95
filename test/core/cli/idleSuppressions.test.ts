import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../temporaryFolder';
import { runTend } from './runTend';
import { table } from './tables';

/** `tend.yaml` of one data set with these suppressions. */
const config = (entries: readonly string[], { path = 'a.csv', more = '' } = {}): string =>
  [
    `datasets:`,
    `  a:`,
    `    path: ${path}`,
    `    suppress:`,
    ...entries.map((entry) => `      - { ${entry}, reason: kept }`),
    more,
  ].join('\n');

/** What is told of `tend.yaml` at the level of advice. */
async function told(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<readonly string[]> {
  return (await runTend(temporaryFolder(files), ['check', '--level', 'info', ...args])).notes;
}

/** In line 42, row 41, a region ends in a blank. */
const blank = table('41,north ,20');
const idle = (line: number): string =>
  `tend.yaml:${line}:18 info This keeps nothing: no finding of \`text-whitespace\` fits it. Correct what it names, or remove it. config-idle-suppression`;

describe('a suppression that keeps nothing', () => {
  it('is told at its place where the level shows advice, and fails nothing', async () => {
    const yaml = config(['check: text-whitespace, column: region, rows: 14']);
    const root = temporaryFolder({ 'tend.yaml': yaml, 'a.csv': blank });
    expect(await runTend(root, ['check', '--level', 'info', '--fail-on', 'error'])).toMatchObject({
      code: 0,
      notes: [idle(5)],
    });
    expect((await runTend(root, ['check'])).notes).toEqual([]);
    const json = JSON.parse((await runTend(root, ['check', '--level', 'info', '--format', 'json'])).out) as object;
    expect(json).toMatchObject({
      config: [{ check: 'config-idle-suppression', severity: 'info' }],
      summary: { info: 1 },
    });
  });

  it.each([
    ['another value', 'check: text-whitespace, value: "south "'],
    ['another column', 'check: text-whitespace, column: age'],
    ['a finding that was mended', 'check: text-whitespace, column: region'],
  ])('is told of %s', async (what, entry) => {
    const mended = what.startsWith('a finding');
    expect(await told({ 'tend.yaml': config([entry]), 'a.csv': mended ? table('41,north,20') : blank })).toEqual([
      idle(5),
    ]);
  });

  it.each([
    'check: text-whitespace',
    'check: text-whitespace, column: region',
    'check: text-whitespace, column: region, rows: "3, 40-41"',
    'check: text-whitespace, value: "north "',
  ])('is none that keeps a finding: %s', async (entry) => {
    expect(await told({ 'tend.yaml': config([entry]), 'a.csv': blank })).toEqual([]);
  });

  it('is looked for among all cells, not among those that are listed', async () => {
    const many = table(
      ...Array.from({ length: 1200 }, (_, row) => `${41 + row},${row % 6 === 0 ? 'north ' : 'north'},20`),
    );
    const rows = [41, 41 + 1194, 41 + 1195].map((row) => `check: text-whitespace, rows: ${row}`);
    expect(await told({ 'tend.yaml': config(rows), 'a.csv': many })).toEqual([idle(7)]);
  });

  it('is not told where its check is switched off, not asked for or milder than the level, nor where its name is wrong', async () => {
    const off = config(['check: text-whitespace, rows: 14'], { more: '    checks: { text-whitespace: false }\n' });
    expect(await told({ 'tend.yaml': off, 'a.csv': blank })).toEqual([]);
    const on = config(['check: text-whitespace, rows: 14', 'check: file-no-final-newline']);
    expect(await told({ 'tend.yaml': on, 'a.csv': blank }, ['--check', 'text-typo'])).toEqual([]);
    expect(await told({ 'tend.yaml': on, 'a.csv': blank })).toEqual([idle(5)]);
    expect(await told({ 'tend.yaml': on, 'a.csv': blank }, ['--level', 'hint'])).toHaveLength(2);
    const unknown = config(['check: text-whitespac', 'check: text-whitespace, column: regio']);
    expect((await told({ 'tend.yaml': unknown, 'a.csv': blank })).map((line) => line.split(' ').at(-1))).toEqual([
      'config-unknown-check',
      'config-unknown-column',
    ]);
  });

  it('is one only if it keeps nothing in any file of its data set, and all of these were read', async () => {
    const yaml = config(['check: text-whitespace, rows: 41', 'check: text-whitespace, rows: 14'], {
      path: '"d/*.csv"',
    });
    const files = { 'tend.yaml': yaml, 'd/a.csv': blank, 'd/b.csv': table('41,north,20') };
    expect(await told(files)).toEqual([idle(6)]);
    expect(await told(files, ['d/b.csv'])).toEqual([]);
    expect(
      await told({ 'tend.yaml': config(['check: text-whitespace, rows: 14']), 'a.csv': blank }, ['a.csv']),
    ).toEqual([idle(5)]);
  });
});
