import { partitionPoint } from '../../base/partitionPoint';
import { jsonTexts, written, writtenOffset } from './jsonTexts';
import { findLoads, type LoadCall } from './loads';

/** A text of a notebook: a line of a cell, or all of it. */
interface Piece {
  readonly raw: string;
  /** Where it stands in the notebook. */
  readonly at: number;
}

interface PlacedPiece extends Piece {
  /** Where it stands in the code. */
  readonly start: number;
}

/** What stands in a cell for the shell or for Jupyter. Of what it times the rest of the line is code. */
const command = /^[ \t]*(?:%%?(?:time|timeit|capture|prun)\b|[!?%].*)/gm;
/** A cell that begins so is in another language. */
const otherLanguage = /^\s*%%(?!(?:time|timeit|capture|prun)\b)/;

/**
 * The calls in the code cells of a notebook (nbformat 4) that load a file, by offsets in the text of the notebook. What a cell
 * gives a name holds in those below it. Throws where the text is no JSON.
 */
export function notebookLoads(notebook: string): readonly LoadCall[] {
  const { python, pieces } = codeOf(notebook);
  return findLoads(python).map((load) => ({
    ...load,
    start: placeOf(pieces, load.start),
    end: placeOf(pieces, load.end - 1, 1),
  }));
}

function codeOf(notebook: string): { readonly python: string; readonly pieces: readonly PlacedPiece[] } {
  const cells = codeCells(notebook).map((cell) => cell.map((piece) => ({ ...piece, says: written(piece.raw) })));
  const { python, starts } = joinedCells(cells.map((cell) => cell.map(({ says }) => says).join('')));
  const pieces = cells.flatMap((cell, index) => {
    let end = starts[index] ?? 0;
    return cell.map(({ says, ...piece }) => {
      const start = end;
      end += says.length;
      return { ...piece, start };
    });
  });
  return { python, pieces };
}

/** The code of cells as one text, and where each of them starts in it. Blanks stand for what is no code. */
export function joinedCells(cells: readonly string[]): { readonly python: string; readonly starts: readonly number[] } {
  const starts: number[] = [];
  let python = '';
  for (const cell of cells) {
    starts.push(python.length);
    python += `${cell.replace(otherLanguage.test(cell) ? /.+/g : command, (text) => ' '.repeat(text.length))}\n`;
  }
  return { python, starts };
}

function codeCells(notebook: string): readonly (readonly Piece[])[] {
  requireJson(notebook);
  const cells = new Map<number, Piece[]>();
  const isCode = new Set<number>();
  for (const { path, raw, at } of jsonTexts(notebook)) {
    const [list, cell, key] = path;
    if (list !== 'cells' || typeof cell !== 'number') continue;
    if (key === 'cell_type' && raw === 'code') isCode.add(cell);
    if (key !== 'source' || path.length > 4) continue;
    const pieces = cells.get(cell);
    if (pieces) pieces.push({ raw, at });
    else cells.set(cell, [{ raw, at }]);
  }
  return [...cells].flatMap(([cell, pieces]) => (isCode.has(cell) ? [pieces] : []));
}

/** An empty file is an empty notebook, as Jupyter opens it. */
function requireJson(notebook: string): void {
  if (notebook.trim() === '') return;
  try {
    JSON.parse(notebook);
  } catch (error) {
    throw new Error('it is no notebook, because its text is no JSON', { cause: error });
  }
}

/** Of a unit of the code, or `further` behind it in the same text. */
function placeOf(pieces: readonly PlacedPiece[], unit: number, further = 0): number {
  const piece = pieces[partitionPoint(pieces.length, (it) => (pieces[it]?.start ?? 0) <= unit) - 1];
  return piece ? piece.at + writtenOffset(piece.raw, unit - piece.start + further) : 0;
}
