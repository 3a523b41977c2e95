import * as vscode from 'vscode';
import type { Severity } from '../data/finding';
import { severities } from '../data/finding';
import { settingIds } from './ids';

/** The least severity that is shown; an unknown value counts as the default. */
export function levelSetting(resource?: vscode.Uri): Severity {
  const value = vscode.workspace.getConfiguration(undefined, resource).get<string>(settingIds.level);
  return severities.find((severity) => severity === value) ?? 'info';
}

/** Whether files that are not open are checked without being asked. */
export function backgroundSetting(): boolean {
  return vscode.workspace.getConfiguration().get(settingIds.background) !== false;
}

/** Whether the line over the header is shown. */
export function codeLensSetting(resource?: vscode.Uri): boolean {
  return vscode.workspace.getConfiguration(undefined, resource).get(settingIds.codeLens) !== false;
}
