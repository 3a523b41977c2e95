import { describe, expect, it } from 'vitest';
import { detectDialect, type DialectGuess } from '../../../../src/data/csv/detectDialect';

function guess(text: string, path = 'table.csv'): DialectGuess {
  const head = new TextEncoder().encode(text);
  return detectDialect(head, { path, size: head.length });
}

const people = ['id,name,age', '1,Ann,31', '2,Bo,27', '3,Cy,45', ''].join('\n');

describe('detectDialect', () => {
  it.each([
    [',', 'a.csv'],
    [';', 'a.csv'],
    ['\t', 'a.tsv'],
    ['|', 'a.txt'],
    ['\t', 'a.csv'],
    [',', 'a.tsv'],
  ])('finds %j in %s', (delimiter, path) => {
    expect(guess(people.replaceAll(',', delimiter), path)).toMatchObject({
      delimiter,
      width: 3,
      header: true,
      preamble: 0,
    });
  });

  it('is not led astray by decimal commas or by commas in text', () => {
    expect(guess('a;b;c\n1,5;2,25;3,1\n4,5;5,5;6,5\n')).toMatchObject({ delimiter: ';', width: 3 });
    expect(guess('n;price\n1;3,50 €\n2;14,25 €\n3;9,00 €\n')).toMatchObject({ delimiter: ';', width: 2 });
    expect(guess('name\tnote\nA\tfirst, second\nB\tx, y, z\n', 'a.tsv')).toMatchObject({ delimiter: '\t', width: 2 });
  });

  it('prefers what the extension says when two are about as good', () => {
    const both = 'a,b;c\nu,v;w\nx,y;z\n';
    expect(guess(both, 'x.csv').delimiter).toBe(',');
  });

  it('says what the extension would have given', () => {
    expect(guess(people.replaceAll(',', ';')).suggested).toEqual({ delimiter: ',', width: 1, score: 0 });
    expect(guess(people, 'data.txt').suggested).toBeNull();
  });

  it('reads a single column, an empty file and a lone header', () => {
    expect(guess('name\nAnn\nBo\n')).toMatchObject({ width: 1, header: true, delimiter: ',' });
    expect(guess('')).toMatchObject({ width: 1, preamble: 0 });
    expect(guess('a,b,c')).toMatchObject({ width: 3, header: true });
  });

  it('leaves titles, comments and blank lines before the table out of it', () => {
    const titled = `Report of May\n# made by hand\n\n${people}`;
    expect(guess(titled)).toMatchObject({ preamble: 3, header: true, width: 3, preambleBytes: { start: 0, end: 30 } });
    expect(guess(`\ufeff${titled}`)).toMatchObject({ bom: 3, preamble: 3, preambleBytes: { start: 3, end: 33 } });
  });

  const above = (line: string): string => `${line}\n${people}`;
  it.each([
    ['a sentence with a comma', above('Report generated 2026-01-05, all figures in EUR\n'), 2],
    ['titles and labels', above('Report\nPeriod: 2026-01-01, 2026-01-31\nAuthor: Ana'), 3],
    ['lines padded to the width of the table', above('Report of May,,\nRegion:,North,\n,,'), 3],
    ['a title over a single column', 'Readings of May\n\nvalue\n3\n5\n8\n', 2],
  ])('leaves %s before the table out of it', (_, text, preamble) => {
    expect(guess(text)).toMatchObject({ preamble, header: true, headerRows: 1, secondTable: null });
  });

  it.each([
    ['a header that names too few columns', 'id,name\n1,Ann,31\n2,Bo,27\n3,Cy,45\n'],
    ['groups of columns', ',person,\nid,name,age\n1,Ann,31\n2,Bo,27\n'],
    ['a table of text', 'first name\n\nAnn\nBo\nCy\n'],
  ])('keeps %s', (_, text) => {
    expect(guess(text).preamble).toBe(0);
  });

  it('sees that the first record is data', () => {
    expect(guess('1,Ann,31\n2,Bo,27\n3,Cy,45\n')).toMatchObject({ header: false, headerRows: 0, width: 3 });
  });

  it('assumes a header in doubt: only text, or years as names', () => {
    expect(guess('Ann,red\nBo,blue\nCy,red\n').header).toBe(true);
    expect(guess('country,1990,1991,1992\nA,1.5,2.5,3\nB,4,5,6\n').header).toBe(true);
    expect(guess('1940,1945,1950\n1.5,2.5,3\n4,5,6\n').header).toBe(true);
    expect(guess('3,2,1\n1.5,2.5,3\n4,5,6\n').header).toBe(false);
  });

  it('takes the numbers that pandas gives to columns without a name for names', () => {
    expect(guess(',0\n0,0.1257\n1,-0.1321\n').header).toBe(true);
    expect(guess(',0\nAnn,0.1257\nBo,-0.1321\n').header).toBe(true);
    expect(guess(',,0,1\na,0,3,4\na,1,5,2\n').header).toBe(true);
    expect(guess('0\n0.1257\n-0.1321\n').header).toBe(true);
    expect(guess('0,1\n0.1257,0.2\n-0.1321,0.3\n').header).toBe(true);
  });

  it('takes a 0 that stands among the values as well for one of them', () => {
    expect(guess('0\n1\n1\n0\n').header).toBe(false);
    expect(guess(',1\n3,0\n4,1\n').header).toBe(false);
  });

  it('counts a second line of units as a header too', () => {
    expect(guess('id,length,mass\n,mm,g\n1,181,3750\n2,186,3800\n').headerRows).toBe(2);
  });

  it('takes the width of the header, unless nine in ten records agree on another', () => {
    expect(guess('a,b,c\n1,2,3\n1,2\n1,2\n').width).toBe(3);
    expect(guess(`a,b,c\n${'1,2,3,4\n'.repeat(20)}`).width).toBe(4);
  });

  it('is not thrown by a lone quote', () => {
    const rows = Array.from({ length: 200 }, (_, row) => `${String(row)},x,${String(row * 2)}`).join('\n');
    expect(guess(`id,name,n\n1,"lone,2\n${rows}\n`)).toMatchObject({ delimiter: ',', width: 3, header: true });
  });

  it('finds a second table below a blank line', () => {
    const two = `${people}\ncity,count\nRome,1\nOslo,2\n`;
    expect(guess(two).secondTable).toEqual({ start: people.length + 1, width: 2 });
    expect(guess(people).secondTable).toBeNull();
  });

  it('decides from a head that ends in the middle of a record', () => {
    const head = new TextEncoder().encode(people.repeat(3).slice(0, -9));
    expect(detectDialect(head, { path: 'a.csv', size: 10_000_000 })).toMatchObject({ width: 3, score: 1 });
  });
});
