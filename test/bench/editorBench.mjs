import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInsideVscode } from '../host/insideVscode.mjs';
import { benchFile } from './benchFile.mjs';
import { median, printTable } from './measure.mjs';

/** What a person waits for in a real VS Code: activation, first findings of a 10 MB table, findings after a keystroke. */
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
    printTable(`10 MB CSV in ${host} (budgets: first findings 300 ms, activation 60 ms, keystroke 50 ms)`, [
      ['', 'median ms', 'all'],
      ...Object.entries(figures).map(([name, values]) => [
        name,
        median(values).toFixed(0),
        values.map((value) => value.toFixed(0)).join(' '),
      ]),
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
