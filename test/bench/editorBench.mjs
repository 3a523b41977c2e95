import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInsideVscode } from '../host/insideVscode.mjs';
import { benchFile } from './benchFile.mjs';
import { printFigures } from './measure.mjs';

/** What a person waits for in a real VS Code: first findings of a 10 MB table, findings after a keystroke. */
export async function editorBench() {
  const folder = await mkdtemp(join(tmpdir(), 'tend-bench-'));
  const report = join(folder, 'figures.json');
  try {
    const { result, host } = await runInsideVscode('bench', {
      folder: 'test/bench/editor',
      extension: 'src/extension.ts',
      production: true,
      fill: () => Promise.resolve(),
      environment: { TEND_BENCH_TABLE: benchFile(10), TEND_BENCH_FOLDER: folder, TEND_BENCH_FIGURES: report },
    });
    for (const { problem } of result.failed) throw new Error(problem);
    /** @type {Record<string, number[]>} */
    const figures = JSON.parse(await readFile(report, 'utf8'));
    printFigures(`10 MB CSV in ${host} (budgets: first findings 300 ms, keystroke 50 ms)`, figures);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
