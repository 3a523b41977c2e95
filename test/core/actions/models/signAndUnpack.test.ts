import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import type * as Fs from 'node:fs';
import type * as FsPromises from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { ModelContext } from '../../../../src/actions/models/modelContext';
import { packageModel } from '../../../../src/actions/models/packageModel';
import { signModel } from '../../../../src/actions/models/signModel';
import { unpackModel } from '../../../../src/actions/models/unpackModel';
import { verifyModel } from '../../../../src/actions/models/verifyModel';
import { modelStores } from '../../../../src/actions/models/modelStores';
import { silentLogger } from '../../../../src/base/logger';
import { parseConfig } from '../../../../src/project/parseConfig';
import { countedCalls, failing } from '../../disk/faults';
import { temporaryFolder } from '../../temporaryFolder';
import { packagingContext } from './packaging';

vi.mock('node:fs', async (original) => (await import('../../disk/faults')).faultyFs(await original<typeof Fs>()));
vi.mock('node:fs/promises', async (original) =>
  (await import('../../disk/faults')).faultyFsPromises(await original<typeof FsPromises>()),
);

const { privateKey, publicKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});
const [secret, open] = [
  { pem: privateKey, name: 'key.pem' },
  { pem: publicKey, name: 'public.pem' },
];

async function packaged() {
  const root = temporaryFolder({ 'm/model.onnx': 'x', 'm/labels.txt': 'a' });
  const { context: packaging, store } = packagingContext(root);
  const context: ModelContext = {
    ...packaging,
    ...modelStores(store),
    config: parseConfig('').config,
    logger: silentLogger,
    trusted: true,
  };
  const { path, digest } = await packageModel(
    { ...packaging, ...modelStores(store) },
    { source: join(root, 'm'), name: 'a' },
  );
  return { root, context, path, digest };
}

describe('whichever call fails', () => {
  it('a package is signed, or stays as it was', async () => {
    const { context, path, digest } = await packaged();
    const input = { package: 'a', path };
    for (const round of ['unsigned', 'signed']) {
      const before = round === 'signed' ? readFileSync(join(path, 'model.sig'), 'utf8') : null;
      const held = context.objects.heldBy(digest);
      const audited = context.audit.count();
      for (let n = 1; ; n++) {
        const { failed, error } = await failing(n, () => signModel(context, { ...input, key: secret }));
        if (error !== null) {
          const file = join(path, 'model.sig');
          expect({ n, text: existsSync(file) ? readFileSync(file, 'utf8') : null }).toEqual({ n, text: before });
          expect(context.objects.heldBy(digest)).toEqual(held);
          expect(context.audit.count()).toBe(audited);
          expect(readdirSync(path).filter((name) => name.includes('partial'))).toEqual([]);
        }
        if (!failed) break;
      }
      expect(await verifyModel(context, { ...input, key: open })).toMatchObject({ ok: true, signed: 'valid' });
    }
    expect(countedCalls().length).toBeGreaterThan(5);
  });

  it('a package is unpacked whole, or nothing of it is there', async () => {
    const { root, context, path } = await packaged();
    for (let n = 1; ; n++) {
      const out = join(root, 'deep', 'out');
      const { failed, error } = await failing(n, () =>
        unpackModel(context, { package: 'a', path, out, records: true }),
      );
      if (error === null) expect(readdirSync(out)).toContain('model.onnx');
      else expect({ n, left: existsSync(join(root, 'deep')) }).toEqual({ n, left: false });
      if (!failed) break;
    }
    expect(countedCalls().length).toBeGreaterThan(10);
  });
});
