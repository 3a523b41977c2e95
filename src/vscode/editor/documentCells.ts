import * as vscode from 'vscode';
import type { Dialect } from '../../data/csv/dialect';
import { toRange } from '../diagnostics/toDiagnostic';
import { textCells, type TextCell } from './textCells';

/** Lines before the asked ones that are read too, because a quoted cell may have begun there. */
const lookBack = 40;

/** Longer pieces than this are not taken apart on the editor's thread. */
const mostText = 400_000;

/** The cells of some lines of a document, and which record of them is the header. */
export interface DocumentCells {
  readonly cells: readonly TextCell[];
  readonly headerRecord: number | null;
}

/** Takes the lines `[fromLine, toLine]` of a table apart; null when they are too long for it. */
export function documentCells(
  document: vscode.TextDocument,
  dialect: Dialect,
  fromLine: number,
  toLine: number,
): DocumentCells | null {
  const first = Math.max(dialect.preamble, fromLine - lookBack);
  if (toLine < first) return { cells: [], headerRecord: null };
  const range = new vscode.Range(first, 0, toLine + 1, 0);
  if (lengthOf(document, range) > mostText) return null;
  const cells = textCells(document.getText(range), dialect, first).filter(({ range: { end } }) => end.line >= fromLine);
  return { cells, headerRecord: dialect.header && first === dialect.preamble ? 0 : null };
}

/** The cell at a position. */
export function cellAt(document: vscode.TextDocument, dialect: Dialect, position: vscode.Position): FoundCell | null {
  const found = documentCells(document, dialect, position.line, position.line);
  const cell = found?.cells.find(({ range }) => toRange(range).contains(position));
  return found && cell ? { ...cell, isHeader: cell.record === found.headerRecord } : null;
}

export interface FoundCell extends TextCell {
  readonly isHeader: boolean;
}

function lengthOf(document: vscode.TextDocument, { start, end }: vscode.Range): number {
  let length = 0;
  for (let line = start.line; line < Math.min(end.line, document.lineCount) && length <= mostText; line++) {
    length += document.lineAt(line).text.length + 1;
  }
  return length;
}
