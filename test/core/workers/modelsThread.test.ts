import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import type { FromModels, ToModels } from '../../../src/workers/modelsProtocol';
import { ModelsThread } from '../../../src/workers/modelsThread';
import { fakeWorkers } from './fakeWorkers';

function started() {
  const { workers, start } = fakeWorkers<ToModels, FromModels>();
  return { workers, thread: new ModelsThread({ start, logger: silentLogger }) };
}

describe('the thread of the models', () => {
  it('does not do again what was being done when it ended, and says so', async () => {
    const { thread, workers } = started();
    const act = { action: 'rollBack', input: { model: 'churn', reason: 'slow' } } as const;
    const done = expect(thread.ask('/p', 'act', act)).rejects.toThrow(/look at what stands/);
    const read = thread.ask('/p', 'tree', undefined);
    workers[0]?.emit('exit', 1);
    await done;
    expect(workers[1]?.received.map((it) => (it.type === 'ask' ? it.name : it.type))).toEqual(['tree']);
    workers[1]?.say({ type: 'answer', id: 2, answer: [] });
    expect(await read).toEqual([]);
  });

  it('tells whoever asked how far it is, and waits for the end of what it was told to stop', async () => {
    const { thread, workers } = started();
    const told: unknown[] = [];
    const controller = new AbortController();
    const act = { action: 'verify', input: { package: 'churn@1', path: '/p/churn@1' } } as const;
    const asking = { signal: controller.signal, progress: (progress: unknown) => told.push(progress) };
    const done = expect(thread.ask('/p', 'act', act, asking)).rejects.toThrow(/was stopped/);
    workers[0]?.say({ type: 'progress', id: 1, progress: { text: 'Verifying', done: 1, total: 2 } });
    controller.abort();
    expect(workers[0]?.received.at(-1)).toEqual({ type: 'cancel', id: 1 });
    workers[0]?.say({ type: 'failed', id: 1, message: 'It was stopped.' });
    await done;
    expect(told).toEqual([{ text: 'Verifying', done: 1, total: 2 }]);
  });

  it('keeps what was done before it could be stopped', async () => {
    const { thread, workers } = started();
    const controller = new AbortController();
    const act = { action: 'verify', input: { package: 'churn@1', path: '/p/churn@1' } } as const;
    const done = thread.ask('/p', 'act', act, { signal: controller.signal });
    controller.abort();
    workers[0]?.say({ type: 'answer', id: 1, answer: 'done' });
    expect(await done).toBe('done');
  });
});
