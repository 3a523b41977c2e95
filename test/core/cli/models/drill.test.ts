import { chmodSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { digestOf } from '../../../../src/disk/digestFile';
import { objectName } from '../../../../src/store/objects/objectName';
import { churn as packaged } from '../../actions/models/packaging';
import { damage } from '../../actions/models/restoring/kept';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend, type RunAround } from '../runTend';
import { eventually } from '../../eventually';

/** With a model that is a pickle of a text. */
const churn = { ...packaged, 'model.joblib': "S'weights of a model'\n." };

/** A program that stands in for Python: it answers what it is told, and copies what it was asked. */
function pythonThat(root: string, answer: string): string {
  const path = join(root, 'python');
  const lines = [
    `#!${process.execPath}`,
    'const [asked, answer] = process.argv.slice(-2);',
    "const fs = require('node:fs');",
    'const question = JSON.parse(fs.readFileSync(asked, "utf8"));',
    'const facts = { python: "3.11.7", platform: "Linux x86_64" };',
    'fs.writeFileSync(answer, JSON.stringify(facts));',
    answer,
    'function tell(outputs) {',
    '  fs.writeFileSync(answer, JSON.stringify({ ...facts, outputs, milliseconds: [1, 2, 3] }));',
    '}',
  ];
  writeFileSync(path, lines.join('\n'));
  chmodSync(path, 0o755);
  return path;
}

async function project(answer: string) {
  const root = temporaryFolder(churn);
  const tend = (args: readonly string[], around?: RunAround) => runTend(root, ['models', ...args], around);
  await tend(['package', 'model.joblib', '--name', 'churn', '--golden', 'golden.json', '--out', 'one']);
  await tend(['register', 'one', '--reason', 'first']);
  return { root, tend, python: pythonThat(root, answer) };
}

