import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInsideVscode } from '../host/insideVscode.mjs';
import { printFigures } from './measure.mjs';

const windows = 7;

/** What Tend takes of the extension host of a real VS Code when a window opens, in windows started one after the other. */
export async function activationBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tend-bench-'));
  const report = join(folder, 'figures.jsonl');
  try {
    const { result, host } = await runInsideVscode('bench', {
      folder: 'test/bench/activation',
      extension: 'src/extension.ts',
      production: true,
      fill: () => Promise.resolve(),
      environment: { TEND_BENCH_FIGURES: report },
      windows,
    });
    for (const { problem } of result.failed) throw new Error(problem);
    /** @type {Record<string, number[]>} */
    const figures = {};
    for (const line of (await readFile(report, 'utf8')).trim().split('\n')) {
      const window = /** @type {Record<string, number>} */ (JSON.parse(line));
      for (const [name, value] of Object.entries(window)) (figures[name] ??= []).push(value);
    }
    printFigures(`Activation in ${windows} new windows of ${host} (budget: 60 ms of host time)`, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
