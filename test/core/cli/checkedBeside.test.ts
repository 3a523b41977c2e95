import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fixtures } from '../models/inspect/inspected';
import { temporaryFolder } from '../temporaryFolder';
import { runTend } from './runTend';
import { clean, faulty } from './tables';

/** A pickle of protocol 0 that calls `os.system` when it is loaded. */
const evil = "cos\nsystem\n(S'true'\ntR.";
const harmless = '\u0002\0\0\0\0\0\0\0{}';

const danger =
  'Loading models/evil.pkl would run commands: it calls os.system. Do not load it; ask where it came from.';
const line = `models/evil.pkl:1:1 error ${danger} model-dangerous`;

describe('tend check of model files', () => {
  it.each([[[]], [['.']], [['models']], [['models/evil.pkl']], [['models/*.pkl']]])(
    'says by %j which would run commands, as a finding that fails',
    async (paths) => {
      const root = temporaryFolder({ 'a.csv': clean, 'models/evil.pkl': evil, 'models/good.safetensors': harmless });
      const { code, out } = await runTend(root, ['check', ...paths]);
      expect({ code, line: out.split('\n')[0] }).toEqual({ code: 1, line });
    },
  );

  it('says it of packed pickles and of arrays of objects, and counts arrays apart', async () => {
    const root = temporaryFolder({ 'good.safetensors': harmless });
    writeFileSync(join(root, 'evil.pkl.gz'), gzipSync(evil));
    for (const [folder, name] of [
      ['malicious', 'objects.npy'],
      ['malicious', 'objects.npz'],
      ['ordinary', 'matrix.npy'],
    ] as const)
      copyFileSync(fixtures(folder, name), join(root, name));
    const { code, out } = await runTend(root, ['check']);
    expect(code).toBe(1);
    expect(out.split('\n').map((text) => text.replace(/ would run commands.*$/, ''))).toEqual([
      'evil.pkl.gz:1:1 error Loading evil.pkl.gz',
      'objects.npy:1:1 error Loading objects.npy',
      'objects.npz:1:1 error Loading objects.npz',
      '3 of 5 model files and arrays are dangerous to load.',
      '',
    ]);
    expect((await runTend(root, ['check', 'objects.npy', 'evil.pkl.gz'])).out).toContain(
      '2 model files and arrays are dangerous to load.',
    );
    expect((await runTend(root, ['check', 'matrix.npy'])).out).toBe('No findings in 1 array.\n');
  });

  it('says of one that is not what it says that it is damaged, and what of it is wrong', async () => {
    const header = '{"w":{"dtype":"F32","shape":[1000000],"data_offsets":[0,4000000]}}';
    const lying = `${String.fromCharCode(header.length)}\0\0\0\0\0\0\0${header}four`;
    const root = temporaryFolder({ 'lie.safetensors': lying, 'good.safetensors': harmless });
    const message =
      'lie.safetensors is damaged or not what it says. "w" lies outside of the file. Do not use it; get or write it again.';
    expect(await runTend(root, ['check'])).toEqual({
      code: 1,
      out: `lie.safetensors:1:1 error ${message} model-damaged\n1 of 2 model files is damaged.\n`,
      notes: [],
    });
    const json = await runTend(root, ['check', '--check', 'model-damaged', '--format', 'json']);
    expect(JSON.parse(json.out)).toMatchObject({ models: [{ check: 'model-damaged', message }] });
    expect((await runTend(root, ['check', '--check', 'model-dangerous'])).code).toBe(0);
    const { code, out } = await runTend(root, ['models', 'inspect', 'lie.safetensors']);
    expect(code).toBe(1);
    expect(out.split('\n')[1]).toMatch(/^Damaged: it is not what it says/);
    expect(out).toMatch(/4 bytes +w\n/);
  });

  it('says of an empty one that it is that', async () => {
    const root = temporaryFolder({ 'empty.pkl': '' });
    expect(await runTend(root, ['check'])).toMatchObject({
      code: 1,
      out: expect.stringContaining('It is empty: no model is in it. Do not use it; get or write it again.') as string,
    });
  });

  it('says of one that runs nothing what is dangerous in it, once, and cuts names that are long', async () => {
    const long = 'x'.repeat(5000);
    const doubling = `(lp0\n${'2'.repeat(20_000)}.`;
    const root = temporaryFolder({ 'a.pkl': doubling, 'b.pkl': `cos\nsystem.${long}\n(tR.` });
    const { out } = await runTend(root, ['check', '.']);
    const [bomb, named, summary] = out.split('\n');
    expect(bomb).toBe(
      'a.pkl:1:1 error Loading a.pkl is dangerous. It doubles values again and again, which only a pickle made by hand does. Do not load it; ask where it came from. model-dangerous',
    );
    expect(named).toMatch(
      /^b\.pkl:1:1 error Loading b\.pkl would run commands: it calls os\.system\.x+…x+\. Do not load it/,
    );
    expect(named?.length).toBeLessThan(220);
    expect(summary).toBe('2 model files are dangerous to load.');
  });

  it('says so beside declared data sets as well, and counts it', async () => {
    const config = 'datasets:\n  a:\n    path: a.csv\n';
    const root = temporaryFolder({ 'a.csv': faulty, 'tend.yaml': config, 'models/evil.pkl': evil });
    const { out } = await runTend(root, ['check', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      models: [{ path: 'models/evil.pkl', check: 'model-dangerous', severity: 'error', message: danger }],
      summary: { error: 2 },
    });
  });

  it('is left out and chosen like any other check', async () => {
    const root = temporaryFolder({ 'a.csv': faulty, 'models/evil.pkl': evil });
    const only = await runTend(root, ['check', '--check', 'model-dangerous', '--quiet']);
    expect(only).toEqual({ code: 1, out: `${line}\n`, notes: [] });
    expect((await runTend(root, ['check', '--check', 'csv-missing-cell'])).out).not.toContain('evil');
    expect((await runTend(root, ['check', 'models', '--fail-on', 'never'])).code).toBe(0);
  });

  it('says in one sentence that nothing was found', async () => {
    const root = temporaryFolder({ 'models/good.safetensors': harmless });
    expect(await runTend(root, ['check', 'models'])).toEqual({
      code: 0,
      out: 'No findings in 1 model file.\n',
      notes: [],
    });
  });
});

