import assert from 'node:assert/strict';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import * as vscode from 'vscode';

/** Figures in milliseconds, read by the bench that started this. */
const figures: Record<string, number[]> = {};

function note(name: string, milliseconds: number): void {
  (figures[name] ??= []).push(milliseconds);
}

/** Milliseconds in which what a keystroke sets off in VS Code alone is over, as long as its finding takes. */
const afterKeystroke = 800;

/** Looks after every turn of the event loop, because the event about diagnostics is held back by 50 ms. */
async function turnsUntil(isTrue: () => boolean): Promise<number> {
  while (!isTrue()) await new Promise((resolve) => setImmediate(resolve));
  return performance.now();
}

/** Opens a copy of the table in an editor; when its document was handed to the extensions and when its findings stood. */
async function openOnce(name: string): Promise<vscode.TextDocument> {
  // Outside the workspace, where nothing has looked at it before it is opened.
  const path = join(process.env.TEND_BENCH_FOLDER ?? '', name);
  copyFileSync(process.env.TEND_BENCH_TABLE ?? '', path);
  const uri = vscode.Uri.file(path);
  let opened = 0;
  const listener = vscode.workspace.onDidOpenTextDocument((document) => {
    if (document.uri.toString() === uri.toString()) opened = performance.now();
  });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const asked = performance.now();
  // As a click does it: the API would hand over the document before there is a tab.
  const shown = vscode.commands.executeCommand('vscode.open', uri);
  const found = await turnsUntil(() => vscode.languages.getDiagnostics(uri).length > 0);
  await turnsUntil(() => opened > 0);
  delay.disable();
  listener.dispose();
  await shown;
  const editor = vscode.window.activeTextEditor;
  assert.equal(editor?.document.uri.toString(), uri.toString());
  note('from the open document to its first findings', Math.max(0, found - opened));
  note('from asking for the file to its first findings', found - asked);
  note('from asking for the file to its document (VS Code)', opened - asked);
  note('longest stop of the extension host meanwhile (VS Code hands over 10 MB)', delay.max / 1e6);
  return editor.document;
}

/** Types a fault into a cell; when its finding stood, counted from the change. */
async function typeFault(document: vscode.TextDocument, line: number, name: string): Promise<void> {
  let changed = 0;
  const listener = vscode.workspace.onDidChangeTextDocument((event) => {
    if (event.document === document && event.contentChanges.length > 0) changed ||= performance.now();
  });
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, new vscode.Position(line, 0), 'one-cell\n');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await vscode.workspace.applyEdit(edit);
  const isMarked = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .some(({ range }) => range.start.line === line && range.end.line === line);
  const found = await turnsUntil(isMarked);
  delay.disable();
  listener.dispose();
  note(`from ${name} to its finding`, found - changed);
  note(`longest stop of the extension host after ${name}`, delay.max / 1e6);
}

/** Types the same into a text that Tend leaves alone: what VS Code itself takes. */
async function typeIntoText(name: string): Promise<void> {
  const path = join(process.env.TEND_BENCH_FOLDER ?? '', name);
  copyFileSync(process.env.TEND_BENCH_TABLE ?? '', path);
  const document = await vscode.workspace.openTextDocument(path);
  await vscode.window.showTextDocument(document);
  const keystrokes = [
    ['the first keystroke', 20],
    ['a later keystroke', 40],
  ] as const;
  for (const [keystroke, line] of keystrokes) {
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), 'one-cell\n');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await vscode.workspace.applyEdit(edit);
    const until = performance.now() + afterKeystroke;
    await turnsUntil(() => performance.now() > until);
    delay.disable();
    note(`the same after ${keystroke} in a text that Tend leaves alone`, delay.max / 1e6);
  }
  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
}

describe('a table of 10 MB', () => {
  it('is opened and edited', async function () {
    this.timeout(120_000);
    const extension = vscode.extensions.getExtension('tend-ml.tend-ml');
    assert.ok(extension);
    await extension.activate();
    for (let round = 0; round < 5; round++) {
      const document = await openOnce(`table${round}.csv`);
      await typeFault(document, 20 + round, 'the first keystroke');
      await typeFault(document, 40 + round, 'a later keystroke');
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    for (let round = 0; round < 5; round++) await typeIntoText(`text${round}.txt`);
    writeFileSync(process.env.TEND_BENCH_FIGURES ?? '', JSON.stringify(figures));
  });
});
