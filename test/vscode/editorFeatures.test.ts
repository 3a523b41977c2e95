import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commandIds } from '../../src/vscode/ids';
import { inFolder, rawFile, revertAll, show, writeOnDisk } from './sample';
import { eventually, findings } from './waiting';

describe('the editor', () => {
  beforeEach(async () => {
    await show(rawFile());
    await findings(rawFile(), 'findings of the sample', (it) => it.includes('14:23 type-mixed'));
  });
  afterEach(revertAll);

  it('knows every command', async () => {
    const known = await vscode.commands.getCommands();
    assert.deepEqual(
      commandIds.filter((id) => !known.includes(id)),
      [],
    );
  });

  it('takes csv, tsv and tab files for tables', async () => {
    const document = await vscode.workspace.openTextDocument(rawFile());
    assert.equal(document.languageId, 'csv');
    for (const name of ['made.tsv', 'made.tab']) {
      const file = inFolder('data', name);
      await writeOnDisk(file, 'a\tb\n1\t2\n');
      assert.equal((await vscode.workspace.openTextDocument(file)).languageId, 'tsv', name);
      await vscode.workspace.fs.delete(file);
    }
  });

  it('says size, findings and age over the header', async () => {
    const titles = await eventually('the line over the header', async () => {
      const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        rawFile(),
      );
      const found = lenses.map(({ command }) => command?.title ?? '');
      return found.length === 4 ? found : undefined;
    });
    assert.match(titles.join(' | '), /^345 rows × 9 columns \| 3 errors, .* \| Checked just now \| Preview \d+ Fixes$/);
  });

  it('says of a cell and of a header what the column holds', async () => {
    const hoverAt = async (line: number, character: number) => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        rawFile(),
        new vscode.Position(line, character),
      );
      return hovers.flatMap(({ contents }) =>
        contents.map((it) => (it instanceof vscode.MarkdownString ? it.value : '')),
      );
    };
    assert.match((await hoverAt(3, 8)).join('\n'), /\*\*species\*\* category, 345 rows/);
    assert.match((await hoverAt(0, 30)).join('\n'), /\*\*bill\\?_length\\?_mm\*\* number.*median 44/s);
    assert.deepEqual((await hoverAt(4, 0)).length, 1);
  });

  it('colours every cell by the type of its column', async () => {
    const range = new vscode.Range(0, 0, 1, 200);
    const [legend, tokens] = await Promise.all([
      vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        'vscode.provideDocumentRangeSemanticTokensLegend',
        rawFile(),
        range,
      ),
      vscode.commands.executeCommand<vscode.SemanticTokens>(
        'vscode.provideDocumentRangeSemanticTokens',
        rawFile(),
        range,
      ),
    ]);
    const byLine: string[][] = [];
    let line = 0;
    for (let at = 0; at < tokens.data.length; at += 5) {
      line += tokens.data[at] ?? 0;
      (byLine[line] ??= []).push(legend.tokenTypes[tokens.data[at + 3] ?? -1] ?? '');
    }
    const cells = (types: string[] | undefined) => types?.filter((type) => type !== 'csvDelimiter').join(' ');
    assert.equal(cells(byLine[0]), Array.from({ length: 9 }, () => 'function').join(' '));
    assert.equal(cells(byLine[1]), 'variable string string number number number number string type');
    assert.equal(byLine[1]?.filter((type) => type === 'csvDelimiter').length, 8);
  });

  it('opens a data file at the first of its worst findings', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('tend.data.open', rawFile().toString());
    const selection = await eventually('the editor', () => vscode.window.activeTextEditor?.selection);
    assert.deepEqual([selection.start.line, selection.start.character], [14, 46]);
  });

  it('shows the page of a check rendered', async () => {
    await vscode.commands.executeCommand('tend.check.explain', 'type-mixed');
    const label = await eventually('the page', () => {
      const tab = vscode.window.tabGroups.activeTabGroup.activeTab;
      return tab?.input instanceof vscode.TabInputWebview ? tab.label : undefined;
    });
    assert.match(label, /type-mixed/);
  });

  it('copies the path of a data file', async () => {
    await vscode.commands.executeCommand('tend.data.copyPath', `file:${rawFile().toString()}`);
    assert.equal(await vscode.env.clipboard.readText(), rawFile().fsPath);
  });
});