describe('tend check of a script', () => {
  const serve = 'import pickle\n\nwith open("models/evil.pkl", "rb") as file:\n    model = pickle.load(file)\n';
  const call = `serve.py:4:25 error pickle.load would load it: ${danger} model-dangerous`;
  const files = { 'a.csv': clean, 'serve.py': serve, 'models/evil.pkl': evil, 'train.py': 'import pickle\n' };

  it('tells the line that loads a model file which would run commands, and reads no table in it', async () => {
    const root = temporaryFolder(files);
    const { code, out, notes } = await runTend(root, ['check', 'serve.py']);
    expect({ code, out, notes }).toEqual({
      code: 1,
      out: `${call}\n1 Python file loads what is dangerous.\n`,
      notes: [],
    });
    expect(await runTend(root, ['check', 'train.py'])).toEqual({
      code: 0,
      out: 'No findings in 1 Python file.\n',
      notes: [],
    });
  });

  it.each([[[]], [['.']], [['*.py', 'models']]])(
    'tells it by %j too, after what is said of the file',
    async (paths) => {
      const { code, out } = await runTend(temporaryFolder(files), ['check', ...paths]);
      expect({ code, lines: out.split('\n').slice(0, 2) }).toEqual({ code: 1, lines: [line, call] });
      expect(out).toContain('1 of 2 Python files loads what is dangerous.');
    },
  );

  it('finds what is loaded beside a script, and says where in JSON', async () => {
    const root = temporaryFolder({ 'app/serve.py': serve, 'app/models/evil.pkl': evil, 'a.csv': clean });
    const { out } = await runTend(root, ['check', '.', '--format', 'json']);
    const range = { start: { line: 3, character: 24 }, end: { line: 3, character: 28 } };
    expect(JSON.parse(out)).toMatchObject({
      scripts: [{ path: 'app/serve.py', check: 'model-dangerous', severity: 'error', range }],
      summary: { error: 2 },
    });
  });

  it('tells a line that has MLflow load a dangerous model of the project, whatever its file is called', async () => {
    const mlmodel = 'flavors: {python_function: {loader_module: mlflow.sklearn, model_path: model.bin}}\n';
    const root = temporaryFolder({
      'mlm/MLmodel': mlmodel,
      'mlm/model.bin': evil,
      'plain/evil.pkl': evil,
      'serve.py':
        'import mlflow\nmlflow.pyfunc.load_model("./mlm")\nmlflow.sklearn.load_model("models:/mlm/1")\nmlflow.load_model("plain")\n',
    });
    const { code, out } = await runTend(root, ['check', 'serve.py']);
    const would = 'Loading mlm would run commands: it calls os.system. Do not load it; ask where it came from.';
    expect({ code, out }).toEqual({
      code: 1,
      out: `serve.py:2:26 error mlflow.pyfunc.load_model would load it: ${would} model-dangerous\n1 Python file loads what is dangerous.\n`,
    });
  });

  it('says what stands in the others where one names what no file can be called', async () => {
    const odd = `import joblib\njoblib.load("${'a'.repeat(5000)}")\n`;
    const { code, out, notes } = await runTend(temporaryFolder({ ...files, 'odd.py': odd }), ['check', '*.py']);
    expect(code).toBe(2);
    expect(out.split('\n')[0]).toBe(call);
    expect(notes).toEqual([expect.stringMatching(/^odd\.py(: | )cannot be read: /)]);
  });

  it('is left out with the check, and is enough for a folder without tables and models', async () => {
    const only = await runTend(temporaryFolder(files), ['check', 'serve.py', '--check', 'csv-missing-cell']);
    expect(only).toMatchObject({ code: 0, out: 'No findings in 1 Python file.\n' });
    const bare = await runTend(temporaryFolder({ 'src/serve.py': 'print(1)\n' }), ['check', 'src']);
    expect(bare).toMatchObject({ code: 0, out: 'No findings in 1 Python file.\n', notes: [] });
    const { code, out } = await runTend(temporaryFolder({ 'src/serve.py': serve, 'src/evil.pkl': evil }), [
      'check',
      'src',
    ]);
    expect(code).toBe(1);
    expect(out).not.toContain('could not be read');
  });
});

