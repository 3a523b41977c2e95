import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import type { FromRuns, ToRuns } from '../../../src/workers/runsProtocol';
import { RunsThread } from '../../../src/workers/runsThread';
import { fakeWorkers } from './fakeWorkers';

function started() {
  const { workers, start } = fakeWorkers<ToRuns, FromRuns>();
  const told: string[] = [];
  const thread = new RunsThread({ start, logger: silentLogger });
  thread.onDidTell(({ type }) => told.push(type));
  const asked = (at: number) => workers[at]?.received.flatMap((it) => (it.type === 'ask' ? [it.id] : [])) ?? [];
  return { thread, workers, told, asked };
}

describe('the thread of the runs', () => {
  it('is started with the first question, and knows the projects by then', async () => {
    const { thread, workers } = started();
    thread.open({ type: 'open', root: '/p', config: {}, passing: null });
    expect(workers).toEqual([]);
    const answer = thread.ask('/p', 'undo', undefined);
    expect(workers[0]?.received.map(({ type }) => type)).toEqual(['open', 'ask']);
    workers[0]?.say({ type: 'answer', id: 1, answer: 'star of 1 run' });
    expect(await answer).toBe('star of 1 run');
  });

  it('is started again after a crash, asked once more, and says that what it said may be old', async () => {
    const { thread, workers, told, asked } = started();
    thread.open({ type: 'open', root: '/p', config: {}, passing: null });
    const answer = thread.ask('/p', 'undo', undefined);
    workers[0]?.emit('exit', 1);
    expect(asked(1)).toEqual([1]);
    expect(told).toEqual(['changed']);
    workers[1]?.say({ type: 'answer', id: 1, answer: null });
    expect(await answer).toBeNull();
  });

  it('gives up what ended it twice', async () => {
    const { thread, workers } = started();
    const answer = expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow(/ended twice/);
    workers[0]?.emit('exit', 1);
    workers[1]?.emit('exit', 1);
    await answer;
    expect(workers).toHaveLength(2);
  });

  it('takes questions back, and those that wait when it is no longer wanted', async () => {
    const { thread, workers } = started();
    const controller = new AbortController();
    const first = expect(thread.ask('/p', 'undo', undefined, { signal: controller.signal })).rejects.toThrow(
      /taken back/,
    );
    controller.abort();
    expect(workers[0]?.received.at(-1)).toEqual({ type: 'cancel', id: 1 });
    const second = expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow(/taken back/);
    thread.dispose();
    await Promise.all([first, second]);
  });

  it('passes a failure on in its words', async () => {
    const { thread, workers } = started();
    const answer = expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow('The store is locked.');
    workers[0]?.say({ type: 'failed', id: 1, message: 'The store is locked.' });
    await answer;
  });

  it('is not started again after it ended three times without an answer', async () => {
    const { thread, workers, told } = started();
    thread.open({ type: 'open', root: '/p', config: {}, passing: null });
    const first = expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow(/ended twice/);
    workers[0]?.emit('exit', 1);
    workers[1]?.emit('exit', 1);
    const second = expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow(/again and again/);
    workers[2]?.emit('exit', 1);
    await Promise.all([first, second]);
    await expect(thread.ask('/p', 'undo', undefined)).rejects.toThrow(/again and again/);
    expect([workers.length, told]).toEqual([3, ['changed', 'changed']]);
  });
});
