import type { ColumnSummary, InferredType } from '../../data/report';
import type { TextCell } from './textCells';

/** The colours of cells, by their standard names; themes know all of them but the last. */
export const tokenTypes = ['variable', 'string', 'number', 'type', 'keyword', 'function', 'csvDelimiter'] as const;
export type TokenType = (typeof tokenTypes)[number];

/** One coloured piece of one line. */
export interface CellToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: TokenType;
}

/** How far each line of the piece reaches, for cells that go over several lines. */
export type LineLength = (line: number) => number;

const byType: Record<InferredType, TokenType | null> = {
  id: 'variable',
  category: 'string',
  text: 'string',
  integer: 'number',
  number: 'number',
  date: 'type',
  datetime: 'type',
  time: 'type',
  boolean: 'keyword',
  empty: null,
};

/** Colours cells by the type of their column, so that a word among numbers looks wrong before it is underlined. */
export function cellTokens(
  cells: readonly TextCell[],
  columns: readonly ColumnSummary[],
  lineLength: LineLength,
  headerRecord: number | null,
): readonly CellToken[] {
  const tokens: CellToken[] = [];
  cells.forEach((cell, index) => {
    const type = cell.record === headerRecord ? 'function' : typeOf(columns[cell.column]);
    if (type) tokens.push(...linesOf(cell, type, lineLength));
    const next = cells[index + 1];
    if (next?.record === cell.record && next.range.start.line === cell.range.end.line) {
      tokens.push(delimiter(cell, next));
    }
  });
  return tokens;
}

function typeOf(column: ColumnSummary | undefined): TokenType | null {
  return column ? byType[column.type] : null;
}

function delimiter(cell: TextCell, next: TextCell): CellToken {
  const { line, character } = cell.range.end;
  return { line, character, length: next.range.start.character - character, type: 'csvDelimiter' };
}

/** A token lies in one line: a cell with line breaks becomes several. */
function linesOf({ range }: TextCell, type: TokenType, lineLength: LineLength): CellToken[] {
  const tokens: CellToken[] = [];
  for (let line = range.start.line; line <= range.end.line; line++) {
    const character = line === range.start.line ? range.start.character : 0;
    const end = line === range.end.line ? range.end.character : lineLength(line);
    if (end > character) tokens.push({ line, character, length: end - character, type });
  }
  return tokens;
}
