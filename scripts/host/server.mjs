import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath } from '../node24.mjs';
import { endGroup, runOrThrow, startGroup } from '../processes.mjs';
import { serverFolder } from './serverInstall.mjs';

/** Settings of every window that scripts and tests open: nothing that talks, welcomes or updates; light or dark as the browser. */
export const quietSettings = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'remote.autoForwardPorts': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'window.autoDetectColorScheme': true,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * @typedef {object} ServerOptions
 * @property {string} data folder of this run's user data, extensions and logs
 * @property {readonly string[]} [vsix] packages to install before it starts
 * @property {Record<string, unknown>} [settings] user settings beside the quiet ones
 * @property {string} [token] connection token; without one any local user could connect, so only tests leave it out
 * @property {boolean} [driver] for suites that run inside: smoke-test driver, no trust prompt, ends with its last window
 * @property {boolean} [trusted] no trust prompt
 * @property {number} [port] 0 chooses
 * @property {AbortSignal} [signal] ends it with everything it started, at any time
 *
 * @typedef {object} Server
 * @property {number} port
 * @property {string} logs folder of the log files
 * @property {() => Promise<void>} stop ends it with everything it started
 * @property {Promise<void>} ended when it has ended, whoever ended it
 * @property {(folder: string) => string} address where a browser finds that folder opened
 */

/**
 * Starts a real VS Code that a browser can open, on 127.0.0.1 only.
 * @param {ServerOptions} options
 * @returns {Promise<Server>}
 */
export async function startServer(options) {
  const server = await serverFolder();
  const folders = await prepareData(options);
  const base = [
    join(server, 'out', 'server-main.js'),
    '--accept-server-license-terms',
    ...['--server-data-dir', folders.server, '--user-data-dir', folders.user, '--extensions-dir', folders.extensions],
  ];
  for (const vsix of options.vsix ?? []) {
    await runOrThrow('Installing the vsix', nodePath(), [...base, '--install-extension', vsix, '--force'], {
      quiet: true,
      env: serverEnvironment(),
      signal: options.signal,
    });
  }
  options.signal?.throwIfAborted();
  const child = startGroup(nodePath(), [...base, ...startArguments(options)], serverEnvironment());
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => child.once('exit', () => resolve()));
  const stop = () => endGroup(child);
  options.signal?.addEventListener('abort', () => void stop());
  const port = await listening(child).catch(async (/** @type {unknown} */ error) => {
    await stop();
    throw error;
  });
  const token = options.token === undefined ? '' : `&tkn=${options.token}`;
  return {
    port,
    logs: join(folders.user, 'logs'),
    stop,
    ended,
    address: (folder) => `http://127.0.0.1:${port}/?folder=${encodeURIComponent(folder)}${token}`,
  };
}

/**
 * Makes the folders and the user settings of one run.
 * @param {Pick<ServerOptions, 'data' | 'settings'>} options
 */
export async function prepareData({ data, settings = {} }) {
  const folders = { server: join(data, 'server'), user: join(data, 'user'), extensions: join(data, 'extensions') };
  const settingsFile = join(folders.user, 'User', 'settings.json');
  const paths = [...Object.values(folders), join(folders.user, 'User')];
  await Promise.all(paths.map((path) => mkdir(path, { recursive: true })));
  await writeFile(settingsFile, JSON.stringify({ ...quietSettings, ...settings }, undefined, 2));
  return folders;
}

/** @param {ServerOptions} options */
function startArguments({ token, driver = false, trusted = false, port = 0 }) {
  const args = ['--host', '127.0.0.1', '--port', `${port}`, '--telemetry-level', 'off'];
  if (token === undefined) args.push('--without-connection-token');
  else args.push('--connection-token', token);
  if (driver) args.push('--enable-smoke-test-driver', '--enable-remote-auto-shutdown');
  if (driver) args.push('--remote-auto-shutdown-without-delay', '--reconnection-grace-time', '2');
  if (driver || trusted) args.push('--disable-workspace-trust');
  return args;
}

/** No look-ups in a gallery, and nothing of a VS Code in whose terminal this runs. */
function serverEnvironment() {
  const entries = Object.entries(process.env).filter(([name]) => !/^(VSCODE_|ELECTRON_|NODE_OPTIONS$)/.test(name));
  return { ...Object.fromEntries(entries), EXTENSIONS_GALLERY: '{}' };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} the port
 */
function listening(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    const listen = (/** @type {Buffer} */ data) => {
      output += data.toString();
      if (output.includes('EADDRINUSE')) reject(new Error('Another program has taken the port of VS Code.'));
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port === undefined) return;
      output = '';
      resolve(Number(port));
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.on('error', reject);
    child.on('exit', (code) =>
      reject(new Error(`VS Code ended with exit code ${code} before it listened.\n${output}`)),
    );
  });
}
