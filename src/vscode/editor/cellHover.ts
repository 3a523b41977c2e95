import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { expectationOf } from '../../data/profile/declared';
import type { ColumnSummary } from '../../data/report';
import type { FileChecks } from '../checking/fileChecks';
import { tableSelector } from '../checking/tableDocument';
import { toRange } from '../diagnostics/toDiagnostic';
import type { Projects } from '../project/projects';
import { columnMarkdown } from './columnHover';
import { cellAt } from './documentCells';
import { histogramPicture, pictureHeight, pictureWidth, type PictureColours } from './histogramPicture';

/** Says of a cell what its column holds; the finding itself stands above, as the editor's own message. */
export class CellHover implements vscode.HoverProvider, Disposable {
  readonly #parts = new DisposableStore();

  constructor(
    private readonly checks: FileChecks,
    private readonly projects: Projects,
  ) {
    this.#parts.register(vscode.languages.registerHoverProvider(tableSelector, this));
  }

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | null> {
    const report = this.checks.get(document.uri.toString())?.report;
    const cell = report ? cellAt(document, report.dialect, position) : null;
    const column = cell ? report?.columns[cell.column] : undefined;
    if (!report || !cell || !column) return null;
    const { project, path } = this.projects.locate(document.uri);
    const expectations = await project?.expectationsFor(path);
    const value = cell.isHeader ? null : cell.text;
    const declared = expectations ? expectationOf(expectations, column.name) : null;
    const text = columnMarkdown(column, report, declared, value);
    const markdown = new vscode.MarkdownString(`${text}${picture(column, value)}`);
    return new vscode.Hover(markdown, toRange(cell.range));
  }

  dispose(): void {
    this.#parts.dispose();
  }
}

function picture(column: ColumnSummary, value: string | null): string {
  const number = value === null || value.trim() === '' ? Number.NaN : Number(value);
  const svg = histogramPicture(column, Number.isFinite(number) ? number : null, colours());
  if (svg === null) return '';
  const data = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return `\n\n![Histogram](${data}|width=${pictureWidth},height=${pictureHeight})`;
}

/** An image in Markdown cannot see theme variables, only the kind of theme is known. */
function colours(): PictureColours {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return { bar: '#0000007a', mark: '#0063d3', words: '#606060', outline: false };
    case vscode.ColorThemeKind.HighContrastLight:
      return { bar: '#0f4a85', mark: '#0f4a85', words: '#000000', outline: true };
    case vscode.ColorThemeKind.HighContrast:
      return { bar: '#6fc3df', mark: '#f38518', words: '#ffffff', outline: true };
    case vscode.ColorThemeKind.Dark:
      return { bar: '#ffffff8c', mark: '#3794ff', words: '#b0b0b0', outline: false };
  }
}
