import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { inFolder, revertAll, show, writeOnDisk } from './sample';
import { findings, findingsOf } from './waiting';

const header = 'id,kind,amount,paid\n';
const row = (index: number) => `${index},${index % 2 ? 'card' : 'cash'},${(index % 97) + 0.5},${index % 3 === 0}\n`;

/** Resolves once the file was written to so many times; at once for 0. */
function written(uri: vscode.Uri, times: number): Promise<void> {
  return new Promise((resolve) => {
    if (times === 0) return resolve();
    let seen = 0;
    const watcher = watch(uri.fsPath, () => {
      if (++seen < times) return;
      watcher.close();
      resolve();
    });
    watcher.unref();
  });
}

/** Counts how often the editor tells that a file of a folder changed on disk. */
function changesOnDisk(folder: vscode.Uri): { count: () => number; stop: () => void } {
  const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '*'));
  let count = 0;
  watcher.onDidChange(() => count++);
  return { count: () => count, stop: () => void watcher.dispose() };
}

describe('a large file', () => {
  let tests = 0;
  const file = () => inFolder('data', `events${tests}.csv`);
  beforeEach(async () => {
    tests++;
    await writeOnDisk(file(), header + Array.from({ length: 400_000 }, (_, index) => row(index)).join(''));
  });
  afterEach(async () => {
    await revertAll();
    await vscode.workspace.fs.delete(file());
  });

  it('has the findings of what the editor shows when an edit is taken back while it is saved', async () => {
    const { document } = await show(file());
    await findings(file(), 'no finding', (it) => it.length === 0);
    for (const writes of [0, 1, 2]) {
      const edit = new vscode.WorkspaceEdit();
      edit.insert(file(), document.lineAt(2).range.end, 'qq');
      await vscode.workspace.applyEdit(edit);
      await findings(file(), 'the edited cell', (it) => it.length === 1);
      const begun = written(file(), writes);
      const saved = document.save();
      await Promise.race([begun, saved]);
      await vscode.commands.executeCommand('undo');
      await saved;
      assert.match(document.lineAt(2).text, /(true|false)$/);
      await findings(file(), 'no finding after the undo', (it) => it.length === 0);
      await document.save();
      await findings(file(), 'no finding after the save', (it) => it.length === 0);
    }
  });

  it('shows nothing of a half that another program has written so far', async () => {
    await show(file());
    await findings(file(), 'no finding', (it) => it.length === 0);
    const seen: string[] = [];
    const listening = vscode.languages.onDidChangeDiagnostics(() => seen.push(...findingsOf(file())));
    const changes = changesOnDisk(inFolder('data'));
    // The file ends in the middle of a record and never stands still, until the editor has told of it several times.
    let id = 500_000;
    await appendFile(file().fsPath, `${id},ca`);
    while (changes.count() < 5) await appendFile(file().fsPath, `rd,1.5,true\n${++id},ca`);
    await appendFile(file().fsPath, 'rd,1.5,true\n600000,card,1.5,true,extra\n');
    await findings(file(), 'the cell too many', (it) => it.some((one) => one.endsWith('csv-extra-cell')));
    listening.dispose();
    changes.stop();
    assert.deepEqual(
      seen.filter((one) => !one.endsWith('csv-extra-cell')),
      [],
    );
  });
});
