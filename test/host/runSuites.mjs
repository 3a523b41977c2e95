import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll, hostEntries } from '../../esbuild.mjs';
import { prepareData } from '../../scripts/host/server.mjs';
import { environment } from '../../scripts/node24.mjs';
import { hosts, inRoot, out, root } from '../../scripts/places.mjs';
import { testHost } from './testHost.mjs';

/**
 * Builds the suites of test/vscode and the extension with its leak tracker into a folder of this run.
 * @param {string} folder
 */
async function buildSuites(folder) {
  const extension = join(folder, 'extension');
  const suites = join(folder, 'suites');
  const files = (await readdir(inRoot('test', 'vscode'))).filter((name) => name.endsWith('.test.ts'));
  await mkdir(extension);
  for (const name of ['package.json', 'package.nls.json', 'README.md', 'LICENSE']) {
    if (existsSync(inRoot(name))) await cp(inRoot(name), join(extension, name));
  }
  await symlink(inRoot('media'), join(extension, 'media'), 'junction');
  const { checkWorker, profileWorker } = hostEntries;
  const entries = { extension: 'test/host/trackedExtension.ts', checkWorker, profileWorker };
  await buildAll({ folder: join(extension, 'dist'), production: false, entries });
  await build({
    absWorkingDir: root,
    entryPoints: ['index.ts', ...files].map((name) => join('test', 'vscode', name)),
    outdir: suites,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node22',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  // Mocha is found from where the suites lie.
  await symlink(inRoot('node_modules'), join(folder, 'node_modules'), 'junction');
  return { extension, suites, files };
}

/** @returns {Promise<{ passed: number, failed: number, note: string }>} */
export async function runSuites() {
  const folder = await mkdtemp(join(tmpdir(), 'tend-suites-'));
  const results = join(folder, 'results.json');
  const data = join(folder, 'data');
  try {
    const [{ extension, suites, files }, host] = await Promise.all([buildSuites(folder), testHost()]);
    const workspace = join(folder, 'workspace');
    await cp(inRoot('media', 'sample'), workspace, { recursive: true });
    const { user, extensions } = await prepareData({ data });
    const ended = await runTests({
      ...(host.executable === undefined ? { cachePath: hosts } : { vscodeExecutablePath: host.executable }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(suites, 'index.js'),
      extensionTestsEnv: { ...environment(), TEND_SUITE_RESULTS: results },
      launchArgs: [workspace, `--user-data-dir=${user}`, `--extensions-dir=${extensions}`, '--disable-workspace-trust'],
    }).then(
      () => undefined,
      (error) => String(error),
    );
    if (!existsSync(results)) throw new Error(`the suites did not end by themselves: ${ended ?? 'no results'}`);
    const { passed, failed, files: run } = /** @type {SuiteResults} */ (JSON.parse(await readFile(results, 'utf8')));
    const missed = files.filter((name) => !run.includes(name.replace(/\.ts$/, '.js')));
    if (missed.length > 0) throw new Error(`not picked up: ${missed.join(', ')}`);
    if (failed > 0) await keepLogs(data);
    return { passed, failed, note: host.name };
  } catch (error) {
    await keepLogs(data);
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @typedef {{ passed: number, failed: number, files: string[] }} SuiteResults
 */

/**
 * What the extension host and the extension wrote, for whoever has to find out.
 * @param {string} data
 */
async function keepLogs(data) {
  const kept = join(out, 'logs', 'vscode');
  await rm(kept, { recursive: true, force: true });
  const logs = join(data, 'user', 'logs');
  if (!existsSync(logs)) return;
  await cp(logs, kept, { recursive: true });
  process.stdout.write(`The log files are kept in ${kept}\n`);
}
