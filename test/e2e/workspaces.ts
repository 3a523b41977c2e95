import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../../scripts/places.mjs';

/** A folder of one test; `remove` deletes it. */
export interface Workspace {
  readonly folder: string;
  remove(): Promise<void>;
}

/** A copy of the sample project, so that nothing that a test does reaches the repository. */
export async function sampleWorkspace(): Promise<Workspace> {
  const workspace = await emptyWorkspace('penguins');
  await cp(inRoot('media', 'sample'), workspace.folder, { recursive: true });
  return workspace;
}

/** A window that was closed may still write for a moment, which deleting a folder meets as "not empty". */
const whileStillWritten = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };

/** `name` is what the window shows as its title. */
export async function emptyWorkspace(name: string): Promise<Workspace> {
  const parent = await mkdtemp(join(tmpdir(), 'tend-workspace-'));
  const folder = join(parent, name);
  await mkdir(folder);
  return { folder, remove: () => rm(parent, whileStillWritten) };
}
