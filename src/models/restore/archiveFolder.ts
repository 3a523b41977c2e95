import { existsSync, readdirSync, readFileSync, realpathSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { isMissing } from '../../base/errors';
import { isVacant, stagedFolder } from '../../disk/stagedFolder';
import type { Streaming } from '../../disk/streaming';
import { gitFile, layoutIndex, signatureFile } from '../package/layoutDocuments';
import { isLayout, layoutEntries, type PackageEntries } from '../package/packageEntries';
import { parseJson } from '../package/parseJson';
import { verifyPackage } from '../package/verifyPackage';
import { writeLayout } from '../package/writeLayout';
import { Refusal, UnusableInput } from '../refusal';

export interface Archiving {
  readonly entries: PackageEntries;
  /** Digest of the package. */
  readonly digest: string;
  /** Absolute; missing or empty, or an archive of the same package. */
  readonly folder: string;
}

/**
 * Copies a package to a folder of its own, file by file to the disk, and reads the copy once more before it takes its place;
 * then runs `record`. The archive is there whole and recorded, or not at all.
 */
export async function writeArchive<T>(
  { entries, digest, folder }: Archiving,
  streaming: Streaming,
  record: () => T,
): Promise<T> {
  if (!isVacant(folder)) {
    await refuseOther(folder, digest, streaming);
    return record();
  }
  const above = missingAbove(folder);
  await stagedFolder(folder, async (stage) => {
    await writeLayout(entries, stage, 'copy', streaming);
    const problem = await archiveProblem(stage, digest, streaming);
    if (problem !== null) throw new Refusal(`The package is damaged and was not archived: ${problem}.`);
  });
  try {
    return record();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    above.forEach(removeEmpty);
    throw error;
  }
}

/** The folders above a path that do not exist yet, the deepest first. */
function missingAbove(path: string): readonly string[] {
  const parent = dirname(path);
  return existsSync(parent) ? [] : [parent, ...missingAbove(parent)];
}

async function refuseOther(folder: string, digest: string, streaming: Streaming): Promise<void> {
  const problem = isLayout(folder) ? await archiveProblem(folder, digest, streaming) : 'it holds other files';
  if (problem !== null)
    throw new Refusal(`${folder} is not empty, and is no whole archive of this version: ${problem}.`);
}

/** What is wrong with an archive, as the end of a sentence; null: every byte is as it was registered. */
async function archiveProblem(folder: string, digest: string, streaming: Streaming): Promise<string | null> {
  const verified = await verifyPackage(layoutEntries(folder), null, streaming);
  const [first] = verified.problems;
  if (first) return `${first.path} ${first.problem}`.replace(/\.$/, '');
  return verified.digest === digest ? null : `it is the package ${verified.digest ?? ''}`;
}

/** The folder of the project in which archives lie where nobody says another. */
export const usualArchive = 'archive';

/** Whether what was named for an archive is a folder, and no address of a store elsewhere. One letter before the colon is a disk. */
export function isArchiveFolder(named: string): boolean {
  return !/^[a-z][a-z0-9+.-]+:/i.test(named);
}

/** The absolute path of the folder that was named for an archive. Throws `UnusableInput` for what names no folder of this machine. */
export function archiveTarget(base: string, named: string): string {
  if (!isArchiveFolder(named))
    throw new UnusableInput(
      `${named} is no folder of this machine; archives are kept in folders, which may be on a mounted disk (archive.to in tend.yaml).`,
      { onCommandLine: '--to names another one.' },
    );
  return resolve(base, named);
}

/** Whether a path lies in a folder, or leads there by links; what does not exist yet lies where its parents are. */
export function liesIn(folder: string, path: string): boolean {
  const inside = relative(realPath(folder), realPath(path));
  return inside === '' || (inside !== '..' && !inside.startsWith(`..${sep}`) && resolve(inside) !== inside);
}

function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : join(realPath(parent), relative(parent, path));
}

/** Whether a folder says that it holds this package; what it holds of it is not looked at. */
export function claimsPackage(folder: string, digest: string): boolean {
  if (!isLayout(folder)) return false;
  const index = layoutIndex.safeParse(parseJson(readFileSync(join(folder, 'index.json'))));
  return index.success && index.data.manifests.some((it) => it.digest === digest);
}

/**
 * Deletes the files of a layout and nothing else; a folder of another package is left alone. Returns the paths in it that are
 * not ours. What names the package goes last, so that what was deleted in part can be deleted again.
 */
export function deleteLayout(folder: string, digest: string): readonly string[] {
  if (!claimsPackage(folder, digest)) throw new Refusal(`${folder} does not hold this package; it was left alone.`);
  const { files, strange } = layoutEntries(folder);
  const paths = [...files.keys(), ...strange.map(({ path }) => path)];
  const ours = paths.filter((path) => path === signatureFile || /^blobs\/sha256\/[0-9a-f]{64}$/.test(path));
  const beside = paths.includes(gitFile.path) ? [] : [gitFile.path];
  const documents = ['oci-layout', 'index.json'];
  for (const path of [...ours, ...beside, ...documents]) rmSync(join(folder, path), { force: true });
  for (const below of ['blobs/sha256', 'blobs', '.']) removeEmpty(join(folder, below));
  return paths.filter((path) => !ours.includes(path) && !documents.includes(path));
}

function removeEmpty(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
