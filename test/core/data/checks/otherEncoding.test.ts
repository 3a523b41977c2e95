import { expect, it } from 'vitest';
import type { Finding } from '../../../../src/data/finding';
import { inTemporaryFile } from '../temporaryTable';
import { checkPath, placed } from './checking';

const names = ['Köln', 'München', 'Bonn', 'Ulm', 'Düsseldorf', 'Hürth'];
const table = (head: string): string =>
  `n,city${head}\n${Array.from({ length: 60 }, (_, row) => `${String(row)},${names[row % 6] ?? ''}`).join('\n')}\n`;
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0) & 0xff);

async function encodingOf(bytes: Uint8Array, allCells = false): Promise<readonly Finding[]> {
  const { findings } = await inTemporaryFile(bytes, (path) => checkPath(path, { allCells }));
  return findings.filter(({ check }) => check === 'file-invalid-utf8');
}

it('says once that a file is Windows-1252, at its first such cell', async () => {
  const findings = await encodingOf(latin1(table('')));
  expect(findings.map((finding) => `${placed(finding)} ${String(finding.count)} ${finding.message}`)).toEqual([
    '2:3-7 error file-invalid-utf8 40 40 bytes are not UTF-8; pandas stops at the first. As Windows-1252 it reads "Köln". Re-encode the file as UTF-8, or name the encoding when loading.',
  ]);
  expect(findings[0]?.fix).toBeNull();
  expect((await encodingOf(latin1(table('')), true)).length).toBe(40);
});

it('stands at a column name where that comes first', async () => {
  expect((await encodingOf(latin1(table(' (größte)')))).map(placed)).toEqual(['1:3-16 error file-invalid-utf8']);
});

it('reads the values of such a file as what they are, for checks and in what they say', async () => {
  const price = (row: number): string => `${String(row)},${String(10 + row)} ${row % 9 === 0 ? '€' : 'EUR'}`;
  const lines = Array.from(
    { length: 60 },
    (_, row) => `${String(row)};${row === 8 ? 'KÖLN' : (names[row % 6] ?? '')}${row === 20 ? ' ' : ''};${price(row)}`,
  );
  const bytes = latin1(`n;größe;Preis\n${lines.join('\n')}\n`).map((byte) => (byte === 0xac ? 0x80 : byte));
  const report = await inTemporaryFile(bytes, (path) => checkPath(path, { reportPath: 'preise.csv' }));
  expect(report.columns.map(({ name }) => name)).toEqual(['n', 'größe', 'Preis']);
  expect(report.bytes).toBe(bytes.length);
  const said = report.findings.map((finding) => `${placed(finding)} ${finding.message}`).join('\n');
  expect(said).not.toContain('\ufffd');
  expect(said).toContain('10:3-7 warning text-case-variant "KÖLN" stands beside');
  expect(said).toMatch(/number-unit-suffix .*€/);
  const [variant] = report.findings.filter(({ check }) => check === 'text-case-variant');
  expect(variant).toMatchObject({ value: 'KÖLN', fix: null });
  expect(latin1('KÖLN')).toEqual(bytes.slice(variant?.bytes?.start, variant?.bytes?.end));
});

it('does not take other alphabets for Windows-1252', async () => {
  const cyrillic = latin1(table('').replaceAll('Köln', '\xca\xb8\xeb\xfc\xed'));
  const mixed = cyrillic.map((byte, at) => (byte === 0xfc && cyrillic[at + 1] === 0x6e ? 0x81 : byte));
  expect((await encodingOf(mixed)).map(({ message }) => message)[0]).toContain(
    'Find out how it was written. Re-encode',
  );
});

it('does not take the letters of DOS for quotes within words', async () => {
  const dos = latin1(table('').replaceAll('ö', '\x94').replaceAll('ü', '\x84'));
  expect((await encodingOf(dos)).map(({ message }) => message)[0]).toContain('Find out how it was written. Re-encode');
});

it('names each of a few stray bytes in a file that is UTF-8 otherwise', async () => {
  const good = new TextEncoder().encode(table(''));
  const bad = [...good];
  for (const row of [7, 13, 19, 25, 31]) {
    const at = Buffer.from(good).indexOf(`\n${String(row)},M`);
    bad.splice(at + 5, 0, 0xe9);
  }
  expect((await encodingOf(Uint8Array.from(bad))).length).toBeGreaterThan(1);
});
