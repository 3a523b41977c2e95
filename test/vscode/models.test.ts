import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { versionRow } from '../../src/vscode/trees/modelRowIds';
import { folder, inFolder, revertAll, show, writeOnDisk } from './sample';
import { codeOf, eventually, tendDiagnostics } from './waiting';

const model = () => inFolder('from-elsewhere.pkl');
const script = () => inFolder('use_model.py');
const notebook = () => inFolder('use_model.ipynb');

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
    await Promise.all([remove(model()), remove(script()), remove(notebook())]);
  });

  it('that would run commands are a problem of the file soon after they came', async () => {
    const [danger] = await eventually('the danger', () => (dangers(model()).length > 0 ? dangers(model()) : undefined));
    assert.match(danger?.message ?? '', /^Loading from-elsewhere\.pkl would run commands: it calls (os|posix)\.system/);
    assert.equal(danger?.range.start.line, 0);
    assert.ok(typeof danger.code === 'object');
    assert.match(danger.code.target.toString(true), /^file:\/.*\/media\/checks\/model-dangerous\.md$/);
  });

  it('that would run commands are a problem where a script loads them, before it is open and after it was', async () => {
    const told = () => (dangers(script()).length > 0 ? dangers(script()) : undefined);
    await writeOnDisk(script(), "import pickle\n\nmodel = pickle.load(open('from-elsewhere.pkl', 'rb'))\n");
    const [closed] = await eventually('the danger in a script that is not open', told);
    assert.equal(closed?.range.start.line, 2);
    const { document } = await show(script());
    const [danger] = await eventually('the danger', told);
    assert.ok(danger);
    assert.equal(document.getText(danger.range), "open('from-elsewhere.pkl', 'rb')");
  });

  it('that would run commands are a problem where a notebook loads them: at its file, and at its cell while it is open', async () => {
    const cell = (source: string) => ({ cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source });
    const cells = [cell("path = 'from-elsewhere.pkl'"), cell("import pickle\nmodel = pickle.load(open(path, 'rb'))")];
    const metadata = { language_info: { name: 'python' } };
    await writeOnDisk(notebook(), JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1));
    const told = (uri: vscode.Uri) => () => (dangers(uri).length > 0 ? dangers(uri) : undefined);
    await eventually('the danger in a notebook that is not open', told(notebook()));
    const opened = await vscode.workspace.openNotebookDocument(notebook());
    const { document } = opened.cellAt(1);
    const [danger] = await eventually('the danger in the cell', told(document.uri));
    assert.ok(danger);
    assert.equal(document.getText(danger.range), "open(path, 'rb')");
    assert.deepEqual(dangers(notebook()), []);
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

  it('are the subject of commands that end at once where a row is of nothing that is registered', async () => {
    const scope = folder().toString();
    const row = versionRow({ scope, model: 'ghost', version: 1, digest: `sha256:${'0'.repeat(64)}` });
    const before = await ledger();
    for (const command of [
      ...['open', 'promote', 'approve', 'waive', 'rollBack', 'withdraw', 'deprecate', 'archive', 'restore', 'liveAt'],
      'reinstate',
      ...['drill', 'run', 'verify', 'sign', 'purge', 'copyDigest', 'settle', 'showRecord'],
    ])
      assert.equal(await vscode.commands.executeCommand(`tend.models.${command}`, row), false, command);
    assert.deepEqual(await ledger(), before);
  });
});

/** Every event of the ledger, by its place. */
async function ledger(): Promise<readonly string[]> {
  const files = await vscode.workspace.findFiles('tend/ledger/**/*.json', null);
  return files.map(({ path }) => path).toSorted();
}
