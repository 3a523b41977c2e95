import * as vscode from 'vscode';
import { dataFormat } from '../../project/fileKinds';
import { isTable } from '../checking/tableDocument';
import { CommandError } from './registerCommands';

/** The data file that a command is about: a row of the tree, a URI, its text, else the table in front. */
export function fileArgument(argument: unknown): vscode.Uri {
  if (argument instanceof vscode.Uri) return argument;
  const text = typeof argument === 'string' ? argument : '';
  const key = /^(?:file|column:\d+):([a-z][a-z0-9+.-]*:.*)$/s.exec(text)?.[1] ?? text;
  if (/^(file|untitled):/.test(key)) return vscode.Uri.parse(key, true);
  const document = vscode.window.activeTextEditor?.document;
  if (document && isTable(document)) return document.uri;
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (tab instanceof vscode.TabInputText && dataFormat(tab.uri.path) !== null) return tab.uri;
  throw new CommandError('Open a CSV or TSV file first, or choose one in the Data view.');
}
