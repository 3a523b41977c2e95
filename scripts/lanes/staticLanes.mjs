import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath } from '../node24.mjs';
import { inRoot, root } from '../places.mjs';
import { run } from '../processes.mjs';
import { reportSizes } from '../size.mjs';
import { counted } from './lane.mjs';

/** @typedef {import('./lane.mjs').Lane} Lane */

/**
 * Runs a tool of node_modules and says whether it was content. What it prints is shown when it has ended, since another
 * may run beside it.
 * @param {readonly string[]} program path inside node_modules
 * @param {readonly string[]} args
 */
async function tool(program, args) {
  const { code, output } = await run(nodePath(), [inRoot('node_modules', ...program), ...args], {
    cwd: root,
    quiet: true,
  });
  process.stdout.write(output);
  return code === 0;
}

/** @type {Lane} */
export const types = {
  name: 'types',
  needed: false,
  run: async () => {
    const projects = ['.', 'webview', join('test', 'webview')];
    const checked = [];
    for (const project of projects) checked.push(await tool(['typescript', 'bin', 'tsc'], ['--noEmit', '-p', project]));
    return counted(checked);
  },
};

/** @type {Lane} */
export const lint = {
  name: 'lint',
  needed: false,
  run: async () =>
    counted([
      await tool(['eslint', 'bin', 'eslint.js'], ['.', '--max-warnings', '0']),
      await tool(['prettier', 'bin', 'prettier.cjs'], ['--check', '--log-level', 'warn', '.']),
    ]),
};

/** @type {Lane} */
export const architecture = {
  name: 'architecture',
  needed: false,
  run: async () => {
    const cruiser = ['dependency-cruiser', 'bin', 'dependency-cruise.mjs'];
    const folders = ['src', 'webview', 'scripts', 'test'].filter((name) => existsSync(inRoot(name)));
    return counted([
      await tool(cruiser, [...folders, '--config', '.dependency-cruiser.cjs']),
      silent('SQL text outside src/store', await sqlOutsideStore()),
      silent('test files that no lane picks up', await testsWithoutLane()),
    ]);
  },
};

/** @type {Lane} */
export const size = { name: 'size', needed: false, run: reportSizes };

/**
 * @param {string} what
 * @param {readonly string[]} offenders
 */
function silent(what, offenders) {
  for (const offender of offenders) process.stdout.write(`  ${what}: ${offender}\n`);
  return offenders.length === 0;
}

const sql =
  /['"`]\s*(SELECT\s|INSERT\s+(OR\s+\w+\s+)?INTO\s|UPDATE\s+\w+\s+SET\s|DELETE\s+FROM\s|CREATE\s+(TABLE|INDEX)\s|PRAGMA\s)/;

async function sqlOutsideStore() {
  const files = (await filesBelow('src')).filter(
    (path) => path.endsWith('.ts') && !path.startsWith(join('src', 'store')),
  );
  const texts = await Promise.all(files.map((path) => readFile(inRoot(path), 'utf8')));
  return files.filter((_, index) => sql.test(texts[index] ?? ''));
}

async function testsWithoutLane() {
  // What measures inside VS Code is run by the measurements.
  const lanes =
    /^test[\\/](core|package|interop|vscode|webview|bench[\\/](activation|editor))[\\/].*\.test\.ts$|^test[\\/]e2e[\\/].*\.spec\.ts$/;
  return (await filesBelow('test')).filter((path) => /\.(test|spec)\.[cm]?[jt]s$/.test(path) && !lanes.test(path));
}

/** @param {string} folder */
async function filesBelow(folder) {
  return (await readdir(inRoot(folder), { recursive: true })).map((path) => join(folder, path));
}
