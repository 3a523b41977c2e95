import { readFileSync, statSync } from 'node:fs';
import { inEnglish } from '../../base/inEnglish';
import { Refusal } from '../refusal';
import { digestOf } from '../../disk/digestFile';
import { blobPath, largestDocument, layoutIndex, modelManifest, type ModelManifest } from './layoutDocuments';
import { annotations, mediaTypes } from './mediaTypes';
import { factsFile, modelFacts } from './modelFacts';
import { bytesOf, type PackageFacts } from './modelPackage';
import type { PackageEntries } from './packageEntries';
import { clashProblem, pathProblem } from './packagePath';
import { parseJson } from './parseJson';

/** A package as its manifest tells it. */
export interface ReadPackage extends PackageFacts {
  readonly manifest: ModelManifest;
}

/**
 * Reads what a package says it holds, each document against its digest; the files themselves are not looked at. Throws a
 * `Refusal` that says what is wrong.
 */
export function readPackage({ files }: PackageEntries): ReadPackage {
  const index = layoutIndex.safeParse(parseJson(entryBytes(files, 'index.json')));
  if (!index.success) throw new Refusal('index.json is not the index of an OCI image layout.');
  const models = index.data.manifests.filter((it) => it.artifactType === mediaTypes.modelManifest);
  const [model] = models;
  if (!model || models.length > 1)
    throw new Refusal(`index.json names ${model ? 'several models' : 'no model'}; a package holds one.`);
  const manifest = modelManifest.safeParse(parseJson(blob(files, model.digest)), inEnglish);
  if (!manifest.success)
    throw new Refusal(`${blobPath(model.digest)} is not the manifest of a model: ${first(manifest.error)}`);
  const layers = manifest.data.layers;
  const packaged = layers.map(({ annotations: { [annotations.path]: path }, digest, size }) => ({
    path,
    digest,
    bytes: size,
  }));
  refuseBadPaths(packaged.map(({ path }) => path));
  const described = packaged.find(({ path }) => path === factsFile);
  const facts = modelFacts.safeParse(described ? parseJson(blob(files, described.digest, factsFile)) : null);
  if (!facts.success) throw new Refusal(`${factsFile} of the package is missing or cannot be read.`);
  return {
    name: facts.data.name,
    digest: model.digest,
    bytes: bytesOf(packaged),
    files: packaged,
    facts: facts.data,
    manifest: manifest.data,
  };
}

function refuseBadPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem !== null) throw new Refusal(`The package names a file ${JSON.stringify(path)}, which ${problem}.`);
  }
  const clash = clashProblem(paths);
  if (clash !== null) throw new Refusal(`The package cannot be unpacked: ${clash}`);
}

/** A document without which nothing can be said of a package is not what its digest says. */
export class DamagedDocument extends Refusal {
  constructor(
    /** Its place in the layout. */
    readonly path: string,
    /** What people know it by. */
    readonly shown: string,
    what: string,
  ) {
    super(`${shown} is damaged: ${what}.`);
  }
}

/** Bytes of a small blob, of which the digest is right. */
function blob(files: PackageEntries['files'], digest: string, shown = blobPath(digest)): Uint8Array {
  const bytes = entryBytes(files, blobPath(digest));
  const found = digestOf(bytes);
  if (found !== digest) throw new DamagedDocument(blobPath(digest), shown, `its content is ${found}, not ${digest}`);
  return bytes;
}

export function entryBytes(files: PackageEntries['files'], path: string): Uint8Array {
  const entry = files.get(path);
  if (!entry) throw new Refusal(`${path} is missing.`);
  if ('bytes' in entry) return entry.bytes;
  if (statSync(entry.file).size > largestDocument) throw new Refusal(`${path} is too large for what it should be.`);
  return readFileSync(entry.file);
}

function first(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[];
}) {
  const [issue] = error.issues;
  return `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim();
}
