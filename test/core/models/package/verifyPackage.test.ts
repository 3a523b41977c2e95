import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { blobPath, layoutIndex } from '../../../../src/models/package/layoutDocuments';
import { layoutEntries } from '../../../../src/models/package/packageEntries';
import { readPackage } from '../../../../src/models/package/readPackage';
import { unpackPackage } from '../../../../src/models/package/unpackPackage';
import { digestAll, verifyPackage } from '../../../../src/models/package/verifyPackage';
import { signFiles } from '../../../../src/models/signing/modelSignature';
import { privateKey, publicKey } from '../../../../src/models/signing/signingKey';
import { churn, churnInput, packagingContext, unwatched } from '../../actions/models/packaging';
import { temporaryFolder } from '../../temporaryFolder';

const keys = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const key = publicKey(keys.publicKey, 'public.pem');

async function signedLayout(): Promise<string> {
  const root = temporaryFolder(churn);
  const { path } = await packageModel(packagingContext(root).context, { ...churnInput(root), out: join(root, 'out') });
  const { digests } = await digestAll(layoutEntries(path), unwatched);
  const files = new Map([...digests].map(([name, { digest }]) => [name, digest]));
  writeFileSync(join(path, 'model.sig'), signFiles('out', files, privateKey(keys.privateKey, 'key.pem')));
  return path;
}

function verify(folder: string, withKey = true) {
  return verifyPackage(layoutEntries(folder), withKey ? key : null, unwatched);
}

