import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { churn } from '../../actions/models/packaging';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

const { privateKey, publicKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const project = { ...churn, 'key.pem': privateKey, 'public.pem': publicKey };

function models(root: string) {
  return {
    text: (...args: readonly string[]) => runTend(root, ['models', ...args]),
    json: async (...args: readonly string[]) => {
      const { code, out, notes } = await runTend(root, ['models', ...args, '--format', 'json']);
      return { code, notes, answer: JSON.parse(out || 'null') as Record<string, unknown> | null };
    },
  };
}

const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/) as string;

describe('tend models package', () => {
  it('answers as the contract says', async () => {
    const { json } = models(temporaryFolder(project));
    const { code, answer } = await json('package', 'model.joblib', '--name', 'churn', '--golden', 'golden.json');
    expect(code).toBe(0);
    expect(Object.keys(answer ?? {}).join(' ')).toBe('tend schema name digest path bytes files notes warnings');
    expect(answer).toMatchObject({
      schema: 1,
      name: 'churn',
      digest,
      path: expect.stringMatching(/^\.tend\/packages\/churn\/[0-9a-f]{12}$/) as string,
    });
    expect(answer?.files).toContainEqual({ path: 'model.joblib', digest, bytes: 18 });
  });

  it('takes no table for a model, and says where it belongs', async () => {
    const { text } = models(temporaryFolder({ 'data/train.csv': 'a,b\n1,2\n' }));
    expect(await text('package', 'data/train.csv', '--name', 'x')).toMatchObject({
      code: 2,
      notes: [
        'tend: data/train.csv is a table and no model. --data names what a model was trained on, --predictions what it predicted.',
      ],
    });
  });

  it('says what a package lacks', async () => {
    const { text } = models(temporaryFolder({ 'model.onnx': 'x' }));
    const { out } = await text('package', 'model.onnx', '--name', 'bare', '--out', 'out');
    expect(out.replace(/[0-9a-f]{64}/, '…')).toBe(
      [
        'bare is packaged: 5 files, 1.8 KB.',
        '  out',
        '  sha256:…',
        'It lacks:',
        '  golden pairs (--golden), so a restored model cannot be proven',
        '  requirements (--requirements), so no environment can be built',
        '  a licence (--licence)',
        '  the data it was trained on (--data)',
        'To look at before it is registered (a new package takes another --card, --licence or --predictions):',
        '  What loading it would run is not known. model.onnx: It is none of the formats that are known: nothing can be told of it.',
        '  Its card says nothing yet of: Intended use, Limits, Training data, Evaluation, Ethical considerations.',
        '',
      ].join('\n'),
    );
  });

  it.each(['', '\n', '# pip freeze\n', '\uFEFF# none\r\n--index-url https://mirror.example\n'])(
    'says that requirements that are %j list nothing, and what the model imports',
    async (requirements) => {
      const forest =
        'csklearn.ensemble._forest\nRandomForestClassifier\n0cnumpy\nndarray\n0ccollections\nOrderedDict\n.';
      const root = temporaryFolder({
        'model.pkl': forest,
        'requirements.txt': requirements,
        'given.txt': requirements,
      });
      const lacks = 'since requirements.txt lists nothing, while model.pkl imports numpy, sklearn';
      const { text, json } = models(root);
      expect((await text('package', 'model.pkl', '--name', 'found')).out).toContain(
        `\n  requirements (--requirements), ${lacks}\n`,
      );
      const { answer } = await json('package', 'model.pkl', '--name', 'given', '--requirements', 'given.txt');
      expect(answer?.warnings).toContain(`It lacks requirements (--requirements), ${lacks}.`);
      const registered = await text('register', String(answer?.path), '--reason', 'the first');
      expect(registered.out).toContain(`\n  It lacks requirements, ${lacks}.\n`);
    },
  );

  it.each([
    ['a requirements file that lists something', 'cnumpy\nndarray\n.', '# pinned\nnumpy==2.3.5\n'],
    ['a requirements file that names another', 'cnumpy\nndarray\n.', '-r base.txt\n'],
    ['a model that needs nothing but Python and code of its own', 'cown.model\nOwn\n0ccollections\nOrderedDict\n.', ''],
  ])('does not take %s for none', async (_, model, requirements) => {
    const own = { 'own/__init__.py': '', 'own/model.py': 'class Own: pass\n' };
    const root = temporaryFolder({ ...own, 'model.pkl': model, 'requirements.txt': requirements });
    const { text } = models(root);
    const { out } = await text('package', 'model.pkl', '--name', 'm');
    expect(out).toContain('is packaged');
    expect(out).not.toContain('--requirements');
    const [, path = ''] = out.split('\n');
    const registered = await text('register', path.trim(), '--reason', 'the first');
    expect(registered.out).toMatch(/^m@1 is registered\./);
    expect(registered.out).not.toContain('requirements');
  });

  it('warns of what a gate would stumble over later', async () => {
    const config = 'models:\n  churn:\n    gates:\n      production:\n        - metric: { name: auc, min: 0.8 }\n';
    const evil = "cos\nsystem\n(S'true'\ntR.";
    const card = '# churn\n\n## Intended use\n\nMail.\n\n## Limits\n\nTODO\n';
    const { json } = models(temporaryFolder({ ...project, 'tend.yaml': config, 'evil.pkl': evil, 'card.md': card }));
    const warnings = async (...args: readonly string[]) =>
      ((await json('package', ...args, '--name', 'churn')).answer?.warnings as readonly string[]).join('\n');
    const all = await warnings(
      'evil.pkl',
      '--card',
      'card.md',
      '--licence',
      'apache 2',
      '--predictions',
      'golden.json',
    );
    expect(all).toMatch(/^It lacks golden pairs \(--golden\), so a restored model cannot be proven\.$/m);
    expect(all).toMatch(/^Loading it can run commands: os\.system\.$/m);
    expect(all).toMatch(/^No gate can judge it: predictions of churn: .+\.$/m);
    expect(all).toMatch(/^Its card says nothing yet of: Limits, Training data, Evaluation, Ethical considerations/m);
    expect(all).toMatch(/^"apache 2" is no licence of SPDX, .+; did you mean "Apache-2\.0"\?$/m);
  });

  it('fills in a card that is given what it knows, as it does in one of its own', async () => {
    const card = '## Intended use\n\nMail.\n\n## Limits\n\nAdults.\n\n## Ethical considerations\n\nNone.\n';
    const { json } = models(temporaryFolder({ 'model.onnx': 'x', 'train.csv': 'a,b\n1,2\n', 'card.md': card }));
    const made = ['package', 'model.onnx', '--name', 'm', '--card', 'card.md', '--data', 'train.csv'];
    const { answer } = await json(...made);
    expect(answer?.warnings).toContain('Its card says nothing yet of: Evaluation.');
    expect((await json(...made)).answer?.digest).toBe(answer?.digest);
  });

  it.each([
    ['no card', []],
    ['a card that is to be written', ['--card', 'card.md']],
  ])('fills in what predictions tell where nothing was recorded, with %s', async (_, card) => {
    const files = {
      'model.onnx': 'x',
      'card.md': '## Evaluation\n\nTODO\n',
      'scores.csv': 'id,y_true,score\na,1,0.9\nb,0,0.2\nc,1,0.4\nd,0,0.6\n',
    };
    const root = temporaryFolder(files);
    const { json } = models(root);
    const args = ['model.onnx', '--name', 'm', '--predictions', 'scores.csv', '--out', 'out', ...card];
    const { warnings } = (await json('package', ...args)).answer ?? {};
    expect(warnings).toContain(
      'Its card says nothing yet of: Intended use, Limits, Training data, Ethical considerations.',
    );
    const blobs = join(root, 'out/blobs/sha256');
    const texts = readdirSync(blobs).map((blob) => readFileSync(join(blobs, blob), 'utf8'));
    expect(texts.find((it) => it.includes('## Evaluation'))).toContain('| auc | 0.75 |\n| balanced_accuracy | 0.5 |\n');
    expect(texts.find((it) => it.includes('"metrics"'))).toContain('"metrics": {}');
  });

  it('warns of predictions that do not tell the metric of a gate, and of nothing that is right', async () => {
    const config = 'models:\n  churn:\n    gates:\n      production:\n        - metric: { name: auc, min: 0.8 }\n';
    const sections = ['Intended use', 'Limits', 'Training data', 'Evaluation', 'Ethical considerations'];
    const files = {
      'tend.yaml': config,
      'card.md': sections.map((title) => `## ${title}\n\nSaid.\n`).join('\n'),
      'classes.csv': 'y_true,y_pred\n1,1\n0,0\n1,0\n0,1\n',
      'scores.csv': 'id,y_true,score\na,1,0.9\nb,0,0.2\nc,1,0.4\nd,0,0.6\n',
      'model.safetensors': '\u0002\0\0\0\0\0\0\0{}',
    };
    const { json } = models(temporaryFolder({ ...project, ...files }));
    const given = ['--golden', 'golden.json', '--data', 'data/train.csv', '--requirements', 'requirements.txt'];
    const warned = async (predictions: string) => {
      const args = ['model.safetensors', '--name', 'churn', ...given, '--card', 'card.md'];
      return (await json('package', ...args, '--predictions', predictions)).answer?.warnings;
    };
    expect(await warned('classes.csv')).toEqual([
      'Its predictions do not tell auc, which tend.yaml asks for: auc needs a column of scores, and there is none.',
      'Its predictions have no column id, so it cannot be compared with another version on the same rows.',
    ]);
    expect(await warned('scores.csv')).toEqual([]);
  });

  it.each([
    [['none.pkl', '--name', 'a'], 2, 'tend: none.pkl does not exist.'],
    [['model.joblib'], 2, "error: required option '--name <name>' not specified"],
    [
      ['model.joblib', '--name', 'NUL'],
      2,
      'tend: A model cannot be named like a device of Windows, such as CON or NUL, or end in a dot: choose another name.',
    ],
    [
      ['model.joblib', '--name', '../a'],
      2,
      'tend: A model is named by up to 100 letters from a to z without accents, digits, ".", "_" and "-".',
    ],
    [['--name', 'a'], 2, 'tend: Name a model file or folder, or the run that logged one. --run names it.'],
    [['--name', 'a', '--run', 'none'], 2, 'tend: There is no run "none"; tend runs list shows their ids.'],
  ])('with %j ends with %i and one sentence', async (args, code, note) => {
    const root = temporaryFolder(project);
    const ended = await models(root).text('package', ...args);
    expect(ended).toEqual({ code, out: '', notes: [note] });
    expect(existsSync(join(root, '.tend/packages'))).toBe(false);
  });
});

