import assert from 'node:assert/strict';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { cleanFile, inFolder, rawFile, revertAll, show, writeOnDisk } from './sample';
import { eventually, findings, findingsOf, tendDiagnostics } from './waiting';

/** The faults that the README of the sample lists: place of the cell, 1-based, and the check that says it. */
const faults = [
  '3:37 number-thousands',
  '7:6 text-whitespace',
  '9:33 sentinel-number',
  '12:42 mixed-null-spellings',
  '13:37 outlier-isolated',
  '14:23 type-mixed',
  '15:47 date-invalid',
  '16:13 text-typo',
  '20:37 csv-missing-cell',
  '23:1 id-duplicate',
  '57:39 text-case-variant',
  '118:31 sentinel-number',
  '131:45 date-format-mixed',
  '212:1 row-duplicate',
];

describe('findings', () => {
  afterEach(revertAll);

  it('stand at the cells that the sample says are faulty, before anything is opened', async () => {
    assert.deepEqual(
      await findings(rawFile(), 'the faults of the sample', (it) => it.length === faults.length),
      faults,
    );
    assert.deepEqual(findingsOf(cleanFile()), []);
  });

  it('say what is wrong, name their source, and link to the page of their check', async () => {
    await findings(rawFile(), 'the faults of the sample', (it) => it.length === faults.length);
    const typo = tendDiagnostics(rawFile()).find(({ range }) => range.start.line === 13);
    assert.ok(typo);
    assert.match(typo.message, /^"41\.l" ends in the letter l; .* Likely 41\.1\.$/);
    assert.equal(typo.severity, vscode.DiagnosticSeverity.Warning);
    assert.equal(typo.range.end.character, 26);
    assert.ok(typeof typo.code === 'object');
    assert.match(typo.code.target.toString(true), /^file:\/.*\/media\/checks\/type-mixed\.md$/);
  });

  it('lead to the first of what is repeated', async () => {
    await findings(rawFile(), 'the faults of the sample', (it) => it.length === faults.length);
    const duplicates = tendDiagnostics(rawFile()).filter(({ relatedInformation }) => relatedInformation !== undefined);
    const places = duplicates.map((it) => [it.range.start.line, it.relatedInformation?.[0]?.location.range.start.line]);
    assert.deepEqual(places.toSorted(), [
      [211, 210],
      [22, 21],
    ]);
  });

  it('follow an edit, an undo and a save', async () => {
    const editor = await show(rawFile());
    await editor.edit((edit) => edit.replace(new vscode.Range(13, 22, 13, 26), '41.1'));
    await findings(rawFile(), 'the mended cell to be clean', (it) => !it.includes('14:23 type-mixed'));
    await editor.edit((edit) =>
      edit.insert(new vscode.Position(1, 0), 'A900,Adelie,Dream,39,18,181,3750,male,2007-11-11\n'),
    );
    await findings(rawFile(), 'findings to move a line down', (it) => it.includes('16:47 date-invalid'));
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    assert.deepEqual(await findings(rawFile(), 'all faults again', (it) => it.length === faults.length), faults);
  });

  it('follow the text of a document that is not saved, also over many edits at once', async () => {
    const editor = await show(cleanFile());
    await editor.edit((edit) => {
      for (const line of [3, 1, 2]) edit.replace(new vscode.Range(line, 0, line, 0), '"');
    });
    await findings(cleanFile(), 'quotes that never close', (it) => it.some((one) => one.startsWith('2:1 csv-')));
    await vscode.commands.executeCommand('undo');
    await findings(cleanFile(), 'no finding after the undo', (it) => it.length === 0);
  });

  it('come and go with files that other programs write and delete', async () => {
    const file = inFolder('data', 'made.csv');
    await writeOnDisk(file, 'a,b\n1,2\n3\n');
    await findings(file, 'the short record', (it) => it.includes('3:1 csv-missing-cell'));
    await writeOnDisk(file, 'a,b\n1,2\n3,4\n');
    await findings(file, 'a clean file', (it) => it.length === 0);
    await writeOnDisk(file, 'a,b\n1\n');
    await findings(file, 'the short record', (it) => it.length > 0);
    await vscode.workspace.fs.delete(file);
    await findings(file, 'nothing of a deleted file', (it) => it.length === 0);
  });

  it('go and come with whole folders that other programs rename and delete', async () => {
    const [before, after] = [inFolder('data', 'batch'), inFolder('data', 'batch.2')];
    const file = vscode.Uri.joinPath(before, 'part.CSV');
    const renamed = vscode.Uri.joinPath(after, 'part.CSV');
    await writeOnDisk(file, 'a,b\n1,2\n3\n');
    await findings(file, 'the short record', (it) => it.length === 1);
    await rename(before.fsPath, after.fsPath);
    await findings(renamed, 'the short record at its new place', (it) => it.length === 1);
    assert.deepEqual(findingsOf(file), []);
    await rm(after.fsPath, { recursive: true });
    await findings(renamed, 'nothing of a deleted folder', (it) => it.length === 0);
  });

  it('of a file that belongs to no project last as long as it is open', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tend-elsewhere-'));
    const file = vscode.Uri.file(join(folder, 'other.csv'));
    await writeOnDisk(file, 'a,b\n1,2\n3\n');
    // A document that an extension opens outlives its editor for minutes; what a person opens does not.
    await vscode.commands.executeCommand('vscode.open', file);
    await findings(file, 'the short record', (it) => it.length === 1);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await findings(file, 'nothing of a closed file', (it) => it.length === 0);
    await rm(folder, { recursive: true });
  });

  it('are there for a tab whose document never comes, as long as the tab is', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tend-elsewhere-'));
    const file = vscode.Uri.file(join(folder, 'image.csv'));
    await vscode.workspace.fs.writeFile(file, new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]));
    await vscode.commands.executeCommand('vscode.open', file);
    await eventually('the sentence', () => tendDiagnostics(file)[0]?.message);
    assert.equal(
      vscode.workspace.textDocuments.some(({ uri }) => uri.toString() === file.toString()),
      false,
    );
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await findings(file, 'nothing of a closed tab', (it) => it.length === 0);
    await rm(folder, { recursive: true });
  });

  it('keep what only the bytes on disk show while the text is edited', async () => {
    const file = inFolder('data', 'bytes.csv');
    const windows1252 = Buffer.from('name,n\nAd\u00E9lie,1\nGentoo,2\n', 'latin1');
    await vscode.workspace.fs.writeFile(file, windows1252);
    await findings(file, 'the byte that is not UTF-8', (it) => it.includes('2:1 file-invalid-utf8'));
    const editor = await show(file);
    await editor.edit((edit) => edit.insert(new vscode.Position(3, 0), 'Chinstrap\n'));
    await findings(file, 'both the byte and the new short record', (it) => it.length === 2);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.fs.delete(file);
  });

  it('are one sentence where nothing can be read', async () => {
    const file = inFolder('data', 'image.csv');
    await vscode.workspace.fs.writeFile(
      file,
      new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    );
    const [only] = await eventually('the sentence', () => {
      const found = tendDiagnostics(file);
      return found.length > 0 ? found : undefined;
    });
    assert.match(only?.message ?? '', /is not a text table/);
    await vscode.workspace.fs.delete(file);
  });

  it('are shown down to the level that is set', async () => {
    await findings(rawFile(), 'the faults of the sample', (it) => it.length === faults.length);
    const settings = vscode.workspace.getConfiguration('tend');
    await settings.update('level', 'error', vscode.ConfigurationTarget.Global);
    const errors = await findings(rawFile(), 'errors alone', (it) => it.length < 5);
    assert.deepEqual(errors, ['15:47 date-invalid', '20:37 csv-missing-cell', '23:1 id-duplicate']);
    await settings.update('level', undefined, vscode.ConfigurationTarget.Global);
    await findings(rawFile(), 'all of them', (it) => it.length === faults.length);
  });
});
