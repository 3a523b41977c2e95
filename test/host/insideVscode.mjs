import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buildAll, hostEntries } from '../../esbuild.mjs';
import { prepareData } from '../../scripts/host/server.mjs';
import { environment } from '../../scripts/node24.mjs';
import { hosts, inRoot, out, root } from '../../scripts/places.mjs';
import { testHost } from './testHost.mjs';

/**
 * What to run inside VS Code: the `*.test.ts` of a folder of the repository.
 * @typedef {object} Suites
 * @property {string} folder below the repository, with `/`
 * @property {string} extension source of the extension's entry point, below the repository
 * @property {boolean} production minified, as it is shipped
 * @property {(workspace: string) => Promise<unknown>} fill puts files into the folder that VS Code opens
 * @property {Record<string, string>} [environment] more variables for the suites
 * @property {number} [windows] in how many windows, one started after the other, the suites run; else one
 *
 * @typedef {import('./suiteResult').SuiteResult} SuiteResult
 */

/**
 * Builds the suites and the extension into a folder of this run.
 * @param {string} folder
 * @param {Suites} suites
 */
async function buildSuites(folder, suites) {
  const extension = join(folder, 'extension');
  const built = join(folder, 'suites');
  const files = (await readdir(inRoot(suites.folder))).filter((name) => name.endsWith('.test.ts'));
  await mkdir(extension);
  for (const name of ['package.json', 'package.nls.json', 'README.md', 'LICENSE']) {
    if (existsSync(inRoot(name))) await cp(inRoot(name), join(extension, name));
  }
  await symlink(inRoot('media'), join(extension, 'media'), 'junction');
  const { extension: _, cli: __, ...threads } = hostEntries;
  const entries = { extension: suites.extension, ...threads };
  await buildAll({ folder: join(extension, 'dist'), production: suites.production, entries });
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'test/host/suiteIndex.ts', ...entryPoints(suites.folder, files) },
    outdir: built,
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
  return { extension, index: join(built, 'index.js'), files };
}

/**
 * @param {string} folder
 * @param {readonly string[]} files
 */
function entryPoints(folder, files) {
  return Object.fromEntries(files.map((name) => [name.replace(/\.ts$/, ''), `${folder}/${name}`]));
}

/**
 * Runs suites inside a real VS Code; its logs are kept in `out/logs/<name>`. Throws when they do not come to an end or a
 * file was not picked up. Of several windows the result of the last is returned, or of the first in which one failed.
 * @param {string} name
 * @param {Suites} suites
 * @returns {Promise<{ result: SuiteResult, host: string }>}
 */
export async function runInsideVscode(name, suites) {
  const folder = await mkdtemp(join(tmpdir(), 'tend-suites-'));
  const resultFile = join(folder, 'result.json');
  const log = join(out, 'logs', name);
  await rm(log, { recursive: true, force: true });
  await mkdir(log, { recursive: true });
  try {
    const [{ extension, index, files }, host] = await Promise.all([buildSuites(folder, suites), testHost()]);
    const workspace = join(folder, 'workspace');
    await mkdir(workspace);
    await suites.fill(workspace);
    const { user, extensions } = await prepareData({ data: join(folder, 'data') });
    const console = createWriteStream(join(log, 'console.log'));
    const options = {
      ...(host.executable === undefined ? { cachePath: hosts } : { vscodeExecutablePath: host.executable }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: index,
      extensionTestsEnv: { ...environment(), ...suites.environment, TEND_SUITE_RESULT: resultFile },
      launchArgs: [workspace, `--user-data-dir=${user}`, `--extensions-dir=${extensions}`, '--disable-workspace-trust'],
      stdout: console,
      stderr: console,
    };
    const window = async () => {
      await rm(resultFile, { force: true });
      await runTests(options).catch((/** @type {unknown} */ error) => console.write(`${String(error)}\n`));
      if (!existsSync(resultFile)) throw new Error(`the suites did not come to an end; see ${relative(root, log)}`);
      return readResult(resultFile, files);
    };
    let result = await window();
    for (let further = 1; further < (suites.windows ?? 1) && result.failed.length === 0; further++)
      result = await window();
    return { result, host: host.name };
  } finally {
    const logs = join(folder, 'data', 'user', 'logs');
    if (existsSync(logs)) await cp(logs, log, { recursive: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} resultFile
 * @param {readonly string[]} files
 */
async function readResult(resultFile, files) {
  const result = /** @type {SuiteResult} */ (JSON.parse(await readFile(resultFile, 'utf8')));
  const missed = files.filter((file) => !result.files.includes(file.replace(/\.ts$/, '.js')));
  if (missed.length > 0) throw new Error(`not picked up: ${missed.join(', ')}`);
  return result;
}
