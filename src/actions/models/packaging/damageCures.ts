import { existsSync } from 'node:fs';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { archivesOf, unreachedArchives } from './archivePlace';
import { isTracked } from './untracked';
import { registeredFolder, type Placing } from './versionPlaces';
import { shownPath } from '../../../runs/importing/shownPath';

/**
 * From where whole bytes of a damaged version may be had, as sentences, the nearest first. `tried`: the places that were read, in
 * words, and whether each is whole.
 */
export async function damageCures(
  context: Placing & Pick<ModelContext, 'signal' | 'trusted'>,
  version: VersionRecord,
  tried: readonly { readonly where: string; readonly ok: boolean }[],
): Promise<readonly string[]> {
  const { model, number, registered } = version;
  const restoring = `tend models restore ${model}@${number} --out FOLDER`;
  const whole = tried
    .filter(({ ok }) => ok)
    .map(({ where }) => `The copy in ${where} is whole: ${restoring} reads it.`);
  const folder = registeredFolder(context.root, version);
  const held = folder === null ? null : shownPath(context.root, folder);
  const isDamaged = tried.some(({ where, ok }) => where === held && !ok);
  const restored = isDamaged && folder !== null && (await isTracked(context, folder));
  const archives = archivesOf(context, version).filter((it) => existsSync(it)).map((it) => shownPath(context.root, it)); // prettier-ignore
  const unread = archives.filter((it) => !tried.some(({ where }) => where.includes(it)));
  const away = unreachedArchives(context, version);
  const cures = [
    ...whole,
    ...(restored ? [`git restore ${held ?? ''} brings back what git holds of it.`] : []),
    ...unread.map((it) => `It is archived in ${it}: ${restoring} --from ${it} reads it there.`),
    ...away.map(
      (it) => `It was archived to ${it}, which is not here: where it is, ${restoring} --from ARCHIVE reads it.`,
    ),
  ];
  if (cures.length > 0) return cures;
  return [`It was registered from ${registered.where}: whole bytes may be there, or in another clone.`];
}