describe('tend models verify, sign and unpack', () => {
  it('take a package from its making to a folder, signed', async () => {
    const root = temporaryFolder(project);
    const { json, text } = models(root);
    await json('package', 'model.joblib', '--name', 'churn', '--out', 'out');
    expect(await json('verify', 'out')).toMatchObject({
      code: 0,
      answer: { ok: true, digest, signed: 'absent', problems: [] },
    });
    expect(await json('verify', 'out', '--key', 'public.pem')).toMatchObject({
      code: 1,
      answer: { ok: false, signed: 'absent' },
    });
    expect(await json('sign', 'out', '--key', 'key.pem')).toMatchObject({ code: 0, answer: { ok: true, event: null } });
    expect(await json('verify', 'out')).toMatchObject({ code: 0, answer: { signed: 'unchecked' } });
    expect(await json('verify', 'out', '--key', 'public.pem')).toMatchObject({
      code: 0,
      answer: { ok: true, signed: 'valid' },
    });
    expect(await text('unpack', 'out', '--out', 'folder')).toMatchObject({
      code: 0,
      out: '8 files of out are in folder, each as it was packaged.\n',
    });
    expect(readFileSync(join(root, 'folder/model.joblib'), 'utf8')).toBe(churn['model.joblib']);
    expect((await text('unpack', 'out', '--out', 'folder')).code).toBe(2);
  });

  it('do so with a registered version, which records that it was signed', async () => {
    const root = temporaryFolder(project);
    const { json } = models(root);
    const { answer } = await json('package', 'model.joblib', '--name', 'churn');
    await json('register', String(answer?.path), '--reason', 'first');
    expect(await json('verify', 'churn@1')).toMatchObject({
      code: 0,
      answer: { ok: true, digest: answer?.digest, signed: 'absent' },
    });
    expect(await json('sign', 'churn@1', '--key', 'key.pem', '--reason', 'for production')).toMatchObject({
      code: 0,
      answer: { event: digest },
    });
    expect(await json('verify', 'churn@1', '--key', 'public.pem')).toMatchObject({
      code: 0,
      answer: { signed: 'valid' },
    });
    expect(await json('unpack', 'churn@1', '--out', 'folder')).toMatchObject({ code: 0 });
    await json('sign', 'churn@1', '--key', 'key.pem', '--reason', 'once more');
    expect(await json('verify', 'churn@1', '--key', 'public.pem')).toMatchObject({
      code: 0,
      answer: { signed: 'valid' },
    });
  });

  it('need a reason to sign what is registered, by its number or its folder, and sign nothing without one', async () => {
    const root = temporaryFolder(project);
    const { json, text } = models(root);
    const { answer } = await json('package', 'model.joblib', '--name', 'churn', '--out', 'out');
    await json('register', 'out', '--reason', 'first');
    for (const word of ['churn@1', 'out', String(answer?.path)])
      expect(await text('sign', word, '--key', 'key.pem', '--reason', ' ')).toEqual({
        code: 2,
        out: '',
        notes: ['tend: Say with --reason why; it is kept in the registry and in the audit trail.'],
      });
    expect(await json('verify', 'churn@1')).toMatchObject({ answer: { signed: 'absent' } });
  });

  it('are verified with a progress that names its unit, however small they are', async () => {
    const root = temporaryFolder(project);
    await models(root).json('package', 'model.joblib', '--name', 'churn', '--out', 'out');
    const told: string[] = [];
    await runTend(root, ['models', 'verify', 'out'], { onProgress: (text) => told.push(text) });
    expect(told.filter((text) => text !== '').at(-1)).toMatch(
      /^Verifying out: \d[\d.]* (?:bytes|KB) of \d[\d.]* (?:bytes|KB)$/,
    );
  });

  it('name the file that was changed, and do not sign it', async () => {
    const root = temporaryFolder(project);
    const { json, text } = models(root);
    await json('package', 'model.joblib', '--name', 'churn', '--out', 'out');
    const blobs = join(root, 'out/blobs/sha256');
    const blob = readdirSync(blobs)
      .map((name) => join(blobs, name))
      .find((it) => readFileSync(it, 'utf8') === churn['model.joblib']);
    chmodSync(blob ?? '', 0o600);
    writeFileSync(blob ?? '', 'weights of a modem');
    const { code, out } = await text('verify', 'out');
    expect(code).toBe(1);
    expect(out).toMatch(
      /^out is not as it was made: 1 problem\.\n {2}model\.joblib: is damaged: its content has the digest sha256:[0-9a-f]{64}, not sha256:[0-9a-f]{64}\n$/,
    );
    expect((await text('sign', 'out', '--key', 'key.pem')).code).toBe(1);
    expect((await text('unpack', 'out', '--out', 'folder')).code).toBe(1);
    expect(existsSync(join(root, 'folder'))).toBe(false);
  });

  it.each([
    [['verify', 'none'], 'tend: none is neither the folder of a package nor a version such as churn@3.'],
    [['verify', 'data'], 'tend: data is not a package: it is not the folder of an OCI image layout.'],
    [['verify', 'out', '--key', 'none.pem'], 'tend: none.pem does not exist; check what --key names.'],
    [
      ['verify', 'out', '--key', 'key.pem'],
      'tend: key.pem is a private key; verifying needs the public one, and the private one stays where it is.',
    ],
    [['sign', 'out', '--key', 'public.pem'], 'tend: public.pem is a public key; signing needs the private one.'],
    [['sign', 'out', '--key', 'golden.json'], 'tend: golden.json is not a key in PEM form.'],
  ])('with %j end with 2 and one sentence', async (args, note) => {
    const { json, text } = models(temporaryFolder(project));
    await json('package', 'model.joblib', '--name', 'churn', '--out', 'out');
    expect(await text(...args)).toEqual({ code: 2, out: '', notes: [note] });
  });
});