describe('verifying a package', () => {
  it('finds a whole one whole, with or without the key', async () => {
    const folder = await signedLayout();
    expect(await verify(folder)).toMatchObject({ ok: true, signed: 'valid', key: key.hint, problems: [] });
    expect(await verify(folder, false)).toMatchObject({ ok: true, signed: 'unchecked', problems: [] });
  });

  it('has a file for git beside it, in which nothing else may stand', async () => {
    const folder = await signedLayout();
    expect(readFileSync(join(folder, '.gitattributes'), 'utf8')).toBe('* -text\n');
    writeFileSync(join(folder, '.gitattributes'), '* text=auto\n');
    const problems = [{ path: '.gitattributes', problem: 'is not what stands beside a package' }];
    expect(await verify(folder)).toMatchObject({ ok: false, problems });
    rmSync(join(folder, '.gitattributes'));
    expect(await verify(folder)).toMatchObject({ ok: true });
  });

  it.each([true, false])(
    'names the file of every byte that is changed, and no other one (signed: %s)',
    async (signed) => {
      const folder = await signedLayout();
      if (!signed) rmSync(join(folder, 'model.sig'));
      const files = new Map(
        [...layoutEntries(folder).files.keys()].map((path) => [path, { bytes: readFileSync(join(folder, path)) }]),
      );
      const packaged = readPackage(layoutEntries(folder)).files;
      for (const [path, { bytes }] of files) {
        const named = packaged.filter(({ digest }) => blobPath(digest) === path).map((it) => it.path);
        const shown = named.length > 0 ? named.join(', ') : path;
        for (let at = 0; at < bytes.length; at++) {
          const changed = Buffer.from(bytes);
          changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
          const entries = { files: new Map([...files, [path, { bytes: changed }]]), strange: [] };
          const { ok, problems } = await verifyPackage(entries, key, unwatched);
          const told = problems.map((problem) => problem.path).join(' and ');
          if (ok || told !== shown) expect.fail(`byte ${at} of ${shown}: ${told}`);
        }
      }
    },
    120_000,
  );

  it('says what cannot be checked because a document is damaged that names others', async () => {
    const folder = await signedLayout();
    const index = layoutIndex.parse(JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')));
    const told = async (digest: string) => {
      const path = join(folder, blobPath(digest));
      const text = readFileSync(path, 'utf8');
      chmodSync(path, 0o600);
      writeFileSync(path, text.replace('2', '3'));
      const { problems } = await verify(folder);
      writeFileSync(path, text);
      return problems;
    };
    const [model, referrer] = index.manifests.map(({ digest }) => digest);
    expect(await told(referrer ?? '')).toEqual([
      {
        path: blobPath(referrer ?? ''),
        problem: expect.stringMatching(
          /^is damaged: .*; because of it nobody can tell whether another file belongs to the package$/,
        ) as string,
      },
    ]);
    expect(await told(model ?? '')).toEqual([
      {
        path: blobPath(model ?? ''),
        problem: expect.stringMatching(
          /^is damaged: .*; because of it nothing else of the package could be checked$/,
        ) as string,
      },
    ]);
  });

  it('names a link in the place of a file once', async () => {
    const folder = await signedLayout();
    const { digests } = await digestAll(layoutEntries(folder), unwatched);
    const blob = [...digests].find(([, { bytes }]) => bytes === 'weights of a model'.length)?.[0] ?? '';
    rmSync(join(folder, blob));
    symlinkSync('../../oci-layout', join(folder, blob));
    const told = (await verify(folder)).problems.filter(({ problem }) => /is a link|is missing/.test(problem));
    expect(told).toHaveLength(1);
    expect(told[0]?.problem).toMatch(/^is a link/);
  });

  it('names a damaged file as it was packaged', async () => {
    const folder = await signedLayout();
    const { digests } = await digestAll(layoutEntries(folder), unwatched);
    const model = [...digests].find(([, { bytes }]) => bytes === 'weights of a model'.length)?.[0] ?? '';
    chmodSync(join(folder, model), 0o600);
    writeFileSync(join(folder, model), 'weights of a modem');
    const { problems } = await verify(folder);
    expect(problems[0]).toMatchObject({ path: 'model.joblib' });
    expect(problems[0]?.problem).toContain('is damaged: its content has the digest sha256:');
    await expect(unpackPackage(layoutEntries(folder), `${folder}-2`, unwatched)).rejects.toThrow(
      'model.joblib is damaged',
    );
  });

  it.each([
    ['a file that is missing', (folder: string) => rmSync(join(folder, 'oci-layout')), 'oci-layout', 'is missing'],
    [
      'a file too many',
      (folder: string) => writeFileSync(join(folder, 'more'), ''),
      'more',
      'does not belong to the package',
    ],
    [
      'a blob under another name',
      (folder: string) => renameSync(join(folder, 'model.sig'), join(folder, 'blobs/sha256/ab')),
      'blobs/sha256/ab',
      'does not belong to the package',
    ],
    [
      'a link',
      (folder: string) => symlinkSync('index.json', join(folder, 'more')),
      'more',
      'is a link or a device; a package holds plain files',
    ],
    [
      'a folder without anything',
      (folder: string) => rmSync(join(folder, 'index.json')),
      'index.json',
      'index.json is missing.',
    ],
  ])('names %s', async (_, change, path, problem) => {
    const folder = await signedLayout();
    change(folder);
    const { ok, problems } = await verify(folder);
    expect(ok).toBe(false);
    expect(problems).toContainEqual({ path, problem });
  });
});

describe('unpacking', () => {
  it('refuses a folder that is not empty and fills one that is', async () => {
    const folder = await signedLayout();
    const out = temporaryFolder({ 'full/file': '', 'empty/': '' });
    const entries = layoutEntries(folder);
    await expect(unpackPackage(entries, join(out, 'full'), unwatched)).rejects.toThrow('full is not empty');
    await unpackPackage(entries, join(out, 'empty'), unwatched);
    expect(readFileSync(join(out, 'empty/model.joblib'), 'utf8')).toBe('weights of a model');
  });

  it('stops with nothing left behind', async () => {
    const folder = await signedLayout();
    const out = temporaryFolder();
    const controller = new AbortController();
    const stopping = { signal: controller.signal, onBytes: () => controller.abort(new Error('stopped')) };
    await expect(unpackPackage(layoutEntries(folder), join(out, 'x'), stopping)).rejects.toThrow('stopped');
    mkdirSync(join(out, 'x'));
    expect(layoutEntries(out).files.size).toBe(0);
  });
});
