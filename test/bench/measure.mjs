import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const peakMemory = fileURLToPath(new URL('peakMemory.cjs', import.meta.url));

/**
 * @typedef {object} Sample
 * @property {number} milliseconds wall time
 * @property {number} megabytes peak resident set
 * @property {string} output what it printed
 *
 * @typedef {object} Contender
 * @property {string} name
 * @property {() => Promise<Pick<Sample, 'milliseconds' | 'megabytes'>>} run
 */

/**
 * Runs one Node process to its end; throws when it exits with a code that is not in `codes`.
 * @param {readonly string[]} args
 * @param {{ cwd: string, codes?: readonly number[] }} options
 * @returns {Promise<Sample>}
 */
export async function runProcess(args, { cwd, codes = [0] }) {
  const folder = mkdtempSync(join(tmpdir(), 'tend-bench-'));
  const report = join(folder, 'peak');
  try {
    const started = performance.now();
    const child = spawn(process.execPath, ['--require', peakMemory, ...args], {
      cwd,
      env: { ...process.env, TEND_BENCH_PEAK: report },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (/** @type {Buffer} */ part) => (output += part.toString()));
    child.stderr.on('data', (/** @type {Buffer} */ part) => (errors += part.toString()));
    /** @type {number} */
    const code = await new Promise((resolve, reject) => {
      child.once('error', reject).once('close', (value) => resolve(value ?? 1));
    });
    const milliseconds = performance.now() - started;
    if (!codes.includes(code)) throw new Error(`${args.join(' ')} ended with ${code}: ${errors.slice(-2000)}`);
    return { milliseconds, megabytes: Number(readFileSync(report, 'utf8')) / 1000, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Runs the contenders in turn, `rounds` times, so that a slow minute of the machine meets all of them. Returns the
 * median time and the highest peak of each.
 * @param {readonly Contender[]} contenders
 * @param {number} rounds
 */
export async function alternate(contenders, rounds) {
  const measured = contenders.map(({ name, run }) => ({
    name,
    run,
    samples: /** @type {Pick<Sample, 'milliseconds' | 'megabytes'>[]} */ ([]),
  }));
  for (let round = 0; round < rounds; round++) {
    for (const { run, samples } of measured) samples.push(await run());
  }
  return measured.map(({ name, samples }) => ({
    name,
    milliseconds: median(samples.map((sample) => sample.milliseconds)),
    megabytes: Math.max(...samples.map((sample) => sample.megabytes)),
  }));
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/**
 * Prints the median of each, and all of them.
 * @param {string} title
 * @param {Record<string, number[]>} figures milliseconds, by what they are of
 */
export function printFigures(title, figures) {
  const rows = Object.entries(figures).map(([name, values]) => [
    name,
    median(values).toFixed(0),
    values.map((value) => value.toFixed(0)).join(' '),
  ]);
  printTable(title, [['', 'median ms', 'all'], ...rows]);
}

/**
 * Prints rows of texts as aligned columns.
 * @param {string} title
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(title, rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  process.stdout.write(`\n${title}\n`);
  for (const row of rows) process.stdout.write(`  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}\n`);
}
