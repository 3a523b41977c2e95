import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Most bytes of a minified bundle; what is not named has the last one. */
const budgets = new Map([
  ['extension.js', 700_000],
  ['cli.js', 700_000],
  ['', 500_000],
]);

/**
 * Builds for production, prints how large every bundle is and returns how many are over their budget.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function reportSizes() {
  const { buildAll } = await import('../esbuild.mjs');
  const folder = await mkdtemp(join(tmpdir(), 'tend-size-'));
  try {
    await buildAll({ folder, production: true });
    const files = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.js')).toSorted();
    const within = await Promise.all(files.map((path) => reportSize(folder, path)));
    return { passed: within.filter(Boolean).length, failed: within.filter((fits) => !fits).length };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} path
 */
async function reportSize(folder, path) {
  const contents = await readFile(join(folder, path));
  const budget = budgets.get(path.replace(/^.*[\\/]/, '')) ?? budgets.get('') ?? 0;
  const fits = contents.length <= budget;
  const columns = [path.padEnd(24), kilobytes(contents.length), `${kilobytes(gzipSync(contents).length)} gzip`];
  process.stdout.write(`${columns.join('  ')}  of ${kilobytes(budget)}${fits ? '' : '  OVER BUDGET'}\n`);
  return fits;
}

/** @param {number} bytes */
const kilobytes = (bytes) => `${Math.round(bytes / 1000)} KB`.padStart(7);

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  if ((await reportSizes()).failed > 0) process.exitCode = 1;
}
