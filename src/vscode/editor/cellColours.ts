import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { CheckedFile } from '../checking/checkedFile';
import type { FileChecks } from '../checking/fileChecks';
import { openDocument, tableSelector } from '../checking/tableDocument';
import { cellTokens, tokenTypes } from './cellTokens';
import { documentCells } from './documentCells';

/** Documents of up to this many lines are coloured whole, so that their minimap is too; of longer ones what is seen. */
const wholeUpTo = 3_000;

const legend = new vscode.SemanticTokensLegend([...tokenTypes]);

/** Colours the cells of tables by the type of their column. */
export class CellColours
  implements vscode.DocumentSemanticTokensProvider, vscode.DocumentRangeSemanticTokensProvider, Disposable
{
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new vscode.EventEmitter<void>());
  readonly #shapes = new Map<string, string>();

  readonly onDidChangeSemanticTokens = this.#onDidChange.event;

  constructor(private readonly checks: FileChecks) {
    const { languages } = vscode;
    this.#parts.register(languages.registerDocumentRangeSemanticTokensProvider(tableSelector, this, legend));
    this.#parts.register(languages.registerDocumentSemanticTokensProvider(tableSelector, this, legend));
    this.#parts.register(checks.onDidChange((file) => this.#notice(file)));
    this.#parts.register(checks.onDidForget((key) => this.#shapes.delete(key)));
  }

  provideDocumentSemanticTokens(document: vscode.TextDocument): vscode.SemanticTokens | null {
    // An empty answer would take away the colours of the lines that are seen, a cancelled request leaves them.
    if (document.lineCount > wholeUpTo) throw new vscode.CancellationError();
    return this.#tokens(document, 0, document.lineCount - 1);
  }

  provideDocumentRangeSemanticTokens(document: vscode.TextDocument, range: vscode.Range): vscode.SemanticTokens | null {
    return this.#tokens(document, range.start.line, range.end.line);
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #tokens(document: vscode.TextDocument, from: number, to: number): vscode.SemanticTokens | null {
    const report = this.checks.get(document.uri.toString())?.report;
    const found = report ? documentCells(document, report.dialect, from, to) : null;
    if (!report || !found) return null;
    const lineLength = (line: number) => document.lineAt(line).text.length;
    const builder = new vscode.SemanticTokensBuilder(legend);
    for (const token of cellTokens(found.cells, report.columns, lineLength, found.headerRecord)) {
      builder.push(token.line, token.character, token.length, tokenTypes.indexOf(token.type));
    }
    return builder.build();
  }

  /** Colours change only with the types of the columns, not with every check. */
  #notice({ key, report }: CheckedFile): void {
    if (!report) return;
    const { delimiter, header, preamble } = report.dialect;
    const shape = JSON.stringify([delimiter, header, preamble, report.columns.map(({ type }) => type)]);
    if (this.#shapes.get(key) === shape) return;
    this.#shapes.set(key, shape);
    if (openDocument(key)) this.#onDidChange.fire();
  }
}