describe.skipIf(process.platform === 'win32')('tend models drill', () => {
  it('proves a version whose golden pairs come out as they did', async () => {
    const { root, tend, python } = await project(
      'tell(question.request.dataframe_split.data.map(([age]) => (age > 30 ? 0.25 : 0.75)));',
    );
    vi.stubEnv('TMPDIR', temporaryFolder());
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, out } = await tend(['drill', 'churn@1', '--python', python, '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      maxAbsDiff: 0,
      pairs: 2,
      latency: { p50: 2, n: 3 },
      environment: 'Python 3.11.7, Linux x86_64; a Python that was there, as it is',
      problems: [],
    });
    expect(readdirSync(tmpdir())).toEqual([]);
    const [{ event } = {}] = openedRegistry(root).registry.events({ model: 'churn', limit: 1 });
    expect(event).toMatchObject({ kind: 'drilled', reason: 'Restore drill' });
    expect((await tend(['show', 'churn@1'])).out).toContain('restorable, proven 2026-11-25');
  });

  it('fails where one golden value comes out otherwise, and says by how much', async () => {
    const { tend, python } = await project('tell([0.25, 0.5]);');
    const { code, out } = await tend(['drill', 'churn@1', '--python', python]);
    expect([code, out]).toEqual([
      1,
      expect.stringContaining('output[1]: 0.5 instead of 0.75\n  largest difference  0.250'),
    ]);
    expect((await tend(['show', 'churn@1'])).out).not.toContain('proven 2026');
  });

  it('records what Python said where it could not load the model', async () => {
    const { tend, python } = await project('console.error("No module named sklearn"); process.exit(3);');
    const { code, out } = await tend(['drill', 'churn@1', '--python', python]);
    expect(code).toBe(1);
    expect(out).toContain('Python ended with 3 and no answer: No module named sklearn');
  });

  it('records a failure that names the file and its digest where the package is damaged', async () => {
    const { root, tend, python } = await project('tell([0.25, 0.75]);');
    const blob = join(root, 'one/blobs/sha256', digestOf(churn['model.joblib']).slice('sha256:'.length));
    for (const path of [blob, join(root, '.tend/objects', objectName(digestOf(churn['model.joblib'])))]) damage(path);
    const damaged = `model.joblib is damaged: its content is ${digestOf('other')}, not ${digestOf(churn['model.joblib'])}.`;
    const { code, out } = await tend(['drill', 'churn@1', '--python', python, '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      maxAbsDiff: null,
      problems: [`the objects of this project: ${damaged}`, `one: ${damaged}`],
    });
    const { registry } = openedRegistry(root);
    expect(registry.version('churn', 1)[0]?.drills).toMatchObject([{ ok: false }]);
    expect((await tend(['show', 'churn@1'])).out).not.toContain('proven 2026');
    rmSync(blob);
    rmSync(join(root, '.tend/objects', objectName(digestOf(churn['model.joblib']))));
    expect((await tend(['drill', 'churn@1', '--python', python])).out).toContain('does not exist');
    rmSync(join(root, '.tend/objects'), { recursive: true });
    rmSync(join(root, 'one'), { recursive: true });
    const refused = await tend(['drill', 'churn@1', '--python', python]);
    expect([refused.code, refused.notes]).toEqual([1, [expect.stringContaining('are not here')]]);
    expect(openedRegistry(root).registry.version('churn', 1)[0]?.drills).toHaveLength(2);
  });

  it('puts no path of this machine into the ledger', async () => {
    const { root, tend, python } = await project(
      'console.error(`no ${question.folder}/model.joblib for ${__filename}`); process.exit(3);',
    );
    expect((await tend(['drill', 'churn@1', '--python', python])).code).toBe(1);
    const drills = openedRegistry(root).registry.version('churn', 1)[0]?.drills;
    expect(drills?.map(({ problems }) => problems)).toEqual([
      ['Python ended with 3 and no answer: no model/model.joblib for python'],
    ]);
    expect(JSON.stringify(drills)).not.toContain(root);
  });

  it('takes a Python that is none, or that lacks a module, for a mistake of who named it, and records nothing', async () => {
    const { root, tend, python } = await project('tell([0.25, 0.75]);');
    await tend(['drill', 'churn@1', '--python', python]);
    const none = join(root, 'none');
    const lacks =
      'fs.writeFileSync(answer, JSON.stringify({ ...facts, error: "ModuleNotFoundError: No module named x", lacks: "x" }));';
    const lacking = pythonThat(root, lacks);
    const nameless = join(root, 'python-without-pandas');
    renameSync(
      pythonThat(root, 'fs.writeFileSync(answer, JSON.stringify({ ...facts, error: "no names", nameless: true }));'),
      nameless,
    );
    pythonThat(root, lacks);
    const why = [
      [none, 'there is no such program'],
      [process.execPath, 'it ended with 9 before it began with the model'],
      [lacking, 'it has no module "x", without which the model cannot be loaded'],
      [nameless, 'it has no pandas, without which the names of columns do not reach the model, which says "no names"'],
    ] as const;
    for (const [path, said] of why)
      expect(await tend(['drill', 'churn@1', '--python', path])).toMatchObject({
        code: 2,
        out: '',
        notes: [
          expect.stringContaining('Running: '),
          expect.stringContaining(`tend: The Python "${path}" is not fit for this: ${said}`),
        ],
      });
    expect(openedRegistry(root).registry.version('churn', 1)[0]?.drills).toMatchObject([{ ok: true }]);
  });

  it('says that the package lists no requirements where a module is not found in what was made of them', async () => {
    const lacks = `ModuleNotFoundError: No module named 'sklearn'`;
    const { root, tend, python } = await project(
      `fs.writeFileSync(answer, JSON.stringify({ ...facts, error: ${JSON.stringify(lacks)}, lacks: "sklearn" }));`,
    );
    const uv = join(root, 'uv');
    writeFileSync(
      uv,
      `#!/bin/sh\nfor last; do :; done\n[ $1 = pip ] || { mkdir -p $last/bin; cp ${python} $last/bin; }\n`,
    );
    chmodSync(uv, 0o755);
    writeFileSync(join(root, 'none.txt'), '# nothing yet\n');
    writeFileSync(join(root, 'rows.json'), '[{ "age": 41, "plan": "pro" }]');
    vi.stubEnv('PATH', `${root}:${process.env.PATH ?? ''}`);
    vi.stubEnv('XDG_CACHE_HOME', join(root, 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const told: string[] = [];
    for (const [name, file] of [
      ['empty', 'none.txt'],
      ['full', 'requirements.txt'],
    ] as const) {
      const given = ['--golden', 'golden.json', '--requirements', file, '--out', name];
      await tend(['package', 'model.joblib', '--name', name, ...given]);
      await tend(['register', name, '--reason', 'first']);
      told.push((await tend(['drill', `${name}@1`])).out);
      told.push((await tend(['run', `${name}@1`, '--input', 'rows.json'])).notes.join('\n'));
    }
    const listed = `${lacks}. The package lists no requirements: list what the model imports in a requirements file`;
    expect(told.map((text) => [text.includes(lacks), text.includes(listed)])).toEqual([
      [true, true],
      [true, true],
      [true, false],
      [true, false],
    ]);
  });

  it('records that no environment could be built where no Python is', async () => {
    const { root, tend } = await project('');
    const required = ['--golden', 'golden.json', '--requirements', 'requirements.txt', '--out', 'two'];
    await tend(['package', 'model.joblib', '--name', 'other', ...required]);
    await tend(['register', 'two', '--reason', 'second']);
    vi.stubEnv('PATH', join(root, 'none'));
    vi.stubEnv('XDG_CACHE_HOME', join(root, 'cache'));
    onTestFinished(() => void vi.unstubAllEnvs());
    const { code, out } = await tend(['drill', 'other@1']);
    expect(code).toBe(1);
    expect(out).toContain(
      'The environment could not be built: python3 is not on the PATH; another Python can be named',
    );
    expect(readdirSync(join(root, 'cache/tend/environments'))).toEqual([]);
  });

  it('shows the command before it runs it', async () => {
    const { tend, python } = await project('tell([0.25, 0.75]);');
    const { notes } = await tend(['drill', 'churn@1', '--python', python]);
    expect(notes[0]).toMatch(new RegExp(`^Running: ${python} .*run_model\\.py`));
  });

  it('ends with what it has started when it is interrupted, and records nothing', async () => {
    const { root, tend, python } = await project(
      'fs.renameSync((fs.writeFileSync(__dirname + "/b", String(process.pid)), __dirname + "/b"), __dirname + "/begun"); setInterval(() => {}, 1000);',
    );
    const controller = new AbortController();
    const running = tend(['drill', 'churn@1', '--python', python], { signal: controller.signal });
    const begun = await eventually(() => readFileSync(join(root, 'begun'), 'utf8'));
    controller.abort();
    expect((await running).code).toBe(130);
    expect(() => process.kill(Number(begun), 0)).toThrow('ESRCH');
    expect((await runTend(root, ['models', 'show', 'churn@1'])).out).toContain('not proven yet');
  });

  it('refuses a version without golden pairs', async () => {
    const { root, tend, python } = await project('tell([]);');
    writeFileSync(join(root, 'other.joblib'), 'N.');
    await tend(['package', 'other.joblib', '--name', 'churn', '--out', 'two']);
    await tend(['register', 'two', '--reason', 'second']);
    expect(await tend(['drill', 'churn@2', '--python', python])).toMatchObject({
      code: 1,
      notes: [
        'tend: churn@2 has no golden pairs to be asked; package it with them, as a new version. tend models package --golden FILE does.',
      ],
    });
  });
});

describe('a model file of a format without a loader', () => {
  it('is packaged with the sentence with which it is refused to be drilled and run', async () => {
    const root = temporaryFolder({ ...churn, 'weights.safetensors': '', 'rows.csv': 'a\n1\n' });
    const tend = (...args: readonly string[]) => runTend(root, ['models', ...args]);
    const sentence =
      'weights.safetensors can be neither run nor drilled: it holds weights without the code that predicts with them. ' +
      'Package a folder with an MLmodel instead, as the save_model of MLflow writes it.';
    const packaged = await tend('package', 'weights.safetensors', '--name', 'bare', '--out', 'out');
    expect(packaged.out.split('\n')).toContain(sentence);
    await tend('register', 'out', '--reason', 'first');
    const refused = { code: 1, out: '', notes: [`tend: ${sentence}`] };
    expect(await tend('drill', 'bare@1')).toEqual(refused);
    expect(await tend('run', 'bare@1', '--input', 'rows.csv')).toEqual(refused);
    expect(openedRegistry(root).registry.version('bare', 1)[0]?.drills).toEqual([]);
  });
});

describe.skipIf(process.platform === 'win32')('tend models run', () => {
  it('predicts with one version beside another, and counts what differs', async () => {
    const { root, tend, python } = await project('tell(question.folder ? [1, 2] : []);');
    writeFileSync(join(root, 'rows.csv'), 'age,plan\n41,pro\n23,\n');
    const { code, out } = await tend([
      'run',
      'churn@1',
      '--input',
      'rows.csv',
      '--against',
      'churn@1',
      '--python',
      python,
    ]);
    expect([code, out.split('\n')]).toEqual([
      0,
      [
        'row  churn@1  churn@1',
        '  1        1        1',
        '  2        2        2',
        'churn@1 and churn@1 agree in 2 values.',
        '',
      ],
    ]);
  });

  it('says in one sentence that an input is none', async () => {
    const { root, tend, python } = await project('tell([]);');
    writeFileSync(join(root, 'rows.json'), '{"rows": []}');
    const run = () => tend(['run', 'churn@1', '--input', 'rows.json', '--python', python]);
    const { code, notes } = await run();
    expect([code, notes]).toEqual([
      2,
      [expect.stringContaining('rows.json is no row {"column": value}, no list of rows')],
    ]);
    for (const [text, problem] of [
      ['{"a": 1,\n "b": [1, 2', 'it breaks off at line 2, column 12.'],
      ['{"a": 1 "b"}', "expected ',' or '}' after property value at line 1, column 9."],
      ['{"a": x}', "unexpected token 'x'."],
      ['', 'it breaks off at line 1, column 1.'],
    ] as const) {
      writeFileSync(join(root, 'rows.json'), text);
      expect((await run()).notes).toEqual([expect.stringContaining(`rows.json is not valid JSON: ${problem}`)]);
    }
  });

  it('takes a row by itself as it takes a list of rows', async () => {
    const { root, tend, python } = await project('tell(question.request.dataframe_records.map(({ age }) => age));');
    const answers = [];
    for (const text of ['{"age": 41, "plan": null}', '[{"age": 41, "plan": null}]']) {
      writeFileSync(join(root, 'row.json'), text);
      answers.push((await tend(['run', 'churn@1', '--input', 'row.json', '--python', python])).out);
    }
    expect(answers).toEqual(['row  churn@1\n  1       41\n', 'row  churn@1\n  1       41\n']);
  });

  it.each([
    ['{"inputs": "text"}', { inputs: 'text' }],
    ['{"instances": 5}', { instances: 5 }],
    ['{"inputs": [[1, "a"]], "params": {}}', { inputs: [[1, 'a']], params: {} }],
    ['{"age": 41, "visits": [3, 4]}', { dataframe_records: [{ age: 41, visits: [3, 4] }] }],
    ['[{"age": 1, "visits": [3, 4]}]', { dataframe_records: [{ age: 1, visits: [3, 4] }] }],
    ['[41, "pro"]', { instances: [[41, 'pro']] }],
    ['{"age": [41, 42], "visits": [3, 4]}', null],
  ])('passes on a scoring request as it is, and what is a row as one: %s', async (text, asked) => {
    const { root, tend, python } = await project('tell([JSON.stringify(question.request)]);');
    writeFileSync(join(root, 'asked.json'), text);
    const { code, out } = await tend(['run', 'churn@1', '--input', 'asked.json', '--python', python, '--format', 'json']);
    if (asked === null) expect(code).toBe(2);
    else expect(JSON.parse(out)).toMatchObject({ run: { outputs: [JSON.stringify(asked)] } });
  }); // prettier-ignore

  it.each([
    ['rows.csv', 'agee,plan\n41,pro\n', 'The input has no "age" but "agee": churn@1 takes "age", "plan".'],
    ['rows.csv', 'age,plan\nold,pro\n', '"age" of row 1 is "old", where churn@1 takes a number.'],
    ['rows.csv', 'age,plan\n', 'The input has no row to predict.'],
    ['rows.json', '[]', 'The input has no row to predict.'],
    ['rows.json', '{"plan": "pro"}', 'The input has no "age": churn@1 takes "age", "plan".'],
    [
      'rows.json',
      '{"inputs": {"age": [41, 42, 43], "plan": ["a", "b"]}}',
      'The input cannot be asked, at "inputs": column "age" has 3 values, and column "plan" has 2 values, where all need as many; mend it there.',
    ],
    [
      'rows.json',
      '{"inputs": [[1, "a"]], "params": {"top": 3}}',
      'The input has "params", which Tend hands to no model',
    ],
    ['model.csv', '\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'is not a text table'],
  ])('says before Python is started what speaks against an input: %s with %j', async (name, text, sentence) => {
    const { root, tend, python } = await project('process.exit(9);');
    writeFileSync(join(root, name), text, 'latin1');
    const { code, notes } = await tend(['run', 'churn@1', '--input', name, '--python', python]);
    expect([code, notes]).toEqual([2, [expect.stringContaining(sentence)]]);
  });

  it('leaves out columns that the version does not take and says so, and counts differing rows from 1 in JSON too', async () => {
    const { root, tend, python } = await project(
      'const first = !fs.existsSync(__dirname + "/asked-once"); fs.writeFileSync(__dirname + "/asked-once", ""); tell(first ? [question.taken, 2] : [question.taken, 3]);',
    );
    writeFileSync(join(root, 'rows.csv'), 'id,age,plan\n7,41,pro\n8,23,\n');
    const run = ['run', 'churn@1', '--input', 'rows.csv', '--python', python, '--against', 'churn@1', '--format', 'json'];
    const { out, notes } = await tend(run);
    const note = '1 column that churn@1 does not take is left out: "id".';
    const outputs = [['age', 'plan'], 2];
    expect(JSON.parse(out)).toMatchObject({ run: { outputs }, differingRows: [2], notes: [note] });
    expect(notes).toContain(note);
  }); // prettier-ignore
});
