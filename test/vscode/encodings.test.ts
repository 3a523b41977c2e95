import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { inFolder, revertAll, show } from './sample';
import { findings } from './waiting';

const file = () => inFolder('data', 'staedte.csv');
const rows = Array.from({ length: 40 }, (_, index) => `${index},Köln,${50_000 + index}`);
const text = ['nr,ort,einwohner', ...rows, '40,Köln ,50041', ''].join('\n');

/** The cell that ends in a space. */
const blank = new vscode.Range(41, 3, 41, 8);

async function actionsIn(range: vscode.Range, kind = vscode.CodeActionKind.QuickFix) {
  await findings(file(), 'the cell that ends in a space', (it) => it.some((one) => one.endsWith('text-whitespace')));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    file(),
    range,
    kind.value,
  );
}

describe('a file that is not in UTF-8', () => {
  beforeEach(() => vscode.workspace.fs.writeFile(file(), Buffer.from(text, 'latin1')));

  afterEach(async () => {
    await revertAll();
    await vscode.workspace.fs.delete(file());
  });

  it('has no fix while it is opened as UTF-8, because saving it would destroy what is not', async () => {
    await show(file());
    const offered = await actionsIn(blank);
    assert.deepEqual(
      offered.filter(({ edit }) => edit !== undefined).map(({ title }) => title),
      [],
    );
    assert.equal(offered[0]?.title, 'Reopen with Encoding…');
    assert.deepEqual(await actionsIn(blank, vscode.CodeActionKind.SourceFixAll.append('tend')), []);
  });

  it('can be mended when it is opened in its encoding, and stays in it', async () => {
    const document = await vscode.workspace.openTextDocument(file(), { encoding: 'windows1252' });
    await vscode.window.showTextDocument(document);
    const bytes = '2:3 file-invalid-utf8';
    await findings(file(), 'the space and the bytes', (it) => it.join() === `${bytes},42:4 text-whitespace`);
    const mend = (await actionsIn(blank)).find(({ edit }) => edit !== undefined);
    assert.equal(mend?.title, 'Trim to "Köln"');
    assert.ok(mend.edit);
    await vscode.workspace.applyEdit(mend.edit);
    await document.save();
    assert.equal(await readFile(file().fsPath, 'latin1'), text.replace('Köln ,', 'Köln,'));
    await findings(file(), 'only the bytes, which are still not UTF-8', (it) => it.join() === bytes);
  });
});
