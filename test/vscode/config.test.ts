import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { holdWindow } from './heldWindow';
import { configFile, inFolder, rawFile, readOnDisk, revertAll, show, writeOnDisk } from './sample';
import { activeEditor, eventually, findings, findingsOf, tendDiagnostics } from './waiting';

describe('tend.yaml', () => {
  let original: string;
  let ofSample: readonly string[];

  before(async () => {
    original = await readOnDisk(configFile());
    ofSample = await findings(rawFile(), 'the findings of the sample', (it) => it.includes('16:13 text-typo'));
  });

  afterEach(async () => {
    await revertAll();
    await writeOnDisk(configFile(), original);
    // What is open follows the disk a moment later; edits of what it was are in conflict with it, and are not saved.
    await eventually('tend.yaml as it was, where it is still open', () => {
      const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === configFile().toString());
      return !document || (!document.isDirty && document.getText() === original) ? true : undefined;
    });
    await findings(rawFile(), 'the findings of the sample', (it) => it.join() === ofSample.join());
  });

  it('has a problem at the exact key while it is typed, with the nearest right name as quick fix', async () => {
    const editor = await show(configFile());
    const place = editor.document.positionAt(editor.document.getText().indexOf('zone: raw'));
    await editor.edit((edit) => edit.replace(new vscode.Range(place, place.translate(0, 4)), 'zoen'));
    const [problem] = await eventually('a problem', () => nonEmpty(tendDiagnostics(configFile())));
    assert.ok(problem);
    assert.deepEqual([problem.range.start, editor.document.getText(problem.range)], [place, 'zoen']);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      configFile(),
      problem.range,
    );
    const fix = actions.find(({ title }) => title === 'Replace "zoen" with "zone"');
    assert.ok(fix?.edit);
    await vscode.workspace.applyEdit(fix.edit);
    await findings(configFile(), 'no problem any more', (it) => it.length === 0);
  });

  it('offers the gates with what they mean, and says it of those that are there', async () => {
    const editor = await show(configFile());
    const end = editor.document.positionAt(editor.document.getText().indexOf('        - package-verified'));
    await editor.edit((edit) => edit.insert(end, '        - \n'));
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      configFile(),
      end.translate(0, 10),
    );
    const metric = items.find(({ label }) => typeof label === 'object' && label.label === 'metric');
    assert.match(metric?.documentation as string, /good enough/);
    assert.equal((metric?.insertText as vscode.SnippetString).value, 'metric: { name: $1 }');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      configFile(),
      end.translate(1, 12),
    );
    const said = hovers.flatMap(({ contents }) => contents.map((it) => (it as vscode.MarkdownString).value));
    assert.match(said.join('\n'), /Every byte of the package/);
  });

  it('makes findings follow when it is saved', async () => {
    const editor = await show(configFile());
    const text = original.replace(
      '    time: date_egg\n',
      '    time: date_egg\n    suppress: [ { check: text-typo, column: island, reason: "an old spelling" } ]\n',
    );
    await editor.edit((edit) => edit.replace(new vscode.Range(0, 0, editor.document.lineCount, 0), text));
    await vscode.commands.executeCommand('tend.data.recheck', rawFile());
    assert.ok(findingsOf(rawFile()).includes('16:13 text-typo'));
    await editor.document.save();
    await findings(rawFile(), 'the suppressed finding to go', (it) => !it.includes('16:13 text-typo'));
  });

  it('tells as information of a suppression that keeps nothing, until it keeps something', async () => {
    const suppressing = (rows: number): string =>
      original.replace(
        '    time: date_egg\n',
        `    time: date_egg\n    suppress: [ { check: text-typo, column: island, rows: ${rows}, reason: "an old spelling" } ]\n`,
      );
    await writeOnDisk(configFile(), suppressing(14));
    await findings(configFile(), 'nothing of row 14 to be kept', (it) => it.includes('34:26 config-idle-suppression'));
    const [problem] = tendDiagnostics(configFile());
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Information);
    await writeOnDisk(configFile(), suppressing(15));
    await findings(configFile(), 'no problem any more', (it) => it.length === 0);
  });

  it('makes findings follow when another program writes it', async () => {
    await writeOnDisk(
      configFile(),
      original.replace('    time: date_egg\n', '    time: date_egg\n    checks: { text-typo: false }\n'),
    );
    await findings(rawFile(), 'the switched-off check to be silent', (it) => !it.includes('16:13 text-typo'));
  });

  it('is edited by a quick fix and shown there, and findings follow at once', async () => {
    await vscode.commands.executeCommand('_tend.expectation.edit', {
      kind: 'declareText',
      file: rawFile().toString(),
      check: 'type-mixed',
      column: 'bill_length_mm',
    });
    const editor = await activeEditor(configFile());
    assert.match(editor.document.getText(), /columns:\s+bill_length_mm: \{ type: text \}/);
    await findings(rawFile(), 'no mixed types in a text column', (it) => !it.includes('14:23 type-mixed'));
    await eventually('it to be saved', () => (editor.document.isDirty ? undefined : true));
  });

  it('is left for its person to save where it was being edited already', async () => {
    const editor = await show(configFile());
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '# mine\n'));
    await vscode.commands.executeCommand('_tend.expectation.edit', {
      kind: 'declareText',
      file: rawFile().toString(),
      check: 'type-mixed',
      column: 'bill_length_mm',
    });
    assert.match(editor.document.getText(), /columns:\s+bill_length_mm: \{ type: text \}/);
    assert.equal(editor.document.isDirty, true);
    await vscode.commands.executeCommand('tend.data.recheck', rawFile());
    assert.ok(findingsOf(rawFile()).includes('14:23 type-mixed'));
    assert.ok(await editor.document.save(), 'tend.yaml is saved');
    await findings(rawFile(), 'no mixed types in a text column', (it) => !it.includes('14:23 type-mixed'));
  });

  it('has the cursor at what was added, in sight, when a finding is suppressed', async () => {
    const giveBack = await holdWindow({ showInputBox: () => Promise.resolve('an old spelling') });
    await vscode.commands.executeCommand('_tend.expectation.edit', {
      kind: 'suppress',
      file: rawFile().toString(),
      check: 'text-typo',
      column: 'island',
      row: 15,
    });
    giveBack();
    const editor = await activeEditor(configFile());
    const { active } = editor.selection;
    assert.match(editor.document.lineAt(active).text.slice(active.character), /^suppress:/);
    await eventually('what was added to be in sight', () =>
      editor.visibleRanges.some((range) => range.contains(active)) ? true : undefined,
    );
  });

  it('is not made by initializing where it exists, but opened, and that is said', async () => {
    const said: string[] = [];
    const giveBack = await holdWindow({
      showInformationMessage: (text: string) => Promise.resolve(void said.push(text)),
    });
    await vscode.commands.executeCommand('tend.project.initialize');
    giveBack();
    assert.deepEqual(said, ['tend.yaml is there already: nothing was changed.']);
    assert.equal((await activeEditor(configFile())).document.isDirty, false);
  });

  it('is proposed behind its comments by initializing where it says nothing', async () => {
    await writeOnDisk(configFile(), '# mine\n\n');
    const { document } = await show(configFile());
    await eventually('the comment', () => (document.getText() === '# mine\n\n' ? true : undefined));
    await vscode.commands.executeCommand('tend.project.initialize');
    assert.match(document.getText(), /^# mine\n\n# What this project[^]*path: data\/raw\/penguins_raw\.csv/);
  });

  it('is shown as a draft before it is written', async () => {
    await vscode.workspace.fs.delete(configFile());
    const draft = inFolder('tend.yaml').with({ scheme: 'untitled' }).toString();
    const text = await eventually('the draft', async () => {
      await vscode.commands.executeCommand('tend.project.initialize');
      const document = vscode.window.activeTextEditor?.document;
      return document?.uri.toString() === draft ? document.getText() : undefined;
    });
    assert.match(text, /path: data\/raw\/penguins_raw\.csv/);
    await assert.rejects(readOnDisk(configFile()));
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });
});

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
