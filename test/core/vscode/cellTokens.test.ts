import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../../../src/data/csv/dialect';
import { cellTokens } from '../../../src/vscode/editor/cellTokens';
import { textCells } from '../../../src/vscode/editor/textCells';
import { column } from './files';

const dialect: Dialect = {
  encoding: 'utf-8',
  bom: 0,
  delimiter: ',',
  quote: '"',
  preamble: 0,
  header: true,
  width: 3,
};
const columns = [column({ type: 'id' }), column({ type: 'text' }), column({ type: 'number' })];

/** "type text" of every token, line by line. */
function coloured(text: string, headerRecord: number | null): string[] {
  const lines = text.split('\n');
  const tokens = cellTokens(textCells(text, dialect, 0), columns, (line) => lines[line]?.length ?? 0, headerRecord);
  return tokens.map(
    ({ line, character, length, type }) => `${type} ${lines[line]?.slice(character, character + length)}`,
  );
}

describe('the colours of cells', () => {
  it('follow the column, and set the header and the signs between cells apart', () => {
    expect(coloured('a,b,c\n1,"x, y",2.5\n', 0)).toEqual([
      'function a',
      'csvDelimiter ,',
      'function b',
      'csvDelimiter ,',
      'function c',
      'variable 1',
      'csvDelimiter ,',
      'string "x, y"',
      'csvDelimiter ,',
      'number 2.5',
    ]);
  });

  it('leave empty cells alone and cut a cell with line breaks into its lines', () => {
    expect(coloured('1,,3\n2,"two\nlines",4\n', null)).toEqual([
      'variable 1',
      'csvDelimiter ,',
      'csvDelimiter ,',
      'number 3',
      'variable 2',
      'csvDelimiter ,',
      'string "two',
      'string lines"',
      'csvDelimiter ,',
      'number 4',
    ]);
  });

  it('count characters as the editor does, and lines from where the piece begins', () => {
    const cells = textCells('🐧,é,1\n', dialect, 40);
    expect(cells.map(({ range }) => [range.start.line, range.start.character, range.end.character])).toEqual([
      [40, 0, 2],
      [40, 3, 4],
      [40, 5, 6],
    ]);
  });

  it('never overlap and never leave their line, whatever the text', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', '1', ',', '"', '\n', 'é', '🐧', ' ') });
    fc.assert(
      fc.property(piece, (text) => {
        const lines = text.split('\n');
        const lengthOf = (line: number) => lines[line]?.length ?? 0;
        let last = { line: 0, end: 0 };
        for (const { line, character, length } of cellTokens(textCells(text, dialect, 0), columns, lengthOf, null)) {
          expect(length).toBeGreaterThan(0);
          expect(character + length).toBeLessThanOrEqual(lengthOf(line));
          expect(line > last.line || (line === last.line && character >= last.end)).toBe(true);
          last = { line, end: character + length };
        }
      }),
    );
  });
});
