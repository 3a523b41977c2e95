import { afterEach, describe, expect, it } from 'vitest';
import { disposeAll, DisposableStore, leaks, toDisposable } from '../../../src/base/disposable';

afterEach(() => {
  leaks.stop();
});

describe('disposables', () => {
  it('disposes in reverse order and each part once', () => {
    const order: number[] = [];
    const store = new DisposableStore();
    for (const n of [1, 2, 3]) store.register(toDisposable(() => order.push(n)));
    store.dispose();
    store.dispose();
    expect(order).toEqual([3, 2, 1]);
  });

  it('disposes what is registered after disposal at once', () => {
    let disposed = false;
    const store = new DisposableStore();
    store.dispose();
    store.register(toDisposable(() => (disposed = true)));
    expect(disposed).toBe(true);
  });

  it('goes on past a part that throws and raises all errors together', () => {
    const order: number[] = [];
    const failing = (n: number) => ({
      dispose: () => {
        order.push(n);
        throw new Error(`part ${n}`);
      },
    });
    expect(() => disposeAll([failing(1), { dispose: () => order.push(2) }, failing(3)])).toThrow(AggregateError);
    expect(order).toEqual([3, 2, 1]);
  });

  it('names the place where a leaked disposable was made', () => {
    leaks.start();
    const kept = toDisposable(() => undefined);
    toDisposable(() => undefined).dispose();
    const stacks = leaks.stop();
    kept.dispose();
    expect(stacks).toHaveLength(1);
    expect(stacks[0]).toContain('disposable.test.ts');
  });
});
