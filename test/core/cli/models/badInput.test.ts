import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { digestOf } from '../../../../src/disk/digestFile';
import { gateDefinition } from '../../../../src/models/gates/evaluateGates';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';
import { gateProject, judged, PromotionProject } from './promotionProject';

const pair = () =>
  generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    privateKeyEncoding: { type: 'sec1', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });

it('a waiver that has ended counts no more, and is named', async () => {
  const churn = gateProject('signed');
  await churn.register();
  const definition = gateDefinition({ key: 'signed', settings: null });
  const waived = (until: string) => (digest: string) => ({
    kind: 'waived' as const, model: 'churn', reason: 'for the pilot', version: 1, digest, stage: 'production', gate: 'signed', until, definition,
  }); // prettier-ignore
  churn.record(waived('2026-11-20T00:00:00.000Z'), new Date('2026-11-10T00:00:00Z'));
  expect(await judged(churn)).toEqual([
    'fail',
    'signed: fail: it is not signed; the waiver of ana@example.com ended 2026-11-20 00:00 UTC',
  ]);
  expect((await churn.run('show', 'churn@1')).out).toMatch(
    /signed for production until 2026-11-20 00:00 UTC by \S+, ended\n/,
  );
  churn.record(waived('2026-12-20T23:59:59.999Z'));
  expect((await judged(churn))[0]).toBe('pass');
  expect((await churn.run('show', 'churn@1')).out).toMatch(/signed for production until 2026-12-20 by \S+\n/);
});

it('another key than the one that signed is named', async () => {
  const [own, other] = [pair(), pair()];
  const churn = new PromotionProject(null, { 'key.pem': own.privateKey, 'other.pem': other.publicKey });
  await churn.register();
  await churn.run('sign', 'churn@1', '--key', 'key.pem', '--reason', 'released');
  const { code, out } = await churn.run('verify', 'churn@1', '--key', 'other.pem', '--format', 'json');
  expect([code, JSON.parse(out)]).toEqual([
    1,
    expect.objectContaining({
      ok: false,
      signed: 'invalid',
      problems: [{ path: 'model.sig', problem: 'was made with another key than the one given.' }],
    }),
  ]);
});

/** A package in `out` whose model is to be unpacked at another path, with all digests as they should be. */
async function renamedInside(path: string): Promise<string> {
  const root = temporaryFolder({ 'model.bin': 'weights' });
  await runTend(root, ['models', 'package', 'model.bin', '--name', 'churn', '--out', 'out']);
  const blob = (digest: string) => join(root, 'out/blobs/sha256', digest.slice('sha256:'.length));
  const indexPath = join(root, 'out/index.json');
  const index = JSON.parse(readFileSync(indexPath, 'utf8')) as { manifests: { digest: string; size: number }[] };
  const [model] = index.manifests;
  if (!model) throw new Error('The index names no model.');
  const text = readFileSync(blob(model.digest), 'utf8').replaceAll('"model.bin"', JSON.stringify(path));
  Object.assign(model, { digest: digestOf(text), size: Buffer.byteLength(text) });
  writeFileSync(blob(model.digest), text);
  writeFileSync(indexPath, JSON.stringify(index));
  return root;
}

it.each([
  '../../outside',
  '/tmp/outside',
  'a/../../outside',
  'C:\\outside',
  '.git/config',
  'a/.GIT/config',
  'git~1/config',
])('a package that would be unpacked to %s is refused whatever is asked of it', async (path) => {
  const root = await renamedInside(path);
  for (const command of [
    ['verify', 'out'],
    ['unpack', 'out', '--out', 'folder'],
    ['register', 'out', '--reason', 'so'],
  ]) {
    const { code, out, notes } = await runTend(root, ['models', ...command]);
    expect([code, `${out}${notes.join('')}`]).toEqual([1, expect.stringContaining(JSON.stringify(path))]);
  }
  expect([existsSync(join(root, 'folder')), existsSync(join(root, '../outside'))]).toEqual([false, false]);
});

it('a folder with a repository under another name cannot be packaged', async () => {
  const files = {
    MLmodel: 'flavors: {}',
    HEAD: 'ref: refs/heads/x',
    config: '[core]',
    'objects/a': 'a',
    'refs/b': 'b',
  };
  const root = temporaryFolder(Object.fromEntries(Object.entries(files).map(([path, text]) => [`m/${path}`, text])));
  const { code, notes } = await runTend(root, ['models', 'package', 'm', '--name', 'churn', '--out', 'out']);
  expect([code, notes.join('')]).toEqual([2, expect.stringContaining('would be a repository of git')]);
});

it('a link in a package is named, and nothing is taken in through it', async () => {
  const root = temporaryFolder({ 'model.bin': 'weights', 'secret.txt': 'secret' });
  await runTend(root, ['models', 'package', 'model.bin', '--name', 'churn', '--out', 'out']);
  symlinkSync('../../secret.txt', join(root, 'out/blobs/secret'));
  for (const command of [
    ['verify', 'out'],
    ['register', 'out', '--reason', 'so'],
  ]) {
    const { code, out, notes } = await runTend(root, ['models', ...command]);
    expect([code, `${out}${notes.join('')}`]).toEqual([1, expect.stringContaining('blobs/secret')]);
  }
  expect(openedRegistry(root).registry.models()).toEqual([]);
});

it('a clock that goes back changes neither what is live nor the audit trail', async () => {
  const root = temporaryFolder();
  const at = (time: string) => openedRegistry(root, { now: () => new Date(time) });
  recordEvents(at('2026-11-20T12:00:00Z'), () => [registration('churn', 1), registration('churn', 2)]);
  recordEvents(at('2026-11-20T13:00:00Z'), () => [promotion('churn', 1)]);
  recordEvents(at('2026-11-01T00:00:00Z'), () => [promotion('churn', 2)]);
  const live = async (...when: readonly string[]) =>
    JSON.parse((await runTend(root, ['models', 'live', 'churn', ...when, '--format', 'json'])).out) as object;
  expect(await live()).toMatchObject({ version: 'churn@2' });
  expect(await live('--at', '2026-11-10')).toMatchObject({ version: null });
  expect((await runTend(root, ['audit', 'verify'])).code).toBe(0);
});

it('a reason that nobody reads in a list is refused in a sentence, at every act', async () => {
  const project = new PromotionProject(null);
  await project.register();
  const reason = ['--reason', 'x'.repeat(2001)];
  const said = 'tend: A reason has up to 2,000 characters; keep the rest in a document and name that.';
  for (const act of [
    ['promote', 'churn@1', '--to', 'staging'],
    ['approve', 'churn@1', '--to', 'staging'],
    ['restore', 'churn@1', '--out', 'back'],
    ['promote', 'churn@1', '--to', 'staging', '--dry-run'],
    ['drill', 'churn@1'],
  ])
    expect(await project.run(...act, ...reason)).toMatchObject({ code: 2, notes: [said] });
  const most = ['--reason', 'x'.repeat(2000)];
  expect(await project.run('promote', 'churn@1', '--to', 'staging', ...most)).toMatchObject({ code: 0 });
});
