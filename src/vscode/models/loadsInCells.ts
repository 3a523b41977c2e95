import * as vscode from 'vscode';
import { partitionPoint } from '../../base/partitionPoint';
import { dangerousLoads, largestScript } from '../../models/inspect/dangerousLoads';
import { joinedCells } from '../../models/inspect/notebookLoads';

/** A call in a cell of an open notebook that loads a dangerous file. */
interface LoadInCell {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly message: string;
}

/** Those of a notebook in a project, in whose cells a name holds in those below. */
export function loadsInCells(
  notebook: vscode.NotebookDocument,
  script: Parameters<typeof dangerousLoads>[0],
  dangers: ReadonlyMap<string, string>,
): readonly LoadInCell[] {
  const documents = notebook
    .getCells()
    .filter((cell) => cell.kind === vscode.NotebookCellKind.Code)
    .map((cell) => cell.document)
    .filter((document) => document.languageId === 'python');
  const { python, starts } = joinedCells(documents.map((document) => document.getText()));
  if (python.length > largestScript) return [];
  return dangerousLoads(script, python, dangers).flatMap(({ start, end, message }) => {
    const index = partitionPoint(starts.length, (it) => (starts[it] ?? 0) <= start) - 1;
    const [document, first = 0] = [documents[index], starts[index]];
    if (!document) return [];
    const range = new vscode.Range(document.positionAt(start - first), document.positionAt(end - first));
    return [{ uri: document.uri, range, message }];
  });
}