describe('tend check of a notebook', () => {
  const cell = (...source: readonly string[]) => ({ cell_type: 'code', metadata: {}, outputs: [], source });
  const cells = [
    { cell_type: 'markdown', metadata: {}, source: ["joblib.load('models/evil.pkl')"] },
    cell('%matplotlib inline\n', 'import joblib\n', 'FOLDER = "models"'),
    cell('!ls "models\n', 'model = joblib.load(FOLDER + "/x")\n', 'model = joblib.load(f"{HERE}/evil.pkl")\n'),
    cell('path = "models/evil.pkl"\n', 'model = joblib.load(\t"models/evil.pkl")'),
  ];
  const notebook = (all: readonly unknown[]) =>
    JSON.stringify({ cells: all, metadata: {}, nbformat: 4, nbformat_minor: 5 }, null, 1);
  const at = (text: string, wanted: string) => {
    const lines = text.split('\n');
    const line = lines.findIndex((it) => it.includes(wanted));
    return { line, character: lines[line]?.indexOf(wanted) ?? -1 };
  };

  it('tells the line of the cell that loads what is dangerous, where it stands in the file', async () => {
    const text = notebook(cells);
    const root = temporaryFolder({ 'nb.ipynb': text, 'models/evil.pkl': evil, 'a.csv': clean });
    const start = at(text, '\\"models/evil.pkl\\")"');
    const end = { ...start, character: start.character + String.raw`\"models/evil.pkl\"`.length };
    const place = `nb.ipynb:${start.line + 1}:${start.character + 1}`;
    expect(await runTend(root, ['check', 'nb.ipynb'])).toEqual({
      code: 1,
      out: `${place} error joblib.load would load it: ${danger} model-dangerous\n1 notebook loads what is dangerous.\n`,
      notes: [],
    });
    const { out } = await runTend(root, ['check', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ scripts: [{ path: 'nb.ipynb', range: { start, end } }] });
  });

  it('takes what a cell gives a name for what it is in those below, and cells of one text', async () => {
    const source = 'import joblib\nmodel = joblib.load(path)';
    const text = notebook([cell('path = "models/evil.pkl"\n'), { ...cell(), source }]);
    const root = temporaryFolder({ 'nb.ipynb': text, 'plain.py': '', 'models/evil.pkl': evil });
    const { line, character } = at(text, 'path)');
    const { out } = await runTend(root, ['check', '.']);
    expect(out).toContain(`\nnb.ipynb:${line + 1}:${character + 1} error joblib.load would load it`);
    expect(out).toContain('1 of 2 Python files and notebooks loads what is dangerous.');
  });

  it('says of one that is damaged that it cannot be read, and nothing of one that is empty', async () => {
    const root = temporaryFolder({ 'cut.ipynb': notebook(cells).slice(0, -9), 'empty.ipynb': '' });
    expect(await runTend(root, ['check', 'cut.ipynb'])).toMatchObject({
      code: 2,
      notes: ['cut.ipynb: cannot be read: it is no notebook, because its text is no JSON.'],
    });
    expect(await runTend(root, ['check', 'empty.ipynb'])).toMatchObject({
      code: 0,
      out: 'No findings in 1 notebook.\n',
    });
  });
});

