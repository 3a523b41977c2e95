import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isChunk } from './build/splitBundle.mjs';

/** @typedef {import('esbuild').Metafile['outputs']} Outputs */

/** Most bytes of a minified program with all that it loads on demand; what is not named has the last one. */
const budgets = new Map([
  ['extension.js', 700_000],
  ['cli.js', 1_500_000],
  ['modelsWorker.js', 800_000],
  // A library of charts comes in one piece, and only when one of its charts is shown.
  ['', 600_000],
]);

/** What is compiled before anything is asked for; the rest of the code is loaded on demand. */
const atStart = [
  { name: 'loaded at activation', entry: 'extension.js', budget: 250_000 },
  { name: 'loaded by the panel', entry: 'experiments.js', budget: 250_000 },
  { name: 'loaded for a model', entry: 'model.js', budget: 130_000 },
];

/**
 * Builds for production, prints how large every bundle is and returns how many are over their budget.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function reportSizes() {
  const { buildAll } = await import('../esbuild.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'tend-size-'));
  try {
    const { outputs } = await buildAll({ folder, production: true });
    const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.js')).toSorted();
    const bundles = files.filter((path) => !path.startsWith('node') || !isChunk(path));
    const within = await Promise.all(bundles.map((path) => reportSize(folder, path, outputs)));
    within.push(...atStart.map((start) => reportStart(outputs, start)));
    return { passed: within.filter(Boolean).length, failed: within.filter((fits) => !fits).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {Outputs} outputs
 */
async function reportSize(folder, path, outputs) {
  const name = path.replace(/^.*[\\/]/, '');
  // A page's chunks are reported one by one: they are weighed by what shows them.
  const parts = path.startsWith('node') ? loadedBy(outputs, name, () => true) : [];
  const others = parts.map((part) => join('node', basename(part))).filter((part) => part !== path);
  const contents = Buffer.concat(await Promise.all([path, ...others].map((part) => readFile(join(folder, part)))));
  return printSize(
    path,
    contents.length,
    budgets.get(name) ?? budgets.get('') ?? 0,
    `${kilobytes(gzipSync(contents).length)} gzip`,
  );
}

/**
 * @param {Outputs} outputs
 * @param {(typeof atStart)[number]} start
 */
function reportStart(outputs, { name, entry, budget }) {
  const loaded = loadedBy(outputs, entry, (kind) => kind !== 'dynamic-import');
  const bytes = loaded.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return printSize(name, bytes, budget, ''.padEnd(12));
}

/**
 * The files that a program loads, itself among them.
 * @param {Outputs} outputs
 * @param {string} entry
 * @param {(kind: string) => boolean} counts which imports
 */
function loadedBy(outputs, entry, counts) {
  const loaded = Object.keys(outputs).filter((path) => path.endsWith(`/${entry}`));
  for (const path of loaded) {
    for (const { path: other, kind, external } of outputs[path]?.imports ?? [])
      if (!external && counts(kind) && !loaded.includes(other)) loaded.push(other);
  }
  return loaded;
}

/**
 * @param {string} name
 * @param {number} bytes
 * @param {number} budget
 * @param {string} detail
 */
function printSize(name, bytes, budget, detail) {
  const fits = bytes <= budget;
  const columns = [name.padEnd(24), kilobytes(bytes), detail, `of ${kilobytes(budget)}`];
  process.stdout.write(`${columns.join('  ')}${fits ? '' : '  OVER BUDGET'}\n`);
  return fits;
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`.padStart(7);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if ((await reportSizes()).failed > 0) process.exitCode = 1;
}
