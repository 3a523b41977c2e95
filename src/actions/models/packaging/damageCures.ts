import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { liesIn } from '../../../models/restore/archiveFolder';
import type { VersionRecord } from '../../../models/registry/registryState';
import { shownPath } from '../../../runs/importing/shownPath';
import type { ModelContext } from '../modelContext';
import { archivesOf, unreachedArchives } from './archivePlace';
import { isTracked } from './untracked';
import { registeredFolder, storeName, type Placing } from './versionPlaces';

/** From where whole bytes of a damaged version may be had; folders as people are shown them. */
export type DamageCure =
  | { readonly kind: 'copy' | 'git' | 'archive' | 'away'; readonly where: string }
  /** There is none of them here; `where`: from where it was registered, null: a place that is damaged itself. */
  | { readonly kind: 'elsewhere'; readonly where: string | null };

/** A place that was read. */
export interface TriedPlace {
  /** In words. */
  readonly where: string;
  /** Absolute; null: the objects of the project. */
  readonly folder: string | null;
  readonly ok: boolean;
}

/** From where whole bytes of a damaged version may be had, the nearest first. `tried`: the places that were read. */
export async function damageCures(
  context: Placing & Pick<ModelContext, 'signal' | 'trusted'>,
  version: VersionRecord,
  tried: readonly TriedPlace[],
): Promise<readonly DamageCure[]> {
  const { root } = context;
  const isTried = (folder: string) => tried.some((it) => it.folder === folder);
  const held = registeredFolder(root, version);
  const isHeldDamaged = held !== null && tried.some(({ folder, ok }) => folder === held && !ok);
  const ofGit = isHeldDamaged && (await isTracked(context, held)) ? [shownPath(root, held)] : [];
  const archives = archivesOf(context, version).filter((it) => existsSync(it) && !isTried(it));
  const cures = [
    ...tried.flatMap(({ where, ok }) => (ok ? { kind: 'copy' as const, where } : [])),
    ...ofGit.map((where) => ({ kind: 'git' as const, where })),
    ...archives.map((it) => ({ kind: 'archive' as const, where: shownPath(root, it) })),
    ...unreachedArchives(context, version).map((where) => ({ kind: 'away' as const, where })),
  ];
  if (cures.length > 0) return cures;
  const { where } = version.registered;
  const isOurs = where.startsWith(`${storeName(hostname())} (`) && tried.some(({ folder }) => isOfStore(root, folder));
  return [{ kind: 'elsewhere', where: isOurs || isTried(resolve(root, where)) ? null : where }];
}

/** Whether a place is the objects of the project, or a layout that lies with them. */
function isOfStore(root: string, folder: string | null): boolean {
  return folder === null || liesIn(join(root, '.tend'), folder);
}
