import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { leaks } from '../../../src/base/disposable';
import { silentLogger } from '../../../src/base/logger';
import { noExpectations } from '../../../src/project/expectations';
import { CheckPool, type PoolHooks, type PoolWorker } from '../../../src/workers/checkPool';
import type { FromWorker, PoolRequest, ToWorker } from '../../../src/workers/checkProtocol';
import { report } from '../vscode/files';

/** A thread that does nothing but remember what it was told, and says what the test lets it say. */
class FakeThread implements PoolWorker {
  readonly told: ToWorker[] = [];
  ended = false;
  readonly #listeners = new Map<string, (value: never) => void>();

  postMessage(message: ToWorker): void {
    this.told.push(message);
  }

  on(event: string, listener: (value: never) => void): void {
    this.#listeners.set(event, listener);
  }

  terminate(): Promise<number> {
    this.ended = true;
    return Promise.resolve(0);
  }

  say(message: FromWorker): void {
    this.#listeners.get('message')?.(message as never);
  }

  crash(): void {
    this.#listeners.get('exit')?.(1 as never);
  }

  /** The checks it was asked for, by path. */
  get checks(): string[] {
    return this.told.flatMap((message) => (message.type === 'check' ? [message.request.reportPath] : []));
  }

  lastCheck(): number {
    return this.told.findLast((message) => message.type === 'check')?.id ?? -1;
  }

  finish(): void {
    this.say({ type: 'done', id: this.lastCheck(), report: report() });
  }
}

let threads: FakeThread[];
let pool: CheckPool;

function start(): PoolWorker {
  const thread = new FakeThread();
  threads.push(thread);
  return thread;
}

function request(path: string, source: PoolRequest['source'] = { kind: 'file', path }): PoolRequest {
  const now = '2026-01-01T00:00:00Z';
  return {
    source,
    reportPath: path,
    expectations: noExpectations,
    only: null,
    allCells: false,
    digest: false,
    now,
    threads: 1,
  };
}

/** The outcome in a word, so that a rejected check is never unhandled. */
function outcome(path: string, hooks: PoolHooks = {}, source?: PoolRequest['source']): Promise<string> {
  return pool.check(request(path, source), hooks).then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'reason' in error ? String(error.reason) : 'error'),
  );
}

beforeEach(() => {
  vi.useFakeTimers();
  threads = [];
  leaks.start();
  pool = new CheckPool({ start, logger: silentLogger, idleAfter: 1000, staysReady: false });
});

afterEach(() => {
  pool.dispose();
  vi.useRealTimers();
  expect(leaks.stop()).toEqual([]);
});

describe('the check thread', () => {
  it('starts with the first check and does one after the other', async () => {
    expect(threads).toHaveLength(0);
    const results = [outcome('a'), outcome('b')];
    expect(threads[0]?.checks).toEqual(['a']);
    threads[0]?.finish();
    expect(threads[0]?.checks).toEqual(['a', 'b']);
    threads[0]?.finish();
    expect(await Promise.all(results)).toEqual(['done', 'done']);
    expect(threads).toHaveLength(1);
  });

  it('cancels a check that runs, one that waits, and refuses one that was cancelled before', async () => {
    const [running, waiting] = [new AbortController(), new AbortController()];
    const results = [outcome('a', { signal: running.signal }), outcome('b', { signal: waiting.signal })];
    const third = outcome('c', { signal: AbortSignal.abort() });
    waiting.abort();
    running.abort();
    expect(await Promise.all([...results, third])).toEqual(['cancelled', 'cancelled', 'cancelled']);
    expect(threads[0]?.told.map(({ type }) => type)).toEqual(['check', 'cancel']);
  });

  it('goes on with the next check only when the cancelled one has really ended', () => {
    const controller = new AbortController();
    void outcome('a', { signal: controller.signal });
    void outcome('b');
    controller.abort();
    expect(threads[0]?.checks).toEqual(['a']);
    threads[0]?.say({ type: 'failed', id: threads[0].lastCheck(), reason: 'cancelled', message: '' });
    expect(threads[0]?.checks).toEqual(['a', 'b']);
  });

  it('starts again after a crash, tries the file once more and then gives up on it alone', async () => {
    const results = [outcome('a'), outcome('b')];
    threads[0]?.crash();
    expect(threads[1]?.checks).toEqual(['a']);
    threads[1]?.crash();
    expect(threads[2]?.checks).toEqual(['b']);
    threads[2]?.finish();
    expect(await Promise.all(results)).toEqual(['unreadable', 'done']);
  });

  it('does not check a mirrored document that died with the thread, and says that it ended', async () => {
    const ended = vi.fn();
    pool.onDidEnd(ended).dispose();
    const subscription = pool.onDidEnd(ended);
    const result = outcome('a', {}, { kind: 'mirror', key: 'a', path: '/a' });
    threads[0]?.crash();
    expect(await result).toBe('changed');
    expect(ended).toHaveBeenCalledOnce();
    subscription.dispose();
  });

  it('is ended after a while without work, and comes back for the next check', () => {
    void outcome('a');
    vi.advanceTimersByTime(5000);
    expect(threads[0]?.ended).toBe(false);
    threads[0]?.finish();
    vi.advanceTimersByTime(999);
    expect(threads[0]?.ended).toBe(false);
    vi.advanceTimersByTime(1);
    expect(threads[0]?.ended).toBe(true);
    void outcome('b');
    expect(threads[1]?.checks).toEqual(['b']);
  });

  it('is made ready once before there is work, and then stays as it is', () => {
    pool.warmUp();
    pool.warmUp();
    vi.advanceTimersByTime(10_000);
    expect(threads.map(({ told, ended }) => [told, ended])).toEqual([[[{ type: 'warmUp' }], false]]);
    void outcome('a');
    expect(threads[0]?.checks).toEqual(['a']);
  });

  it('gives way to another one that is ready, where that is asked for, and that one stays', () => {
    const ready = new CheckPool({ start, logger: silentLogger, idleAfter: 1000, staysReady: true });
    void ready.check(request('a'));
    threads[0]?.finish();
    vi.advanceTimersByTime(10_000);
    expect(threads.map(({ told, ended }) => [told.at(-1)?.type, ended])).toEqual([
      ['check', true],
      ['warmUp', false],
    ]);
    ready.dispose();
  });

  it('tells progress, and calls what is no data error a bug', async () => {
    const shares: number[] = [];
    const result = outcome('a', { onProgress: (share) => shares.push(share) });
    const id = threads[0]?.lastCheck() ?? -1;
    threads[0]?.say({ type: 'progress', id, share: 0.5 });
    threads[0]?.say({ type: 'failed', id, reason: null, message: 'x is not a function' });
    expect([shares, await result]).toEqual([[0.5], 'error']);
  });

  it('ends with everything that runs or waits when it is disposed', async () => {
    const results = [outcome('a'), outcome('b')];
    pool.dispose();
    expect(await Promise.all(results)).toEqual(['cancelled', 'cancelled']);
    expect(threads[0]?.ended).toBe(true);
  });
});
