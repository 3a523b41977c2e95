import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inRoot } from '../../../scripts/places.mjs';
import { runTend } from '../../core/cli/runTend';

let folder = '';
let run = '';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tend-packages-')));
  run = (await python<{ run: string }>('TEND_TRACKERS_PYTHON', 'makeSklearn.py', folder)).run;
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a program beside this file prints, run by one of the Pythons that the lane made. */
async function python<T>(which: string, program: string, ...args: readonly string[]): Promise<T> {
  const file = join(inRoot('test', 'interop', 'models'), program);
  const { stdout } = await promisify(execFile)(interpreter(which), [file, ...args], {
    env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true', DO_NOT_TRACK: 'true' },
    maxBuffer: 1e8,
  });
  return JSON.parse(stdout) as T;
}

function interpreter(which: string): string {
  const path = process.env[which];
  if (path === undefined) throw new Error(`${which} names no Python: run \`npm test -- interop\`.`);
  return path;
}

/** Runs `model_signing` and tells whether it was content. */
async function modelSigning(...args: readonly string[]): Promise<boolean> {
  return promisify(execFile)(interpreter('TEND_PACKAGES_PYTHON'), ['-m', 'model_signing', ...args]).then(
    () => true,
    () => false,
  );
}

async function tend(...args: readonly string[]) {
  const { code, out, notes } = await runTend(folder, ['models', ...args, '--format', 'json']);
  if (code === 2) throw new Error(notes.join('\n'));
  return { code, answer: JSON.parse(out) as Record<string, unknown> };
}

describe('a package', () => {
  it.each([
    { what: 'a joblib file', name: 'bare', source: () => ['model.joblib'] },
    { what: 'an MLmodel folder with a skops file', name: 'saved', source: () => ['mlmodel'] },
    { what: 'the model that a run logged', name: 'logged', source: () => ['--run', run] },
  ])(
    'of $what predicts its golden pairs where MLflow loads it',
    async ({ name, source }) => {
      const { answer } = await tend('package', ...source(), '--name', name, '--golden', 'golden.json', '--out', name);
      await tend('unpack', name, '--out', `${name}-unpacked`);
      const unpacked = join(folder, `${name}-unpacked`);
      const { outputs } = JSON.parse(readFileSync(join(unpacked, 'golden.json'), 'utf8')) as { outputs: unknown };
      const predicted = await python(
        'TEND_TRACKERS_PYTHON',
        'predictPackage.py',
        unpacked,
        join(folder, 'golden.json'),
      );
      expect(predicted).toEqual({ outputs });
      expect(String(answer.digest)).toMatch(/^sha256:/);
    },
    120_000,
  );

  it('of a run names the run, its metrics and its code', async () => {
    await tend('package', '--run', run, '--name', 'told', '--out', 'told');
    await tend('unpack', 'told', '--out', 'told-unpacked');
    const facts = JSON.parse(readFileSync(join(folder, 'told-unpacked', 'tend-model.json'), 'utf8')) as object;
    expect(facts).toMatchObject({
      format: 'skops',
      model: 'model.skops',
      run: { id: run, name: 'logistic', experiment: 'churn', params: { C: '1.0' } },
      metrics: { accuracy: expect.any(Number) as number },
      example: 'input_example.json',
      requirements: 'requirements.txt',
    });
  });

  it('is read by an OCI client, and its documents by the schemas of CycloneDX, in-toto and SLSA', async () => {
    writeFileSync(join(folder, 'train.csv'), 'a\n1\n');
    await tend(
      'package',
      '--run',
      run,
      '--name',
      'judged',
      '--data',
      'train.csv',
      '--licence',
      'MIT',
      '--out',
      'judged',
    );
    const judged = await python('TEND_PACKAGES_PYTHON', 'judgePackage.py', join(folder, 'judged'));
    expect(judged).toEqual({ blobs: expect.any(Number) as number, bill: null, name: 'judged' });
  });
});

describe.each(['P-256', 'P-384', 'P-521'])('a signature with a %s key', (namedCurve) => {
  it('of Tend is valid for model-signing, and one of model-signing for Tend', async () => {
    const keys = generateKeyPairSync('ec', {
      namedCurve,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    const [secret, open] = [join(folder, `${namedCurve}.pem`), join(folder, `${namedCurve}.pub.pem`)];
    writeFileSync(secret, keys.privateKey);
    writeFileSync(open, keys.publicKey);
    await tend('package', 'model.joblib', '--name', 'signed', '--out', namedCurve);
    const layout = join(folder, namedCurve);
    const signature = join(layout, 'model.sig');
    const theirs = () => modelSigning('verify', 'key', layout, '--public_key', open, '--signature', signature);
    await tend('sign', namedCurve, '--key', secret);
    expect(await theirs()).toBe(true);
    rmSync(signature);
    expect(await modelSigning('sign', 'key', layout, '--private_key', secret, '--signature', signature)).toBe(true);
    expect(await tend('verify', namedCurve, '--key', open)).toMatchObject({ code: 0, answer: { signed: 'valid' } });
    writeFileSync(join(layout, 'more'), '');
    expect(await tend('verify', namedCurve, '--key', open)).toMatchObject({ code: 1, answer: { signed: 'invalid' } });
    expect(await theirs()).toBe(false);
  }, 60_000);
});
