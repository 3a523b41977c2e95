import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importRuns, type ImportRunsContext } from '../../../src/actions/runs/importRuns';
import { silentLogger } from '../../../src/base/logger';
import { runSources } from '../../../src/runs/sources/sources';
import { openForeignTables } from '../../../src/store/foreignTables';
import { openBenchStore } from './benchStore';

export interface ImportMeasures {
  readonly runs: number;
  /** Milliseconds until all was in the store, until the first commit, and of the quickest of five further visits. */
  readonly all: number;
  readonly first: number;
  readonly again: number;
  /** Runs that were in the store two seconds after the begin. */
  readonly afterTwoSeconds: number;
  /** Longest that the event loop of the import stood still. */
  readonly longestBlock: number;
}

const visits = 6;

/** Imports a folder into a new store, from its discovery on, and looks through it again. */
export async function measureImport(folder: string): Promise<ImportMeasures> {
  const root = mkdtempSync(join(tmpdir(), 'tend-bench-'));
  const store = openBenchStore(root);
  try {
    const began = performance.now();
    let [first, afterTwoSeconds] = [NaN, 0];
    const onProgress: ImportRunsContext['onProgress'] = ({ runs }) => {
      const passed = performance.now() - began;
      if (runs > 0 && Number.isNaN(first)) first = passed;
      if (passed <= 2000) afterTwoSeconds = Math.max(afterTwoSeconds, runs);
    };
    const context: ImportRunsContext = {
      store: store.runs,
      sources: runSources({ openTables: (path) => openForeignTables(path, silentLogger) }),
      signal: new AbortController().signal,
      now: Date.now,
      logger: silentLogger,
      onProgress,
    };
    const input = { root, paths: [folder], declared: [], full: false };
    const blocks = watchBlocks();
    const { imported, problems } = await importRuns(context, input);
    const all = performance.now() - began;
    const longestBlock = blocks.stop();
    if (problems[0]) throw new Error(`${problems[0].path}: ${problems[0].problem}`);
    const again: number[] = [];
    for (let visit = 0; visit < visits; visit++) {
      const visited = performance.now();
      const { updated } = await importRuns(context, input);
      again.push(performance.now() - visited);
      if (visit > 0 && updated > 0) throw new Error(`${updated} runs were read again though nothing had changed.`);
    }
    return { runs: imported, all, first, again: Math.min(...again.slice(1)), afterTwoSeconds, longestBlock };
  } finally {
    store.dispose();
    rmSync(root, { recursive: true, force: true });
  }
}

function watchBlocks(): { stop(): number } {
  let last = performance.now();
  let longest = 0;
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}
