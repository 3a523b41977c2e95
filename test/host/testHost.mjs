import { existsSync, readdirSync } from 'node:fs';
import { hosts, inRoot } from '../../scripts/places.mjs';

/**
 * @typedef {object} TestHost
 * @property {string | undefined} executable what stands in for the program "code"; undefined: the desktop's own
 * @property {string} name for the output
 */

/**
 * The VS Code in which suites run: `TEND_TEST_HOST` (desktop or server), else a desktop VS Code that was downloaded
 * before or can be now, else the server from npm.
 * @returns {Promise<TestHost>}
 */
export async function testHost() {
  const wanted = process.env.TEND_TEST_HOST;
  const desktop =
    wanted === 'desktop' || (wanted !== 'server' && (desktopIsCached() || (await desktopIsWithinReach())));
  if (desktop) return { executable: undefined, name: 'desktop VS Code (downloaded by @vscode/test-electron)' };
  return { executable: inRoot('test', 'host', 'launchServer.mjs'), name: 'VS Code server from npm, in Chromium' };
}

function desktopIsCached() {
  return existsSync(hosts) && hasDisplay() && readdirSync(hosts).some((name) => name.startsWith('vscode-'));
}

async function desktopIsWithinReach() {
  if (!hasDisplay()) return false;
  try {
    const releases = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(releases, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}
