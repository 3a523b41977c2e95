import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { createWriteStream, existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
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

/**
 * Runs the suites in a real VS Code on a copy of the sample project and prints how each test went.
 * @returns {Promise<{ passed: number, failed: number, note: string }>}
 */
async function runSuites() {
  const folder = await mkdtemp(join(tmpdir(), 'tend-suites-'));
  const resultFile = join(folder, 'result.json');
  const log = join(out, 'logs', 'vscode');
  await rm(log, { recursive: true, force: true });
  await mkdir(log, { recursive: true });
  try {
    const [{ extension, suites, files }, host] = await Promise.all([buildSuites(folder), testHost()]);
    const workspace = join(folder, 'workspace');
    await cp(inRoot('media', 'sample'), workspace, { recursive: true });
    const { user, extensions } = await prepareData({ data: join(folder, 'data') });
    const console = createWriteStream(join(log, 'console.log'));
    await runTests({
      ...(host.executable === undefined ? { cachePath: hosts } : { vscodeExecutablePath: host.executable }),
      extensionDevelopmentPath: extension,
      extensionTestsPath: join(suites, 'index.js'),
      extensionTestsEnv: { ...environment(), TEND_SUITE_RESULT: resultFile },
      launchArgs: [workspace, `--user-data-dir=${user}`, `--extensions-dir=${extensions}`, '--disable-workspace-trust'],
      stdout: console,
      stderr: console,
    }).catch((/** @type {unknown} */ error) => console.write(`${String(error)}\n`));
    if (!existsSync(resultFile)) throw new Error(`the suites did not come to an end; see ${relative(root, log)}`);
    const result = /** @type {SuiteResult} */ (JSON.parse(await readFile(resultFile, 'utf8')));
    const missed = files.filter((name) => !result.files.includes(name.replace(/\.ts$/, '.js')));
    if (missed.length > 0) throw new Error(`not picked up: ${missed.join(', ')}`);
    print(result);
    return { passed: result.passed.length, failed: result.failed.length, note: host.name };
  } finally {
    const logs = join(folder, 'data', 'user', 'logs');
    if (existsSync(logs)) await cp(logs, log, { recursive: true });
    await rm(folder, { recursive: true, force: true });
  }
}

/** @typedef {import('./suiteResult').SuiteResult} SuiteResult */

/** @param {SuiteResult} result */
function print({ passed, failed }) {
  for (const { title, milliseconds } of passed) process.stdout.write(`  ✓ ${title} (${milliseconds} ms)\n`);
  for (const { title, problem } of failed)
    process.stdout.write(`  ✗ ${title}\n    ${problem.replaceAll('\n', '\n    ')}\n`);
}

const { values } = parseArgs({ options: { report: { type: 'string' } } });
const counts = await runSuites();
process.stdout.write(`${counts.passed} passed, ${counts.failed} failed, in ${counts.note}\n`);
if (values.report !== undefined) await writeFile(values.report, JSON.stringify(counts));
if (counts.failed > 0) process.exitCode = 1;
