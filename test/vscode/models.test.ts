import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { inFolder, revertAll, show, writeOnDisk } from './sample';
import { codeOf, eventually, tendDiagnostics } from './waiting';

const model = () => inFolder('from-elsewhere.pkl');
const script = () => inFolder('use_model.py');

/** A pickle of protocol 0 that calls `os.system` when it is loaded. */
const runsCommand = "cos\nsystem\n(S'echo ran'\ntR.";

const remove = (uri: vscode.Uri) => vscode.workspace.fs.delete(uri).then(undefined, () => undefined);

const dangers = (uri: vscode.Uri) => tendDiagnostics(uri).filter((it) => codeOf(it) === 'model-dangerous');

const modelEditors = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputCustom && input.viewType === 'tend.modelFile');

describe('model files', () => {
  before(() => writeOnDisk(model(), runsCommand));
  afterEach(revertAll);
  after(async () => {
    await Promise.all([remove(model()), remove(script())]);
  });

  it('that would run commands are a problem of the file soon after they came', async () => {
    const [danger] = await eventually('the danger', () => (dangers(model()).length > 0 ? dangers(model()) : undefined));
    assert.match(danger?.message ?? '', /^Loading from-elsewhere\.pkl would run commands: it calls (os|posix)\.system/);
    assert.equal(danger?.range.start.line, 0);
  });

  it('that would run commands are a problem where a script loads them', async () => {
    await writeOnDisk(script(), "import pickle\n\nmodel = pickle.load(open('from-elsewhere.pkl', 'rb'))\n");
    const { document } = await show(script());
    const [danger] = await eventually('the danger', () =>
      dangers(script()).length > 0 ? dangers(script()) : undefined,
    );
    assert.ok(danger);
    assert.equal(document.getText(danger.range), "'from-elsewhere.pkl'");
  });

  it('are no problem any more when they are gone', async () => {
    await eventually('the danger', () => (dangers(model()).length > 0 ? true : undefined));
    await remove(model());
    await eventually('peace', () => (dangers(model()).length === 0 ? true : undefined));
    await writeOnDisk(model(), runsCommand);
  });

  it('open in a page of their own, from the command as well', async () => {
    await vscode.commands.executeCommand('vscode.open', model());
    await eventually('the page', () => (modelEditors().length === 1 ? true : undefined));
    await revertAll();
    await vscode.commands.executeCommand('tend.models.inspect', model());
    await eventually('the page', () => (modelEditors().length === 1 ? true : undefined));
  });

  it('are the subject of commands that end at once where nothing is registered', async () => {
    for (const command of [
      'promote',
      'approve',
      'rollBack',
      'deprecate',
      'archive',
      'restore',
      'liveAt',
      'verify',
      'sign',
    ])
      await vscode.commands.executeCommand(`tend.models.${command}`, 'version:nonsense');
    for (const command of ['purge', 'settle', 'copyDigest', 'showRecord'])
      await vscode.commands.executeCommand(`tend.models.${command}`, { toString: () => 'version:nonsense' });
    const names = (await vscode.workspace.fs.readDirectory(inFolder())).map(([name]) => name);
    assert.ok(!names.includes('tend'), 'no ledger was made');
  });
});
