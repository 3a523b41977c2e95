import assert from 'node:assert/strict';
import timers from 'node:timers/promises';
import * as vscode from 'vscode';
import { holdWindow } from './heldWindow';
import { inFolder, rawFile, readOnDisk, revertAll, show, writeOnDisk } from './sample';
import { findings } from './waiting';

/** The cell of the sample that says "41.l". */
const typo = new vscode.Range(13, 22, 13, 26);

async function actionsAt(range: vscode.Range, kind?: vscode.CodeActionKind): Promise<readonly vscode.CodeAction[]> {
  await findings(rawFile(), 'findings of the sample', (it) => it.includes('14:23 type-mixed'));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    rawFile(),
    range,
    kind?.value,
  );
}

describe('quick fixes', () => {
  beforeEach(() => show(rawFile()));
  afterEach(revertAll);

  it('offer the mend first, then all mends, then what to declare, then the page', async () => {
    const actions = await actionsAt(typo);
    assert.equal(actions[0]?.title, 'Replace "41.l" with 41.1 (letter l, digit 1)');
    assert.equal(actions[0].isPreferred, true);
    assert.deepEqual(
      actions.slice(1).map(({ title }) => title.replace(/\d+ Fixes/, 'n Fixes')),
      [
        'Preview All n Fixes in File…',
        'Declare bill_length_mm as Text in tend.yaml',
        'Suppress This Cell with Reason in tend.yaml…',
        'Switch Off type-mixed for bill_length_mm in tend.yaml…',
        'Explain type-mixed',
      ],
    );
  });

  it('change nothing but the cell, in one undo step', async () => {
    const [mend] = await actionsAt(typo);
    assert.ok(mend?.edit);
    const document = await vscode.workspace.openTextDocument(rawFile());
    const before = document.getText();
    await vscode.workspace.applyEdit(mend.edit);
    assert.equal(document.getText(), before.replace('41.l', '41.1'));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('are not offered where there is no finding, nor where a mend needs judgement', async () => {
    assert.deepEqual(await actionsAt(new vscode.Range(1, 3, 1, 3)), []);
    const onDuplicate = await actionsAt(new vscode.Range(22, 0, 22, 4));
    assert.deepEqual(
      onDuplicate.filter(({ edit }) => edit !== undefined).map(({ title }) => title),
      [],
    );
  });

  it('are all made by "fix all" in one undo step, and leave what needs judgement', async () => {
    const [all] = await actionsAt(new vscode.Range(0, 0, 0, 0), vscode.CodeActionKind.SourceFixAll.append('tend'));
    assert.ok(all?.edit, 'there is a fix-all action');
    const document = await vscode.workspace.openTextDocument(rawFile());
    const before = document.getText();
    await vscode.workspace.applyEdit(all.edit);
    await findings(rawFile(), 'only what needs judgement', (it) => !it.some((one) => one.includes('text-whitespace')));
    const left = [12, 14, 15].map((line) => document.lineAt(line).text);
    assert.match(left.join('\n'), /,37000,.*\n.*,2007-11-31\n.*,Torgerson,/);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
    assert.equal(await readOnDisk(rawFile()), before);
  });

  it('are all made where there are more than are listed, so that no column is half mended', async () => {
    const file = inFolder('data', 'many.csv');
    const rows = Array.from({ length: 600 }, (_, row) => `${row},${row % 2 === 0 ? 'basil' : 'basil '}`);
    await writeOnDisk(file, `id,plant\n${rows.join('\n')}\n`);
    try {
      await show(file);
      await findings(file, 'cells that end in a space', (it) => it.includes('3:3 text-whitespace'));
      const actionsOf = (kind?: vscode.CodeActionKind) =>
        vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          file,
          new vscode.Range(2, 2, 2, 8),
          kind?.value,
        );
      const titles = (await actionsOf()).map(({ title }) => title);
      assert.ok(titles.includes('Preview All 100+ Fixes in File…'), titles.join('; '));
      const [all] = await actionsOf(vscode.CodeActionKind.SourceFixAll.append('tend'));
      assert.equal(all?.title, 'Fix 300 That Need No Judgement');
      assert.ok(all.edit);
      await vscode.workspace.applyEdit(all.edit);
      const text = (await vscode.workspace.openTextDocument(file)).getText();
      assert.equal(text.includes('basil '), false);
    } finally {
      await revertAll();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('are the first of very many, and say so', async () => {
    // Not the name of a file that was deleted a moment ago, of which the editor is still told: it would read this one anew.
    const file = inFolder('data', 'very-many.csv');
    const rows = Array.from({ length: 20_100 }, (_, row) => `${row},${row % 2 === 0 ? 'basil' : 'basil '}`);
    await writeOnDisk(file, `id,plant\n${rows.join('\n')}\n`);
    try {
      await show(file);
      await findings(file, 'cells that end in a space', (it) => it.includes('3:3 text-whitespace'));
      const [all] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        file,
        new vscode.Range(0, 0, 0, 0),
        vscode.CodeActionKind.SourceFixAll.append('tend').value,
      );
      assert.equal(all?.title, 'Fix the First 10,000 That Need No Judgement');
      const lines = all.edit?.get(file).map(({ range }) => range.start.line);
      assert.deepEqual([lines?.length, lines?.[0], lines?.at(-1)], [10_000, 2, 20_000]);
    } finally {
      await revertAll();
      await vscode.workspace.fs.delete(file);
    }
  });

  it('are looked for with a way to stop it where that takes longer than a moment', async () => {
    await findings(rawFile(), 'findings of the sample', (it) => it.includes('7:6 text-whitespace'));
    const source = new vscode.CancellationTokenSource();
    const offered: vscode.ProgressOptions[] = [];
    const withProgress = (
      options: vscode.ProgressOptions,
      work: (progress: object, token: vscode.CancellationToken) => Thenable<unknown>,
    ) => {
      offered.push(options);
      source.cancel();
      return work({}, source.token);
    };
    const giveBack = await holdWindow({ withProgress });
    // Every moment is over at once.
    const { setTimeout: real } = timers;
    Object.assign(timers, { setTimeout: (_: number, value: unknown) => Promise.resolve(value) });
    try {
      assert.equal(await vscode.commands.executeCommand('tend.fixes.preview', rawFile().toString()), false);
    } finally {
      Object.assign(timers, { setTimeout: real });
      giveBack();
    }
    assert.deepEqual(
      offered.map(({ title, cancellable }) => [title, cancellable]),
      [['Looking for every fix', true]],
    );
  });

  it('are not made on a save by who lets the editor fix everything, unless Tend is named', async () => {
    await findings(rawFile(), 'findings of the sample', (it) => it.includes('7:6 text-whitespace'));
    const editor = await show(rawFile());
    const original = await readOnDisk(rawFile());
    const settings = vscode.workspace.getConfiguration('editor', rawFile());
    const saveWith = async (kind: string) => {
      await settings.update('codeActionsOnSave', { [kind]: 'always' }, vscode.ConfigurationTarget.Global);
      await editor.edit((edit) => edit.insert(new vscode.Position(editor.document.lineCount, 0), 'A999\n'));
      await findings(rawFile(), 'the short record', (it) => it.some((one) => one.endsWith('csv-missing-cell')));
      await editor.document.save();
      return editor.document.lineAt(6).text;
    };
    assert.match(await saveWith('source.fixAll'), /,Adelie ,/);
    assert.match(await saveWith('source.fixAll.tend'), /,Adelie,/);
    await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    await vscode.workspace.fs.writeFile(rawFile(), new TextEncoder().encode(original));
    await findings(rawFile(), 'the findings of the sample', (it) => it.includes('7:6 text-whitespace'));
  });
});
