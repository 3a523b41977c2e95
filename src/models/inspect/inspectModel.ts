import { lstat, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { deadLink } from '../../disk/deadLink';
import { unreadable } from '../../disk/unreadable';
import { UnusableInput } from '../refusal';
import { inspectFile, type InspectOptions } from './inspectFile';
import type { ModelFileReport } from './modelFileReport';

/**
 * What can be told of a model file or folder without loading it: nothing of it is run, and little of it is read. An `MLmodel`
 * file stands for its folder. Throws `UnusableInput` where there is nothing that can be opened.
 */
export async function inspectModel(
  path: string,
  given: Pick<InspectOptions, 'signal'> & Partial<InspectOptions>,
): Promise<ModelFileReport> {
  const options: InspectOptions = { trusted: new Set(), ...given };
  const stats = await stat(path).catch(async (error: unknown) => {
    throw new UnusableInput(`${path} ${await whyNotOpened(path, error)}.`);
  });
  if (stats.isDirectory()) return folderReport(path, options);
  if (!stats.isFile()) throw new UnusableInput(`${path} is neither a file nor a folder.`);
  return /(^|[/\\])MLmodel$/.test(path) ? folderReport(dirname(path), options) : inspectFile(path, options);
}

async function whyNotOpened(path: string, error: unknown): Promise<string> {
  const dead = deadLink(error);
  const stats = dead === null ? null : await lstat(path).catch(() => null);
  return stats?.isSymbolicLink() ? `is a link that ${dead}` : unreadable(error);
}

/** What reads YAML takes longer to load than most files take to look into. */
async function folderReport(path: string, options: InspectOptions): Promise<ModelFileReport> {
  const { inspectFolder } = await import('./inspectFolder');
  return inspectFolder(path, options);
}
