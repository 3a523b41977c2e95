import * as vscode from 'vscode';
import { DisposableStore, type Disposable } from '../../base/disposable';
import type { FileChecks } from '../checking/fileChecks';
import { isTable, openDocument, tableSelector } from '../checking/tableDocument';
import { settingIds, type CommandId } from '../ids';
import { codeLensSetting, levelSetting } from '../settings';
import { lensTitles, type LensTitle } from './lensTitles';

/** How often the age of a result is written anew, while somebody looks at it. */
const ageStep = 30_000;

/** The line over the header: size, findings, age, and what can be done. */
export class HeaderLens implements vscode.CodeLensProvider, Disposable {
  readonly #parts = new DisposableStore();
  readonly #onDidChange = this.#parts.register(new vscode.EventEmitter<void>());
  #clock: NodeJS.Timeout | null = null;

  readonly onDidChangeCodeLenses = this.#onDidChange.event;

  constructor(
    private readonly checks: FileChecks,
    private readonly now: () => Date,
  ) {
    const { window, workspace, languages } = vscode;
    this.#parts.register(languages.registerCodeLensProvider(tableSelector, this));
    this.#parts.register(
      checks.onDidChange(({ key }) => {
        // The editor then asks for this line of every table that it shows: a check in the background is no reason to.
        if (openDocument(key)) this.#onDidChange.fire();
      }),
    );
    this.#parts.register(window.onDidChangeVisibleTextEditors(() => this.#watchClock()));
    this.#parts.register(window.onDidChangeWindowState(() => this.#watchClock()));
    this.#parts.register(
      workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration(settingIds.codeLens) || event.affectsConfiguration(settingIds.level))
          this.#onDidChange.fire();
      }),
    );
    this.#watchClock();
  }

  provideCodeLenses(document: vscode.TextDocument): vscode.CodeLens[] {
    const file = this.checks.get(document.uri.toString());
    if (!file || !codeLensSetting(document.uri)) return [];
    const line = Math.min(file.report?.dialect.preamble ?? 0, document.lineCount - 1);
    const range = new vscode.Range(line, 0, line, 0);
    const titles = lensTitles(file, levelSetting(document.uri), this.now().getTime());
    return titles.map((title) => new vscode.CodeLens(range, lensCommand(title, file.key)));
  }

  dispose(): void {
    if (this.#clock) clearInterval(this.#clock);
    this.#parts.dispose();
  }

  /** The age moves only while the window is in front and a table is seen: an idle window wakes nobody. */
  #watchClock(): void {
    const { window } = vscode;
    const seen = window.state.focused && window.visibleTextEditors.some(({ document }) => isTable(document));
    if (seen === (this.#clock !== null)) return;
    if (this.#clock) clearInterval(this.#clock);
    this.#clock = seen ? setInterval(() => this.#onDidChange.fire(), ageStep) : null;
  }
}

function lensCommand({ title, does }: LensTitle, key: string): vscode.Command {
  switch (does) {
    case 'nothing':
      return { title, command: '' };
    case 'nextFinding':
      return { title, command: 'editor.action.marker.next', tooltip: 'Go to the next finding (F8)' };
    case 'recheck':
      return command('tend.data.recheck', title, key, 'Check this file again');
    case 'previewFixes':
      return command('tend.fixes.preview', title, key, 'Look at every fix before it is made');
  }
}

function command(id: CommandId, title: string, key: string, tooltip: string): vscode.Command {
  return { title, command: id, arguments: [key], tooltip };
}
