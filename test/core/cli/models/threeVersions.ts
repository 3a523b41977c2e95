import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { PromotionProject } from './promotionProject';

const { privateKey } = generateKeyPairSync('ec', {
  namedCurve: 'P-256',
  privateKeyEncoding: { type: 'sec1', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
});

/** churn@1 was live, churn@2 is, churn@3 waits; a package more lies in `ready`, and a key in `key.pem`. */
export async function threeVersions(): Promise<PromotionProject> {
  const churn = new PromotionProject(null, { 'key.pem': privateKey, 'other.bin': 'others' });
  for (let version = 1; version <= 3; version++) await churn.register();
  for (const version of ['churn@1', 'churn@2']) await churn.promote(version);
  rmSync(join(churn.root, 'package-3'), { recursive: true });
  await churn.run('package', 'other.bin', '--name', 'churn', '--out', 'ready');
  return churn;
}