describe('tend check of model files that nobody can look into', () => {
  /** An array of joblib packed by LZ4, which is not unpacked. */
  const packed = '\u0004"M\u0018';

  it('gives no all-clear, and names them', async () => {
    const root = temporaryFolder({ 'models/packed.joblib': packed, 'models/net.h5': '\u0089HDF\r\n\u001a\n' });
    const { code, out } = await runTend(root, ['check', 'models']);
    expect({ code, out }).toEqual({
      code: 0,
      out: 'What loading 2 model files would run is not known: models/net.h5, models/packed.joblib; tend models inspect says why.\n',
    });
  });

  it('names them beside tables and models that are known', async () => {
    const files = { 'a.csv': clean, 'm/packed.joblib': packed, 'm/good.safetensors': harmless };
    const { out } = await runTend(temporaryFolder(files), ['check', '.']);
    expect(out).toContain(
      'No findings in 2 model files. What loading 1 of 2 model files would run is not known: m/packed.joblib;',
    );
    const { out: json } = await runTend(temporaryFolder(files), ['check', '.', '--format', 'json']);
    expect(JSON.parse(json)).toMatchObject({ unknownModels: ['m/packed.joblib'] });
  });
});

describe('tend check of a tend.yaml', () => {
  it('checks it as the configuration that it is', async () => {
    const root = temporaryFolder({
      'tend.yaml': 'version: 1\n',
      'sub/tend.yaml': 'datasets:\n  a:\n    pth: a.csv\n',
    });
    expect(await runTend(root, ['check', 'tend.yaml'])).toEqual({
      code: 0,
      out: 'No problems in tend.yaml.\n',
      notes: [],
    });
    const { code, out, notes } = await runTend(root, ['check', 'sub/tend.yaml']);
    expect({ code, out }).toEqual({ code: 1, out: '1 error in sub/tend.yaml.\n' });
    expect(notes[0]).toMatch(/^sub\/tend\.yaml:3:5 error .* config-[a-z-]+$/);
  });

  it('ends with 2 and the place where nothing of it can be read', async () => {
    const root = temporaryFolder({ 'sub/tend.yaml': 'a: [' });
    const { code, notes } = await runTend(root, ['check', 'sub/tend.yaml']);
    expect(code).toBe(2);
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatch(/^sub\/tend\.yaml:\d+:\d+ error .+ config-syntax$/);
  });
});
