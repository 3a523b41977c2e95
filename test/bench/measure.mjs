import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const peakMemory = fileURLToPath(new URL('peakMemory.mjs', import.meta.url));

/**
 * Runs one Node process to its end. Returns wall time in milliseconds, peak memory (resident set) in megabytes and its
 * standard output; throws when it exits with a code that is not in `codes`.
 */
export async function runProcess(args, { cwd, codes = [0] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'tend-bench-'));
  const report = join(folder, 'peak');
  try {
    const started = performance.now();
    const child = spawn(process.execPath, ['--import', peakMemory, ...args], {
      cwd,
      env: { ...process.env, TEND_BENCH_PEAK: report },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (part) => (output += part));
    child.stderr.on('data', (part) => (errors += part));
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    const milliseconds = performance.now() - started;
    if (!codes.includes(code)) throw new Error(`${args.join(' ')} ended with ${code}: ${errors.slice(-2000)}`);
    return { milliseconds, megabytes: Number(readFileSync(report, 'utf8')) / 1000, output };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs the contenders in turn, `rounds` times, so that a slow minute of the machine meets all of them. */
export async function alternate(contenders, rounds) {
  const samples = contenders.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (const [index, contender] of contenders.entries()) samples[index].push(await contender.run());
  }
  return contenders.map(({ name }, index) => ({
    name,
    milliseconds: median(samples[index].map((sample) => sample.milliseconds)),
    megabytes: Math.max(...samples[index].map((sample) => sample.megabytes)),
  }));
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints rows of texts as aligned columns. */
export function printTable(title, rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  process.stdout.write(`\n${title}\n`);
  for (const row of rows) process.stdout.write(`  ${row.map((cell, i) => cell.padEnd(widths[i])).join('  ')}\n`);
}
