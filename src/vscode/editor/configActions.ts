import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { configName } from '../../project/fileKinds';
import type { ConfigDiagnostics } from '../diagnostics/configDiagnostics';
import { diagnosticSource, toRange } from '../diagnostics/toDiagnostic';

/** Offers the nearest right name for a wrong one in `tend.yaml`. */
export class ConfigActions implements vscode.CodeActionProvider, Disposable {
  readonly #parts = new DisposableStore();

  constructor(private readonly diagnostics: ConfigDiagnostics) {
    const selector: vscode.DocumentSelector = { scheme: 'file', pattern: `**/${configName}` };
    const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
    this.#parts.register(vscode.languages.registerCodeActionsProvider(selector, this, { providedCodeActionKinds }));
  }

  provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
  ): vscode.CodeAction[] {
    return this.diagnostics.problemsOf(document.uri).flatMap((problem) => {
      const place = toRange(problem.range);
      if (problem.suggestion === undefined || !place.intersection(range)) return [];
      const title = `Replace "${document.getText(place)}" with "${problem.suggestion}"`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.edit = new vscode.WorkspaceEdit();
      action.edit.replace(document.uri, place, problem.suggestion);
      action.isPreferred = true;
      action.diagnostics = context.diagnostics.filter(
        (it) => it.source === diagnosticSource && it.range.isEqual(place),
      );
      return [action];
    });
  }

  dispose(): void {
    this.#parts.dispose();
  }
}
