import * as vscode from 'vscode';
import { dataFormat } from '../../project/fileKinds';
import { tableLanguages } from '../ids';

/** What the editor features are registered for. */
export const tableSelector: vscode.DocumentSelector = [
  ...['file', 'untitled'].flatMap((scheme) => tableLanguages.map((language) => ({ language, scheme }))),
  { pattern: '**/*.{csv,tsv,tab}', scheme: 'file' },
];

/** Whether Tend checks this document. */
export function isTable(document: vscode.TextDocument): boolean {
  const { scheme, path } = document.uri;
  if (scheme !== 'file' && scheme !== 'untitled') return false;
  return tableLanguages.some((language) => language === document.languageId) || dataFormat(path) !== null;
}

/** Whether a file on disk is a table by its name. */
export function isTableFile({ scheme, path }: vscode.Uri): boolean {
  return scheme === 'file' && dataFormat(path) !== null;
}

/** The open document of a file, if there is one. */
export function openDocument(key: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
}
