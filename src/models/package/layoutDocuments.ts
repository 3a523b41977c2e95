import * as z from 'zod/mini';
import { byCodeUnits } from './packagePath';
import { annotations, isLayerType, mediaTypes } from './mediaTypes';

const descriptor = z.object({
  mediaType: z.string(),
  digest: z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/, 'is not a SHA-256 digest')),
  size: z.int().check(z.minimum(0)),
  artifactType: z.optional(z.string()),
  annotations: z.optional(z.record(z.string(), z.string())),
});

const shared = { schemaVersion: z.literal(2), mediaType: z.literal(mediaTypes.manifest), config: descriptor };

/** Manifest of a model by the ModelPack specification, with raw layers only. */
export const modelManifest = z.object({
  ...shared,
  artifactType: z.literal(mediaTypes.modelManifest),
  layers: z.array(
    z.extend(descriptor, {
      mediaType: z.string().check(z.refine(isLayerType, 'is not a file as it is')),
      annotations: z.object({ [annotations.path]: z.string() }),
    }),
  ),
});
export type ModelManifest = z.output<typeof modelManifest>;

/** A manifest that says something about another one: provenance, a bill of materials. */
export const referrerManifest = z.object({
  ...shared,
  artifactType: z.string(),
  layers: z.array(descriptor).check(z.length(1)),
  subject: descriptor,
});

export const modelConfig = z.object({
  descriptor: z.object({ name: z.string() }),
  modelfs: z.object({ type: z.literal('layers'), diffIds: z.array(z.string()) }),
});

export const layoutIndex = z.object({
  schemaVersion: z.literal(2),
  mediaType: z.literal(mediaTypes.index),
  manifests: z.array(descriptor),
});
export type LayoutIndex = z.output<typeof layoutIndex>;

export const layoutFile = '{"imageLayoutVersion":"1.0.0"}';

/** A manifest with what names it. */
export interface Named {
  readonly digest: string;
  readonly size: number;
}

/** `index.json`: the model first, then what refers to it. There is one way to write it, so every change of it is found. */
export function renderIndex(
  name: string,
  model: Named,
  referrers: readonly (Named & { artifactType: string })[],
): string {
  const sorted = referrers.toSorted(
    (a, b) => byCodeUnits(a.artifactType, b.artifactType) || byCodeUnits(a.digest, b.digest),
  );
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.index,
    manifests: [
      { ...entry(model, mediaTypes.modelManifest), annotations: { [annotations.reference]: name } },
      ...sorted.map((referrer) => entry(referrer, referrer.artifactType)),
    ],
  });
}

function entry({ digest, size }: Named, artifactType: string) {
  return { mediaType: mediaTypes.manifest, digest, size, artifactType };
}

/** Where a blob stands in a layout. */
export function blobPath(digest: string): string {
  return digest.replace(/^sha256:/, 'blobs/sha256/');
}

export const signatureFile = 'model.sig';

/** Beside the package, and no part of it: keeps git from changing the ends of lines of what it takes for text. */
export const gitFile = { path: '.gitattributes', text: '* -text\n' } as const;

/** Bytes that a document about a package has at most; what is larger is a file of it. */
export const largestDocument = 16_000_000;
