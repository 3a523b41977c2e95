import { build } from 'esbuild';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../../src/data/csv/byteSource';
import { wasmInBundles } from '../../../scripts/build/wasm.mjs';
import type { ProfileOptions } from '../../../src/data/profile/profiler';
import { parallelProfiler, type ParallelOptions } from '../../../src/workers/parallelProfile';
import { plainProfile } from '../data/profile/plainProfile';
import { anyTable, defaults, guessOf, profileOf } from '../data/profile/tables';

let folder = '';
let workerFile = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tend-parallel-'));
  workerFile = join(folder, 'profileWorker.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, '../../../src/workers/profileWorker.ts')],
    ...{ outfile: workerFile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' },
    plugins: [wasmInBundles],
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function parallel(
  text: string,
  width: number,
  options: ParallelOptions & { threads?: number } & Partial<ProfileOptions> = {},
) {
  const path = join(folder, 'table.csv');
  writeFileSync(path, text);
  const source = fileSource(path);
  try {
    const { threads = 2, chunkBytes = 64, ...rest } = options;
    const profiler = parallelProfiler(threads, { workerFile, atLeast: 0, chunkBytes, ...rest });
    const result = await profiler(source, { kind: 'file', path }, guessOf(width), { ...defaults, ...rest });
    const alone = await profileOf(source, guessOf(width), rest);
    return { result, alone };
  } finally {
    source.close();
  }
}

describe('parallelProfiler', () => {
  it('says what one thread says, whatever the size of the chunks and the number of threads', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyTable,
        fc.integer({ min: 1, max: 200 }),
        fc.integer({ min: 2, max: 4 }),
        async ({ width, text }, chunkBytes, threads) => {
          const { result, alone } = await parallel(text, width, { chunkBytes, threads });
          expect(plainProfile(result.profile)).toEqual(plainProfile(alone));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps the first places of all, though later chunks are told which are no longer wanted', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, fc.integer({ min: 1, max: 3 }), async ({ width, text }, keep) => {
        const { result, alone } = await parallel(text, width, { chunkBytes: 40, keep });
        expect(plainProfile(result.profile)).toEqual(plainProfile(alone));
      }),
      { numRuns: 15 },
    );
  });

  it('is not misled by lines inside quotes that look like records', async () => {
    const inside = Array.from({ length: 40 }, (_, line) => `${String(line)},b,c`).join('\n');
    const text = `x,y,z\n${`1,2,"${inside.replaceAll(',b', ';b')}\n9,9,9"\n5,"6,\n6",7\n`.repeat(30)}`;
    const { result, alone } = await parallel(text, 3, { chunkBytes: 100 });
    expect(plainProfile(result.profile)).toEqual(plainProfile(alone));
  });

  it('goes on alone when its threads fail', async () => {
    const text = `id,n\n${Array.from({ length: 500 }, (_, row) => `${String(row)},x`).join('\n')}`;
    const broken = join(folder, 'broken.cjs');
    writeFileSync(broken, 'throw new Error("no");');
    const { result, alone } = await parallel(text, 2, { workerFile: broken });
    expect(plainProfile(result.profile)).toEqual(plainProfile(alone));
  });

  it('stops soon after it is cancelled, and its threads end', async () => {
    const controller = new AbortController();
    const text = `id,n\n${Array.from({ length: 100_000 }, (_, row) => `${String(row)},x`).join('\n')}`;
    const profile = parallel(text, 2, {
      chunkBytes: 20_000,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(profile).rejects.toMatchObject({ reason: 'cancelled' });
  });
});
