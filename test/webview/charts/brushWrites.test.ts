import { expect, it, vi } from 'vitest';
import type { Brushed } from '../../../src/protocol/experiments/filtering';
import { BrushWrites } from '../../../webview/experiments/charts/brushWrites';

const depth = { kind: 'param', key: 'depth' } as const;
const lr = { kind: 'param', key: 'lr' } as const;
const range = (low: number): Brushed => ({ low, high: low + 1 });

it('a brush is what was set last, while the filter is still being written', async () => {
  const written: Brushed[] = [];
  const brushes = new BrushWrites((_, brushed) => Promise.resolve(written.push(brushed) > 0));
  brushes.take([depth], [range(1)], true);
  const settled = [brushes.set(depth, range(2)), brushes.set(depth, range(3))];
  expect(brushes.of(depth)).toEqual(range(3));
  expect(brushes.isWritten).toBe(false);
  await Promise.all(settled);
  expect(written).toEqual([range(3)]);
  brushes.take([depth], [range(3)], true);
  expect(brushes.of(depth)).toEqual(range(3));
});

it('an answer to what the filter was before does not take a brush back', async () => {
  const brushes = new BrushWrites(() => Promise.resolve(true));
  const settled = brushes.set(depth, range(2));
  brushes.take([depth], [null], brushes.isWritten);
  expect(brushes.of(depth)).toEqual(range(2));
  await settled;
  brushes.take([depth], [range(2)], true);
  brushes.take([depth], [null], true);
  expect(brushes.of(depth)).toBeNull();
});

it('brushes of two columns are written one after the other, because each reads the filter', async () => {
  let running = 0;
  const brushes = new BrushWrites(async () => {
    expect(++running).toBe(1);
    await Promise.resolve();
    running--;
    return true;
  });
  await Promise.all([brushes.set(depth, range(1)), brushes.set(lr, range(2))]);
  expect([brushes.of(depth), brushes.of(lr)]).toEqual([range(1), range(2)]);
});

it('a brush that the filter could not take is none, and the next one is written all the same', async () => {
  const answers = [() => Promise.resolve(false), () => Promise.reject(new Error('gone')), () => Promise.resolve(true)];
  const brushes = new BrushWrites(() => answers.shift()?.() ?? Promise.resolve(true));
  await brushes.set(depth, range(1));
  expect(brushes.of(depth)).toBeNull();
  await expect(brushes.set(depth, range(2))).rejects.toThrow('gone');
  expect(brushes.of(depth)).toBeNull();
  await brushes.set(depth, range(3));
  expect(brushes.of(depth)).toEqual(range(3));
});

it('a brush belongs to its column, wherever that stands', () => {
  const brushes = new BrushWrites(() => Promise.resolve(true));
  brushes.take([depth, lr], [range(1), null], true);
  expect([lr, depth].map((column) => brushes.of(column))).toEqual([null, range(1)]);
});

it('a brush that is taken away while the filter does not take the one before it is taken away', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const written: Brushed[] = [];
  const brushes = new BrushWrites((_, brushed) => (written.push(brushed) === 1 ? promise : Promise.resolve(true)));
  const settled = [brushes.set(depth, range(1))];
  await vi.waitFor(() => expect(written).toHaveLength(1));
  settled.push(brushes.set(depth, null));
  resolve(false);
  await Promise.all(settled);
  expect(written).toEqual([range(1), null]);
});
