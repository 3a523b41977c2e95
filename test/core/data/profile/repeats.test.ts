import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Pacer } from '../../../../src/data/profile/pacer';
import { findRepeats } from '../../../../src/data/profile/repeats/findRepeats';
import { createKeyLog, logKey, type KeyLog } from '../../../../src/data/profile/repeats/keyLog';
import { KeyReader } from '../../../../src/data/profile/repeats/keyReader';
import { KeyStore } from '../../../../src/data/profile/repeats/keyStore';
import { SpillFile } from '../../../../src/data/profile/repeats/spillFile';
import type { Repeats } from '../../../../src/data/profile/tableProfile';
import { bytesOf, guessOf } from './tables';

/** Lines of ten different texts, quoted or not, with the hash that `hashOf` gives them. */
function lines(count: number, hashOf: (value: number) => number): { text: string; log: KeyLog } {
  const log = createKeyLog();
  let text = '';
  for (let row = 0; row < count; row++) {
    const value = (row * row) % 10;
    logKey(log, hashOf(value), hashOf(value) ^ 5, text.length, row);
    text += row % 3 === 0 ? `"v${String(value)}"\n` : `v${String(value)}\n`;
  }
  return { text, log };
}

async function search(
  text: string,
  log: KeyLog,
  budget: number,
  createFile?: () => SpillFile | null,
  most = Infinity,
): Promise<Repeats | null> {
  const store = new KeyStore(budget, createFile);
  const half = createKeyLog();
  for (let at = 0; at < log.length; at += 4) {
    half.entries = log.entries.slice(at, at + 4);
    half.length = 4;
    store.take(half, 0);
  }
  try {
    const reader = new KeyReader(bytesOf(text), guessOf(1, { header: false }), 'record');
    return await findRepeats(store, reader, { keep: 1000, most }, new Pacer());
  } finally {
    store.dispose();
  }
}

describe('findRepeats', () => {
  it('tells different keys apart whose hashes are equal', async () => {
    const alike = lines(60, () => 7);
    const apart = lines(60, (value) => value * 7919);
    const found = await search(alike.text, alike.log, Infinity);
    expect(found?.count).toBe(60 - 6);
    expect(found).toEqual(await search(apart.text, apart.log, Infinity));
  });

  it('counts many repeats by their hashes and gives the first of them', async () => {
    const { text, log } = lines(30_000, (value) => value * 7919);
    const found = await search(text, log, Infinity);
    expect([found?.count, found?.cells.length, found?.cells[0]?.place.row]).toEqual([30_000 - 6, 1000, 7]);
  });

  it('gives up where more keys repeat than anybody wants to know of', async () => {
    const { text, log } = lines(60, (value) => value * 7919);
    expect(await search(text, log, Infinity, undefined, 53)).toBeNull();
    expect((await search(text, log, Infinity, undefined, 54))?.count).toBe(54);
  });

  it('gives later occurrences in file order, each with the first one', async () => {
    const { text, log } = lines(12, (value) => value);
    const found = await search(text, log, Infinity);
    expect(found?.cells.map(({ place, first }) => `${String(place.row)} repeats ${String(first.row)}`)).toEqual([
      ...['7 repeats 5', '8 repeats 4', '9 repeats 3', '10 repeats 2', '11 repeats 1', '12 repeats 2'],
    ]);
  });

  it('finds the same when keys go to disk, and leaves no file behind', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tend-spill-'));
    const { text, log } = lines(2000, (value) => value * 40_503);
    const spilled = await search(text, log, 1, () => SpillFile.create(folder));
    expect(spilled).toEqual(await search(text, log, Infinity));
    expect(readdirSync(folder)).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('keeps keys in memory where there is no room on disk', async () => {
    const { text, log } = lines(2000, (value) => value);
    const found = await search(text, log, 1, () => SpillFile.create('/nowhere/at/all'));
    expect(found).toEqual(await search(text, log, Infinity));
    expect(existsSync('/nowhere')).toBe(false);
  });
});
