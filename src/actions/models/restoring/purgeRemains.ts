import { join, resolve } from 'node:path';
import type { VersionRecord } from '../../../models/registry/registryState';
import { liesIn } from '../../../models/restore/archiveFolder';
import { shownPath } from '../../../runs/importing/shownPath';
import { readGit } from '../../runs/readGit';
import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { archivesOf } from '../packaging/archivePlace';
import { copiesElsewhere } from '../packaging/restoredCopies';

/** Where the bytes of a version are all the same once it is purged here, sentences; empty: nowhere that is known. */
export async function purgeRemains(
  context: Pick<ModelContext, 'root' | 'registry' | 'config' | 'signal' | 'trusted'>,
  name: string,
): Promise<readonly string[]> {
  const { root, registry, signal, trusted } = context;
  const version = namedVersion(registry, name);
  const copies = copiesElsewhere(context, version);
  if (!trusted) return copies;
  const git = async (...args: readonly string[]) => (await readGit(root, args, '', signal))?.toString('utf8') ?? '';
  const held: string[] = [];
  for (const folder of projectFolders(context, version))
    if ((await git('log', '--all', '-1', '--format=%h', '--', folder)) !== '') held.push(shownPath(root, folder));
  return [
    ...copies,
    ...(held.length === 0
      ? []
      : [
          `The history of git still holds ${held.join(' and ')}, here and in every clone: purging does not rewrite it.`,
        ]),
    ...((await git('remote')) === ''
      ? []
      : [`A clone in which ${name} was packaged or restored keeps its bytes until it is purged there too.`]),
  ];
}

/** Folders of the project that had its package, whether or not they are there still: git may have taken them up. */
function projectFolders(
  context: Pick<ModelContext, 'root' | 'registry' | 'config'>,
  version: VersionRecord,
): readonly string[] {
  const { root } = context;
  const folders = new Set([...archivesOf(context, version), resolve(root, version.registered.where)]);
  return [...folders].filter((it) => it !== root && liesIn(root, it) && !liesIn(join(root, '.tend'), it));
}
