import { generateKeyPairSync } from 'node:crypto';
import { appendFileSync, cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { gateProject, PromotionProject } from './promotionProject';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

const json = ['--format', 'json'];

it('says of a moment that is still to come that the answer is of now', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.promote('churn@1');
  expect((await project.run('live', 'churn', '--at', '2027-01-31')).out).toMatch(
    /^2027-01-31 23:59 UTC is still to come; this is as of now\.\nchurn@1 is in production\.\n/,
  );
  const answer = async (at: string) =>
    JSON.parse((await project.run('live', 'churn', '--at', at, ...json)).out) as { readonly asOf: string };
  expect((await answer('2027-01-31')).asOf).toBe('2026-11-25T18:00:00.000Z');
  expect((await answer('2026-01-31')).asOf).toBe('2026-01-31T23:59:59.999Z');
});

it('says one size of a package, whoever is asked', async () => {
  const project = new PromotionProject(null);
  const { out } = await project.run('package', 'model.safetensors', '--name', 'churn', '--out', 'out');
  const size = /files, (.+)\.\n/.exec(out)?.[1] ?? '';
  await project.run('register', 'out', '--reason', 'first');
  expect((await project.run('show', 'churn@1')).out).toMatch(new RegExp(` size +${size} in \\d+ files\\n`));
  const sizes = new Set<number>();
  for (const args of [['show', 'churn@1'], ['list']]) {
    const { models } = JSON.parse((await project.run(...args, ...json)).out) as {
      readonly models: readonly { readonly versions: readonly { readonly bytes: number }[] }[];
    };
    sizes.add(models[0]?.versions[0]?.bytes ?? 0);
  }
  const again = await project.run('package', 'model.safetensors', '--name', 'churn', '--out', 'again', ...json);
  const { bytes, files } = JSON.parse(again.out) as {
    readonly bytes: number;
    readonly files: readonly { readonly bytes: number }[];
  };
  expect([...sizes]).toEqual([bytes]);
  expect(files.reduce((sum, file) => sum + file.bytes, 0)).toBe(bytes);
});

it('shows a signature that a package had before it was registered, until it is signed as a version', async () => {
  const project = new PromotionProject(null, { 'key.pem': privateKey });
  await project.run('package', 'model.safetensors', '--name', 'churn', '--out', 'out');
  await project.run('sign', 'out', '--key', 'key.pem');
  await project.run('register', 'out', '--reason', 'first');
  const signed = async () =>
    (await project.run('show', 'churn@1')).out.split('\n').filter((it) => /^ +signed /.test(it));
  expect(await signed()).toEqual([expect.stringMatching(/^ +signed +before it was registered, with [0-9a-f]{12}$/)]);
  const shown = await project.run('show', 'churn@1', ...json);
  expect(JSON.parse(shown.out)).toMatchObject({ models: [{ signedBefore: expect.any(String) as string }] });
  const sign = () => project.run('sign', 'churn@1', '--key', 'key.pem', '--reason', 'once more');
  expect((await sign()).out).not.toContain('in place of');
  expect(await signed()).toEqual([expect.stringMatching(/^ +signed +2026-11-25 18:00 UTC with/)]);
  expect((await sign()).out).toMatch(/\n {2}in place of the signature with [0-9a-f]{12} of 2026-11-25\n/);
});

it('says of which class scores are taken only where the metric depends on it', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `${row},${row % 2},${row % 2 === 0 ? 0.2 : 0.9}`);
  const files = { 'scores.csv': ['id,y_true,score', ...rows].join('\n') };
  const asked = async (metric: string) => {
    const churn = gateProject(`metric: { name: ${metric}, min: 0.5 }`, files);
    await churn.register('--predictions', 'scores.csv');
    return (await churn.promote('churn@1', '--dry-run', ...json)).out;
  };
  expect(await asked('accuracy')).toContain('positive from a score of 0.5');
  expect(await asked('auc')).toMatch(/"evidence": "its predictions, 60 rows"/);
});

it('lists the metric that decides of predictions where it was not recorded, and marks it', async () => {
  const rows = Array.from({ length: 60 }, (_, row) => `${row},${row % 2},${row % 3 === 0 ? 1 - (row % 2) : row % 2}`);
  const churn = gateProject('metric: { name: accuracy, min: 0.5 }', {
    'scores.csv': ['id,y_true,y_pred', ...rows].join('\n'),
  });
  await churn.register('--predictions', 'scores.csv');
  for (const args of [['list'], ['show', 'churn']]) {
    const { out } = await runTend(churn.root, ['models', ...args]);
    expect(out).not.toContain('*');
  }
  appendFileSync(join(churn.root, 'tend.yaml'), '    primary: { metric: accuracy, goal: maximize }\n');
  for (const args of [['list'], ['show', 'churn']]) {
    const { out } = await runTend(churn.root, ['models', ...args]);
    expect(out).toMatch(/size +accuracy +reason\n.* 0\.6667\* /);
    expect(out).toContain('\n* accuracy was not recorded: its predictions tell it.\n');
  }
});

