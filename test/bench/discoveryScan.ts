import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiscoveryCache } from '../../src/project/discoveryCache';

/** A folder of `files` files in folders of fifty, one in fifty a table, one in a hundred a script. */
function makeFolder(files: number): string {
  const root = mkdtempSync(join(tmpdir(), 'tend-discovery-'));
  const long = new Date(0);
  for (let n = 0; n < files; n++) {
    const folder = join(root, `part${Math.floor(n / 2500)}`, `group${Math.floor(n / 50)}`);
    if (n % 50 === 0) mkdirSync(folder, { recursive: true });
    const name = n % 50 === 0 ? 'table.csv' : n % 100 === 1 ? 'script.py' : `image${n}.png`;
    writeFileSync(join(folder, name), 'import torch\n');
    if (n % 50 === 49) utimesSync(folder, long, long);
  }
  return root;
}

/** Milliseconds of the first look and of nine more, and the longest that the event loop stood still meanwhile. */
export async function measureDiscovery(files = 50_000): Promise<{
  readonly first: number;
  readonly again: readonly number[];
  readonly longestBlock: number;
  readonly found: number;
}> {
  const root = makeFolder(files);
  let last = performance.now();
  let longestBlock = 0;
  const timer = setInterval(() => {
    longestBlock = Math.max(longestBlock, performance.now() - last);
    last = performance.now();
  }, 1);
  try {
    const cache = new DiscoveryCache(root);
    const times: number[] = [];
    let found = 0;
    for (let round = 0; round < 10; round++) {
      const begin = performance.now();
      found = (await cache.discover()).dataFiles.length;
      times.push(performance.now() - begin);
    }
    const [first = 0, ...again] = times;
    return { first, again, longestBlock, found };
  } finally {
    clearInterval(timer);
    rmSync(root, { recursive: true });
  }
}
