import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const versions = { '@duckdb/node-api': '1.5.6-r.1', 'nodejs-polars': '0.26.1' };

/**
 * Installs the peers of the comparison outside the project's dependencies, once, and returns the folder of their
 * programs; null (with one line that says why) where they cannot be had.
 */
export function installPeers(cache) {
  const folder = join(cache, `bench-peers-${Object.values(versions).join('-')}`);
  if (!existsSync(folder)) {
    const making = `${folder}.${process.pid}`;
    try {
      mkdirSync(making, { recursive: true });
      writeFileSync(join(making, 'package.json'), JSON.stringify({ private: true, dependencies: versions }));
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
        cwd: making,
        stdio: 'inherit',
      });
      renameSync(making, folder);
    } catch (error) {
      rmSync(making, { recursive: true, force: true });
      process.stdout.write(`Peers are left out, they could not be installed: ${error.message.split('\n')[0]}\n`);
      return null;
    }
  }
  // The programs lie beside the packages that they import.
  cpSync(join(here, 'peers'), folder, { recursive: true });
  return folder;
}