it('reads no more predictions than a list may take, of all its models together, and promises nothing that no page has', async () => {
  const note = 'x'.repeat(20_000);
  const rows = Array.from({ length: 120 }, (_, row) => `${row},${row % 2},${row % 2},${note}`);
  const churn = gateProject('metric: { name: accuracy, min: 0.5 }', {
    'large.csv': ['id,y_true,y_pred,note', ...rows].join('\n'),
  });
  await churn.register('--predictions', 'large.csv');
  for (const out of ['one', 'two']) {
    writeFileSync(join(churn.root, 'requirements.txt'), `numpy==2.1.${out.length}${out === 'one' ? 1 : 2}\n`);
    const given = ['--predictions', 'large.csv', '--requirements', 'requirements.txt', '--name', 'price', '--out', out];
    await churn.run('package', 'model.safetensors', ...given);
    await churn.run('register', out, '--reason', 'trained');
  }
  const config = readFileSync(join(churn.root, 'tend.yaml'), 'utf8');
  const listed = async (metric: string) => {
    const decides = `project:\n  success: { metric: ${metric}, goal: maximize }\n`;
    writeFileSync(join(churn.root, 'tend.yaml'), `${config}${decides}`);
    const { out } = await runTend(churn.root, ['models', 'list']);
    return [out.match(/ 1(\.0+)?\* /g)?.length ?? 0, out.match(/.* too many predictions .*/g) ?? []];
  };
  expect(await listed('accuracy')).toEqual([
    1,
    [
      'accuracy of 2 versions was not recorded, and there are too many predictions to read here: the page of the model in the editor reads more of them.',
    ],
  ]);
  expect(await listed('profit')).toEqual([0, []]);
});

it('names files of the ledger that are not here wherever a model is shown', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.run('deprecate', 'churn@1', '--reason', 'old');
  const before = ledgerOf(project.root);
  await project.run('deprecate', 'churn@1', '--reason', 'older');
  const [first = ''] = before.filter((path) =>
    readFileSync(join(project.root, path), 'utf8').includes('"reason": "old"'),
  );
  const clone = temporaryFolder();
  cpSync(join(project.root, 'tend'), join(clone, 'tend'), { recursive: true });
  rmSync(join(clone, first));
  for (const name of ['churn', 'churn@1']) {
    const { out } = await runTend(clone, ['models', 'show', name]);
    expect(out).toContain(`${first}: It is not here, although a later event of churn comes after it`);
    const document = JSON.parse((await runTend(clone, ['models', 'show', name, ...json])).out) as object;
    expect(document).toMatchObject({ models: [{ missing: [{ path: first }] }] });
  }
});

it('fails to verify a ledger that lacks what a later event names, also where that was read before', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.register();
  await project.promote('churn@1');
  const before = ledgerOf(project.root);
  await project.promote('churn@2');
  const [first = ''] = before.filter((path) =>
    readFileSync(join(project.root, path), 'utf8').includes('"kind": "promoted"'),
  );
  rmSync(join(project.root, first));
  const { code, out } = await runTend(project.root, ['audit', 'verify']);
  expect(code).toBe(1);
  expect(out).toContain(`It came after an event whose file, ${first}, is not here`);
  const { notes } = await project.run('live', 'churn', '--at', '2026-11-25T12:00Z');
  expect(notes).toEqual([expect.stringContaining(`${first}: It is not here, although a later event`) as string]);
});

it('says in a fresh clone that the checkpoints in the ledger are those of other stores', async () => {
  const project = new PromotionProject(null);
  await project.register();
  await project.promote('churn@1');
  const clone = temporaryFolder();
  cpSync(join(project.root, 'tend'), join(clone, 'tend'), { recursive: true });
  const { code, out } = await runTend(clone, ['audit', 'verify']);
  expect(code).toBe(0);
  expect(out).toContain('  no checkpoint of this store; promoting and approving here make them\n');
  expect(out).toContain('  those in tend/ledger/checkpoints are of 1 other store, each with a chain of its own');
  expect((await runTend(project.root, ['audit', 'verify'])).out).not.toContain('other store');
});

function ledgerOf(root: string): readonly string[] {
  const entries = readdirSync(join(root, 'tend/ledger'), { recursive: true, encoding: 'utf8' });
  return entries.filter((path) => path.endsWith('.json')).map((path) => `tend/ledger/${path}`);
}
