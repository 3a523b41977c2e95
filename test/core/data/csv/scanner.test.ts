import { describe, expect, it } from 'vitest';
import { textSource } from '../../../../src/data/csv/byteSource';
import type { Dialect } from '../../../../src/data/csv/dialect';
import { readBatches } from '../../../../src/data/csv/readBatches';
import { readRecords } from '../../../../src/data/csv/readTable';
import { RowFlag, type ScanProblem } from '../../../../src/data/csv/scanner';

function dialect(width: number, delimiter = ','): Dialect {
  return { encoding: 'utf-8', bom: 0, delimiter, quote: '"', preamble: 0, header: false, width };
}

function texts(text: string, width: number, window?: number): string[][] {
  const options = window === undefined ? {} : { window };
  return [...readRecords(textSource(text), dialect(width), options)].map((record) =>
    record.cells.map((cell) => cell.text),
  );
}

function problems(text: string, width: number): ScanProblem[] {
  const found: ScanProblem[] = [];
  for (const batch of readBatches(textSource(text), dialect(width))) found.push(...batch.problems);
  return found;
}

/** Reads with a limit of 40 bytes a record: the first cells, the problems and the line breaks. */
function readCut(text: string) {
  const found: string[] = [];
  let rows = 0;
  let lineBreaks = 0;
  for (const batch of readBatches(textSource(text), dialect(2), { window: 16, maxRecord: 40 })) {
    for (const { kind, row } of batch.problems) found.push(`${String(rows + row)} ${kind}`);
    rows += batch.rows;
    lineBreaks += batch.lineBreaks;
  }
  const records = [...readRecords(textSource(text), dialect(2), { window: 16, maxRecord: 40 })];
  return { firsts: records.map(({ cells }) => cells[0]?.text), problems: found, lineBreaks };
}

describe('CsvScanner', () => {
  it('reads quoted cells, doubled quotes and line breaks in quotes', () => {
    expect(texts('a,"b ""c"", d"\n"1\n2",\n', 2)).toEqual([
      ['a', 'b "c", d'],
      ['1\n2', ''],
    ]);
  });

  it('ends records at LF, CRLF, CR and the end of the file, and says which', () => {
    const flags = [...readRecords(textSource('a\nb\r\nc\rd'), dialect(1))].map((record) => record.flags);
    expect(flags).toEqual([RowFlag.EndsLf, RowFlag.EndsCrLf, RowFlag.EndsCr, 0]);
  });

  it('marks ragged and blank records apart', () => {
    const records = [...readRecords(textSource('a,b\n1\n\n , \n1,2,3'), dialect(2))];
    const { Ragged, Blank } = RowFlag;
    expect(records.map((record) => record.flags & (Ragged | Blank))).toEqual([0, Ragged, Blank, Blank, Ragged]);
    expect(records.map((record) => record.count)).toEqual([2, 1, 1, 2, 3]);
  });

  it('keeps a stray quote as text and reports its place', () => {
    expect(texts('5" pipe,"x"y\n', 2)).toEqual([['5" pipe', 'xy']]);
    expect(problems('5" pipe,"x"y\n', 2).map(({ kind, column, start }) => ({ kind, column, start }))).toEqual([
      { kind: 'stray', column: 0, start: 1 },
      { kind: 'stray', column: 1, start: 10 },
    ]);
  });

  it('reports backslash escapes and keeps the cell whole', () => {
    expect(texts('"say \\"hi, you\\"",2\n3,4\n', 2)).toEqual([
      ['say \\"hi, you\\"', '2'],
      ['3', '4'],
    ]);
    expect(problems('"say \\"hi, you\\"",2\n', 2).map((problem) => problem.kind)).toEqual(['escape', 'escape']);
  });

  it('takes a quote that never closes as text and loses nothing behind it', () => {
    const rows = Array.from({ length: 500 }, (_, row) => `${String(row)},x`).join('\n');
    const read = texts(`"lone,y\n${rows}`, 2);
    expect(read).toHaveLength(501);
    expect(read[0]).toEqual(['"lone', 'y']);
    expect(problems(`"lone,y\n${rows}`, 2)).toMatchObject([{ kind: 'unclosed', start: 0, lines: 50 }]);
  });

  it('recognises a lone quote before the next quoted cell', () => {
    expect(texts('1,"lone,a\n2,x,b\n3,"Smith, J",c\n', 3)).toEqual([
      ['1', '"lone', 'a'],
      ['2', 'x', 'b'],
      ['3', 'Smith, J', 'c'],
    ]);
  });

  it('leaves a long text of many lines in its cell', () => {
    const text = Array.from({ length: 300 }, (_, line) => `line ${String(line)}`).join('\n');
    expect(texts(`id,note\n1,"${text}"\n2,b\n`, 2)).toEqual([
      ['id', 'note'],
      ['1', text],
      ['2', 'b'],
    ]);
  });

  it('reads ten thousand columns and a line longer than its window', () => {
    const wide = Array.from({ length: 10_000 }, (_, column) => String(column));
    expect(texts(`${wide.join(',')}\n${wide.join(',')}\n`, 10_000, 1024)).toEqual([wide, wide]);
  });

  it('keeps the beginning of a record that exceeds the limit, says so, and goes on behind it', () => {
    const long = 'x'.repeat(100);
    for (const rest of [`${long},1`, `"${long}\n""y"", z\r\n",1`, `"${long}","\n,"`]) {
      const text = `a,b\n${rest}\r\n3,4\n`;
      expect(readCut(text)).toEqual({
        firsts: ['a', `${rest.startsWith('"') ? '"' : ''}${long}`.slice(0, 40), '3'],
        problems: ['1 cut'],
        lineBreaks: text.match(/\r\n|\n/g)?.length,
      });
    }
  });

  it('cuts between characters', () => {
    expect(readCut(`${'a'.repeat(39)}ü${'b'.repeat(50)},1\n`).firsts).toEqual(['a'.repeat(39)]);
  });

  it('takes a quote that closes nowhere beyond the limit, or where another cell opens, for a character', () => {
    const text = `"lone\n${'x,y,z\n'.repeat(20)}`;
    for (const rest of ['', '1,"Smith, J",2\n'])
      expect(readCut(text + rest)).toMatchObject({
        firsts: { length: rest === '' ? 21 : 22 },
        problems: ['0 unclosed'],
      });
  });
});
