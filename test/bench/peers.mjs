import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { installedOnce } from '../../scripts/installed.mjs';
import { cache, inRoot } from '../../scripts/places.mjs';
import { runOrThrow } from '../../scripts/processes.mjs';
import { versions } from '../../scripts/versions.mjs';

/**
 * Installs the peers of the comparison outside the project's dependencies, once, and returns the folder of their
 * programs; null (with one line that says why) where they cannot be had.
 * @returns {Promise<string | null>}
 */
export async function installPeers() {
  const name = Object.values(versions.peers).join('-');
  try {
    const folder = await installedOnce(join(cache, `bench-peers-${name}`), async (temporary) => {
      await writeFile(join(temporary, 'package.json'), JSON.stringify({ private: true, dependencies: versions.peers }));
      await runOrThrow('Installing the peers', 'npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: temporary,
      });
    });
    // The programs lie beside the packages that they import.
    await cp(inRoot('test', 'bench', 'peers'), folder, { recursive: true });
    return folder;
  } catch (error) {
    process.stdout.write(`Peers are left out, they could not be installed: ${String(error)}\n`);
    return null;
  }
}
