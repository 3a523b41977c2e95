import * as vscode from 'vscode';
import { assertNever } from '../../base/errors';
import type { Range } from '../../base/position';
import type { Finding, Severity } from '../../data/finding';
import { pageLink } from './pageLink';

/** Name of the source beside every message. */
export const diagnosticSource = 'Tend';

/** A finding as the editor shows it; its code leads to the page of its check. */
export function toDiagnostic(finding: Finding, uri: vscode.Uri, extensionUri: vscode.Uri): vscode.Diagnostic {
  const range = finding.range ? toRange(finding.range) : firstLine;
  const diagnostic = new vscode.Diagnostic(range, finding.message, toSeverity(finding.severity));
  diagnostic.source = diagnosticSource;
  diagnostic.code = { value: finding.check, target: pageLink(extensionUri, finding.check) };
  if (finding.first) {
    const location = new vscode.Location(uri, toRange(finding.first));
    diagnostic.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, 'stands here first')];
  }
  return diagnostic;
}

export const firstLine = new vscode.Range(0, 0, 0, Number.MAX_SAFE_INTEGER);

export function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error;
    case 'warning':
      return vscode.DiagnosticSeverity.Warning;
    case 'info':
      return vscode.DiagnosticSeverity.Information;
    case 'hint':
      return vscode.DiagnosticSeverity.Hint;
    default:
      return assertNever(severity);
  }
}
