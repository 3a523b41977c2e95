import { describe, expect, it } from 'vitest';
import { isFresh, type DiskStamp } from '../../../src/vscode/checking/diskStamp';
import { standsStill } from '../../../src/vscode/checking/standsStill';

function looks(...sizes: readonly (number | null)[]) {
  const left = [...sizes];
  const rests: number[] = [];
  return {
    rests,
    left,
    stampOf: (): Promise<DiskStamp | null> => {
      const bytes = left.shift() ?? null;
      return Promise.resolve(bytes === null ? null : { bytes, modified: bytes });
    },
    rest: (milliseconds: number) => Promise.resolve(rests.push(milliseconds)),
  };
}

describe('a file that is being written', () => {
  it('stands still when size and time are the same twice, at least 250 ms apart', async () => {
    const file = looks(10, 20, 30, 30, 99);
    expect(await standsStill('a.csv', file)).toBe(true);
    expect(file.left).toEqual([99]);
    expect(file.rests).toEqual([250, 500, 1000]);
  });

  it('stands still when it is gone', async () => {
    expect(await standsStill('a.csv', looks(10, null, null))).toBe(true);
  });

  it('is waited for no longer when nobody wants to know', async () => {
    const controller = new AbortController();
    const rest = () => {
      controller.abort();
      return Promise.resolve();
    };
    const file = { ...looks(1, 2, 3, 4, 5), rest };
    expect(await standsStill('a.csv', { ...file, signal: controller.signal })).toBe(false);
  });

  it('is fresh for two seconds, by whichever clock', () => {
    const fresh = (modified: number) => isFresh({ bytes: 1, modified }, 10_000);
    expect([9_000, 11_000, 8_000, 20_000].map(fresh)).toEqual([true, true, false, false]);
    expect(isFresh(null, 10_000)).toBe(false);
  });
});
