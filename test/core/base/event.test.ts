import { describe, expect, it } from 'vitest';
import { Emitter } from '../../../src/base/event';

describe('events', () => {
  it('reach every listener until it is disposed', () => {
    const seen: string[] = [];
    const emitter = new Emitter<number>();
    const first = emitter.event((n) => seen.push(`first ${n}`));
    emitter.event((n) => seen.push(`second ${n}`));
    emitter.fire(1);
    first.dispose();
    emitter.fire(2);
    emitter.dispose();
    emitter.fire(3);
    expect(seen).toEqual(['first 1', 'second 1', 'second 2']);
  });

  it('keep the same function apart when it listens twice', () => {
    let calls = 0;
    const listener = () => calls++;
    const emitter = new Emitter<void>();
    emitter.event(listener);
    emitter.event(listener).dispose();
    emitter.fire();
    expect(calls).toBe(1);
  });

  it('reach a listener that was added during delivery only the next time', () => {
    const seen: number[] = [];
    const emitter = new Emitter<number>();
    const outer = emitter.event(() => {
      outer.dispose();
      emitter.event((n) => seen.push(n));
    });
    emitter.fire(1);
    emitter.fire(2);
    expect(seen).toEqual([2]);
  });

  it('reach the others when one listener throws, and the error comes out', () => {
    let reached = false;
    const emitter = new Emitter<void>();
    emitter.event(() => {
      throw new Error('broken listener');
    });
    emitter.event(() => (reached = true));
    expect(() => emitter.fire()).toThrow('broken listener');
    expect(reached).toBe(true);
  });
});
