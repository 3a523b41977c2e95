import { expect, it } from 'vitest';
import { digestOf } from '../../../../src/disk/digestFile';
import { blobPath } from '../../../../src/models/package/layoutDocuments';
import { annotations, mediaTypes } from '../../../../src/models/package/mediaTypes';
import { readPackage } from '../../../../src/models/package/readPackage';

const encoder = new TextEncoder();
const json = (value: unknown) => encoder.encode(JSON.stringify(value));
const descriptor = { mediaType: mediaTypes.modelConfig, digest: digestOf(json({})), size: 2 };
const manifest = {
  ...{ schemaVersion: 2, mediaType: mediaTypes.manifest, artifactType: mediaTypes.modelManifest },
  ...{ config: descriptor, layers: [] },
};

function refusalOf(changes: object): string {
  const bytes = json({ ...manifest, ...changes });
  const digest = digestOf(bytes);
  const model = { digest, size: bytes.length, mediaType: mediaTypes.manifest, artifactType: mediaTypes.modelManifest };
  const index = json({ schemaVersion: 2, mediaType: mediaTypes.index, manifests: [model] });
  const files = new Map([
    ['index.json', { bytes: index }],
    [blobPath(digest), { bytes }],
  ]);
  try {
    readPackage({ files, strange: [] });
    return '';
  } catch (error) {
    return String(error).replace(/^.*is not the manifest of a model: /, '');
  }
}

it('a manifest of another shape is refused with the first place that is wrong and what belongs there', () => {
  const layer = { ...descriptor, annotations: { [annotations.path]: 'model.pkl' } };
  expect([
    refusalOf({ layers: undefined }),
    refusalOf({ config: { ...descriptor, size: -1 } }),
    refusalOf({ config: { ...descriptor, digest: 'none' } }),
    refusalOf({ layers: [layer] }),
  ]).toEqual([
    'layers Invalid input: expected array, received undefined',
    'config.size Too small: expected number to be >=0',
    'config.digest is not a SHA-256 digest',
    'layers.0.mediaType is not a file as it is',
  ]);
});
