import { inOrder } from '../../disk/inOrder';
import { digestOf } from '../../disk/digestFile';
import type { Streaming } from '../../disk/streaming';
import { renderBill } from './billOfMaterials';
import { renderIndex, type Named } from './layoutDocuments';
import { annotations, layerType, mediaTypes } from './mediaTypes';
import { factsFile, renderFacts } from './modelFacts';
import { bytesOf, type PackagedFile, type PackageFacts } from './modelPackage';
import { modelPackConfig } from './modelPackConfig';
import type { ObjectStore } from './objectStore';
import type { ContentFile, PackageContents } from './packageContents';
import { byCodeUnits } from './packagePath';
import { refuseBadPaths } from './refuseBadPaths';
import { predicateType, renderProvenance } from './provenance';

/** Where the blobs of a package are put. */
export type BlobSink = Pick<ObjectStore, 'add' | 'addBytes'>;

export interface AssembledPackage {
  readonly package: PackageFacts;
  /** Digests of all blobs, manifests included, sorted. */
  readonly blobs: readonly string[];
  /** Text of `index.json`. */
  readonly index: string;
}

/** Puts the files of a package and what describes them into `sink`. The result depends on what is in the files alone. */
export async function assemblePackage(
  contents: PackageContents,
  sink: BlobSink,
  streaming: Streaming,
): Promise<AssembledPackage> {
  const { facts } = contents;
  const sources = withFacts(contents).toSorted((a, b) => byCodeUnits(a.path, b.path));
  refuseBadPaths(sources.map(({ path }) => path));
  const files = await inOrder(sources, async (source) => addFile(source, sink, streaming));
  streaming.signal.throwIfAborted();
  const written = new Set(files.map(({ digest }) => digest));
  const add = (text: string): Named => {
    const bytes = Buffer.from(text);
    const digest = sink.addBytes(bytes);
    written.add(digest);
    return { digest, size: bytes.length };
  };
  const model = add(manifestText(sources, files, add(modelPackConfig(facts, files))));
  const referrers = [
    { artifactType: mediaTypes.provenance, text: renderProvenance(facts, files, model), predicate: predicateType },
    { artifactType: mediaTypes.bill, text: renderBill(contents, files, model), predicate: null },
  ].map(({ artifactType, text, predicate }) => ({
    artifactType,
    ...add(referrerText(artifactType, predicate, model, { blob: add(text), empty: add('{}') })),
  }));
  return {
    package: { name: facts.name, digest: model.digest, bytes: bytesOf(files), files, facts },
    blobs: [...written].sort(byCodeUnits),
    index: renderIndex(facts.name, model, referrers),
  };
}

function withFacts({ files, facts }: PackageContents): readonly ContentFile[] {
  return [...files, { path: factsFile, role: 'weight.config', from: { text: renderFacts(facts) } }];
}

async function addFile({ path, from }: ContentFile, sink: BlobSink, streaming: Streaming): Promise<PackagedFile> {
  if ('file' in from) return { path, ...(await sink.add(from.file, streaming)) };
  const bytes = Buffer.from(from.text);
  sink.addBytes(bytes);
  return { path, digest: digestOf(bytes), bytes: bytes.length };
}

function manifestText(sources: readonly ContentFile[], files: readonly PackagedFile[], config: Named): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType: mediaTypes.modelManifest,
    config: { mediaType: mediaTypes.modelConfig, ...config },
    layers: files.map(({ path, digest, bytes }, index) => ({
      mediaType: layerType(sources[index]?.role ?? 'weight'),
      digest,
      size: bytes,
      annotations: { [annotations.path]: path },
    })),
  });
}

function referrerText(
  artifactType: string,
  predicate: string | null,
  model: Named,
  { blob, empty }: { readonly blob: Named; readonly empty: Named },
): string {
  return JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.manifest,
    artifactType,
    config: { mediaType: mediaTypes.empty, ...empty },
    layers: [{ mediaType: artifactType, ...blob }],
    subject: { mediaType: mediaTypes.manifest, ...model },
    ...(predicate === null ? {} : { annotations: { [annotations.predicate]: predicate } }),
  });
}
