import { annotations } from '../../../models/package/mediaTypes';
import type { ReadPackage } from '../../../models/package/readPackage';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { VersionDetail } from '../../../protocol/models/modelPage';
import type { OpenedPackage } from '../promotion/packageEvidence';
import type { PagesContext } from './pagesContext';

type FileRow = VersionDetail['files'][number];

/** The files of a version; of one that is purged those that were deleted, as its event keeps them. */
export function detailFiles(
  { registry }: Pick<PagesContext, 'registry'>,
  { model, digest, purged }: VersionRecord,
  opened: OpenedPackage | null,
): FileRow[] {
  if (opened?.read) return packagedFiles(opened.read);
  if (!purged) return [];
  const events = registry.events({ model, kinds: ['purged'], limit: -1 });
  return events.flatMap(({ event }) =>
    event.kind === 'purged' && event.digest === digest ? event.files.map((file) => ({ ...file, kind: 'deleted' })) : [],
  );
}

function packagedFiles({ files, facts, manifest }: ReadPackage): FileRow[] {
  const parts = new Map<string | null, string>([
    [facts.model, 'model'],
    [facts.golden, 'golden pairs'],
    [facts.example, 'input example'],
    [facts.requirements, 'requirements'],
    [facts.predictions, 'predictions'],
    [facts.card, 'card'],
  ]);
  const roles = new Map(manifest.layers.map((layer) => [layer.annotations[annotations.path], roleOf(layer.mediaType)]));
  return files.map(({ path, bytes, digest }) => ({
    ...{ path, bytes, digest },
    kind: parts.get(path) ?? known.get(path) ?? roles.get(path) ?? '',
  }));
}

/** What MLflow calls so in every folder of a model, whichever role its layer has. */
const known: ReadonlyMap<string, string> = new Map([
  ['MLmodel', 'description'],
  ['requirements.txt', 'requirements'],
  ['conda.yaml', 'conda environment'],
  ['python_env.yaml', 'Python environment'],
]);

const roleWords: Readonly<Record<string, string>> = {
  weight: 'weights',
  'weight.config': 'configuration',
  doc: 'document',
  code: 'code',
  dataset: 'data',
};

/** "weights" of `application/vnd.cncf.model.weight.v1.raw` */
function roleOf(mediaType: string): string {
  const [, role = ''] = /^application\/vnd\.cncf\.model\.(.+)\.v1\.raw$/.exec(mediaType) ?? [];
  return roleWords[role] ?? '';
}
