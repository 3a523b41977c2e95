import { lstatSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../disk/digestFile';
import {
  referrerManifest,
  blobPath,
  gitFile,
  largestDocument,
  layoutFile,
  modelManifest,
  renderIndex,
  signatureFile,
} from './layoutDocuments';
import { factsFile, modelFacts } from './modelFacts';
import { annotations } from './mediaTypes';
import type { ObjectStore } from './objectStore';
import { parseJson } from './parseJson';

/** A file of a layout: where it lies, or what is in it. */
export type PackageEntry = { readonly file: string } | { readonly bytes: Uint8Array };

/** A package as an OCI image layout, wherever it lies, by the paths in the layout. */
export interface PackageEntries {
  readonly files: ReadonlyMap<string, PackageEntry>;
  /** What is in the folder of a layout and is no file. */
  readonly strange: readonly { readonly path: string; readonly problem: string }[];
}

/** A layout in a folder. */
export function layoutEntries(folder: string): PackageEntries {
  const files = new Map<string, PackageEntry>();
  const strange: { path: string; problem: string }[] = [];
  const walk = (below: string) => {
    for (const name of readdirSync(join(folder, below)).sort()) {
      const path = below === '' ? name : `${below}/${name}`;
      const stats = lstatSync(join(folder, path));
      if (stats.isDirectory()) walk(path);
      else if (stats.isFile()) files.set(path, { file: join(folder, path) });
      else strange.push({ path, problem: 'is a link or a device; a package holds plain files' });
    }
  };
  walk('');
  if (files.delete(gitFile.path) && !isGitFile(join(folder, gitFile.path)))
    strange.push({ path: gitFile.path, problem: 'is not what stands beside a package' });
  return { files, strange };
}

function isGitFile(path: string): boolean {
  return statSync(path).size === gitFile.text.length && readFileSync(path, 'utf8') === gitFile.text;
}

/** Whether a folder looks like a layout. */
export function isLayout(folder: string): boolean {
  return ['oci-layout', 'index.json'].every((name) =>
    statSync(join(folder, name), { throwIfNoEntry: false })?.isFile(),
  );
}

/**
 * The layout of a package whose blobs are objects held by its digest. Null: this machine does not have it. What is missing or
 * damaged beside its manifest is found by verifying. `signatures` are those that were recorded, the last one counts.
 */
export function storedEntries(
  objects: ObjectStore,
  digest: string,
  signatures: readonly string[] = [],
): PackageEntries | null {
  const held = objects.heldBy(digest);
  if (!held.includes(digest) || !objects.has(digest)) return null;
  const documents = new Documents(objects);
  const manifest = modelManifest.safeParse(documents.json(digest));
  const layers = manifest.success ? manifest.data.layers : [];
  const factsLayer = layers.find((layer) => layer.annotations[annotations.path] === factsFile);
  const facts = modelFacts.safeParse(factsLayer ? documents.json(factsLayer.digest) : null);
  const known = new Set([digest, ...layers.map((layer) => layer.digest)]);
  const others = held.filter((it) => !known.has(it)).map((it) => ({ digest: it, json: documents.json(it) }));
  const referrers = others.flatMap(({ digest: own, json }) => {
    const parsed = referrerManifest.safeParse(json);
    if (!parsed.success || parsed.data.subject.digest !== digest) return [];
    return [{ digest: own, size: documents.size(own), artifactType: parsed.data.artifactType }];
  });
  const bundles = others.filter(({ json }) => isBundle(json));
  const newest = signatures.findLast((it) => bundles.some((bundle) => bundle.digest === it));
  const signature = newest ?? bundles.at(-1)?.digest;
  const name = facts.success ? facts.data.name : '';
  const index = renderIndex(name, { digest, size: documents.size(digest) }, referrers);
  const blobs = held.filter((it) => !bundles.some((bundle) => bundle.digest === it));
  const files = new Map<string, PackageEntry>([
    ['oci-layout', { bytes: Buffer.from(layoutFile) }],
    ['index.json', { bytes: Buffer.from(index) }],
    ...blobs.map((it) => [blobPath(it), { file: objects.pathOf(it) }] as const),
  ]);
  if (signature !== undefined) files.set(signatureFile, { file: objects.pathOf(signature) });
  return { files, strange: [] };
}

class Documents {
  constructor(private readonly objects: ObjectStore) {}

  size(digest: string): number {
    return statSync(this.objects.pathOf(digest), { throwIfNoEntry: false })?.size ?? 0;
  }

  /** Null: it is none, or not what its name says. */
  json(digest: string): unknown {
    const size = this.size(digest);
    if (size === 0 || size > largestDocument) return null;
    const bytes = readFileSync(this.objects.pathOf(digest));
    return digestOf(bytes) === digest ? parseJson(bytes) : null;
  }
}

function isBundle(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'dsseEnvelope' in json;
}
