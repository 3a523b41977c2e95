import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isVisiblyDamaged } from '../../../../src/actions/models/packaging/visibleDamage';
import { annotations, layerType, mediaTypes } from '../../../../src/models/package/mediaTypes';
import { temporaryFolder } from '../../temporaryFolder';
import { unprivileged } from '../../unprivileged';

const digestOf = (digit: string) => `sha256:${digit.repeat(64)}`;
const [manifest, weights, signature] = [digestOf('a'), digestOf('b'), digestOf('c')];
const version = { digest: manifest, purged: null };

const text = JSON.stringify({
  schemaVersion: 2,
  mediaType: mediaTypes.manifest,
  artifactType: mediaTypes.modelManifest,
  config: { mediaType: mediaTypes.modelConfig, digest: signature, size: 2 },
  layers: [
    { mediaType: layerType('weight'), digest: weights, size: 4, annotations: { [annotations.path]: 'model.pkl' } },
  ],
});

/** Objects of one version, and which of them were asked for. */
function keptObjects() {
  const folder = temporaryFolder({ a: text, b: 'four', c: '{}' });
  const asked: string[] = [];
  const fileOf = (digest: string) => join(folder, digest.slice(-1));
  const objects = {
    heldBy: () => [manifest, weights, signature],
    pathOf: (digest: string) => {
      asked.push(digest);
      return fileOf(digest);
    },
  };
  return { folder, asked, fileOf, objects };
}

describe('what is seen of a version that is kept', () => {
  it('looks once at each object, and reads a manifest once as long as it is the same file', () => {
    const { asked, objects, fileOf } = keptObjects();
    expect(isVisiblyDamaged({ objects }, version)).toBe(false);
    asked.length = 0;
    expect(isVisiblyDamaged({ objects }, version)).toBe(false);
    expect(asked).toEqual([manifest, weights, signature]);
    writeFileSync(fileOf(manifest), text.replace('"size":4', '"size":40'));
    expect(isVisiblyDamaged({ objects }, version)).toBe(true);
  });

  it('is damaged where its manifest may not be read', async () => {
    const { folder, fileOf, objects } = keptObjects();
    chmodSync(folder, 0o755);
    chmodSync(fileOf(manifest), 0);
    expect(await unprivileged(() => isVisiblyDamaged({ objects }, version))).toBe(true);
  });

  it('is damaged where nobody can look for its objects', () => {
    const { objects } = keptObjects();
    const unnamed = { ...objects, pathOf: () => 'x'.repeat(5000) };
    expect(isVisiblyDamaged({ objects: unnamed }, version)).toBe(true);
  });
});
