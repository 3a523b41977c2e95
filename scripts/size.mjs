import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { isChunk } from './build/splitBundle.mjs';

/** Most bytes of a minified bundle; what is not named has the last one. */
const budgets = new Map([
  ['extension.js', 700_000],
  ['cli.js', 1_000_000],
  // A library of charts comes in one piece, and only when one of its charts is shown.
  ['', 600_000],
]);

/** What is compiled before anything is asked for; the rest of the code is loaded on demand. */
const atStart = [
  { name: 'loaded at activation', entry: 'extension.js', budget: 250_000 },
  { name: 'loaded by the panel', entry: 'experiments.js', budget: 250_000 },
];

/**
 * Builds for production, prints how large every bundle is and returns how many are over their budget.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function reportSizes() {
  const { buildAll } = await import('../esbuild.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'tend-size-'));
  try {
    const metafile = await buildAll({ folder, production: true });
    const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.js')).toSorted();
    const chunks = files.filter((path) => path.startsWith('node') && isChunk(path));
    const bundles = files.filter((path) => !chunks.includes(path));
    const within = await Promise.all(
      bundles.map((path) => reportSize(folder, path, path.endsWith('extension.js') ? chunks : [])),
    );
    within.push(...atStart.map((start) => reportStart(metafile, start)));
    return { passed: within.filter(Boolean).length, failed: within.filter((fits) => !fits).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} path
 * @param {readonly string[]} chunks what it loads on demand, which counts as well
 */
async function reportSize(folder, path, chunks) {
  const contents = Buffer.concat(await Promise.all([path, ...chunks].map((part) => readFile(join(folder, part)))));
  const budget = budgets.get(path.replace(/^.*[\\/]/, '')) ?? budgets.get('') ?? 0;
  return printSize(path, contents.length, budget, `${kilobytes(gzipSync(contents).length)} gzip`);
}

/**
 * @param {import('esbuild').Metafile} metafile
 * @param {(typeof atStart)[number]} start
 */
function reportStart({ outputs }, { name, entry, budget }) {
  const loaded = Object.keys(outputs).filter((path) => path.endsWith(`/${entry}`));
  for (const path of loaded) {
    for (const { path: other, kind, external } of outputs[path]?.imports ?? [])
      if (!external && kind !== 'dynamic-import' && !loaded.includes(other)) loaded.push(other);
  }
  const bytes = loaded.reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
  return printSize(name, bytes, budget, ''.padEnd(12));
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
