import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import { plural } from '../../base/text';
import { atLeast } from '../../data/severity';
import type { CheckedFile } from '../checking/checkedFile';
import type { FileChecks } from '../checking/fileChecks';
import { openDocument } from '../checking/tableDocument';
import { settingIds } from '../ids';
import { levelSetting } from '../settings';
import { diagnosticSource, firstLine, toDiagnostic } from './toDiagnostic';

/** Of one file the editor keeps 1,000 diagnostics; what is beyond this many is said in one line. */
const mostFindings = 900;

/** Of a file that is not open fewer: a folder of a thousand bad files would bury everything else. */
const mostOfClosed = 100;

/** Publishes the findings of every checked file, open or not. */
export class TableDiagnostics implements Disposable {
  readonly #parts = new DisposableStore();
  readonly #collection = this.#parts.register(vscode.languages.createDiagnosticCollection('tend'));

  constructor(
    checks: FileChecks,
    private readonly extensionUri: vscode.Uri,
  ) {
    this.#parts.register(checks.onDidChange((file) => this.#publish(file)));
    this.#parts.register(checks.onDidForget((key) => this.#collection.delete(vscode.Uri.parse(key))));
    this.#parts.register(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.level)) for (const file of checks.all()) this.#publish(file);
      }),
    );
  }

  dispose(): void {
    this.#parts.dispose();
  }

  #publish(file: CheckedFile): void {
    if (file.state === 'checking' || file.state === 'waiting') return;
    const uri = vscode.Uri.parse(file.key);
    const document = openDocument(file.key);
    // The document was edited since: the next check is on its way, and the editor moves what stands there with the text.
    if (file.report && document && file.version !== document.version) return;
    this.#collection.set(uri, this.#diagnosticsOf(file, uri, document !== undefined));
  }

  #diagnosticsOf(file: CheckedFile, uri: vscode.Uri, isOpen: boolean): vscode.Diagnostic[] {
    if (!file.report) return file.problem === null ? [] : [unreadable(file.problem)];
    const findings = atLeast(file.report.findings, levelSetting(uri));
    const most = isOpen ? mostFindings : mostOfClosed;
    // What says that there are more never stands in the place of a single one.
    const count = findings.length <= most + 1 ? findings.length : most;
    const shown = findings.slice(0, count).map((finding) => toDiagnostic(finding, uri, this.extensionUri));
    return findings.length > count ? [...shown, more(findings.length - count, isOpen)] : shown;
  }
}

function unreadable(problem: string): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(firstLine, problem, vscode.DiagnosticSeverity.Error);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}

function more(count: number, isOpen: boolean): vscode.Diagnostic {
  const way = isOpen ? 'mend some first, or run `tend check --all-cells`' : 'open the file to see them';
  const message = `${plural(count, 'more finding')} not shown here: ${way}.`;
  const diagnostic = new vscode.Diagnostic(firstLine, message, vscode.DiagnosticSeverity.Information);
  diagnostic.source = diagnosticSource;
  return diagnostic;
}
