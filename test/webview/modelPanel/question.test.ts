import { describe, expect, it } from 'vitest';
import { Question } from '../../../webview/model/question';

/** A question whose answers a test gives, in the order in which they were asked for. */
function asked() {
  const waiting: {
    readonly params: number;
    readonly signal: AbortSignal;
    resolve(text: string): void;
    reject(error: Error): void;
  }[] = [];
  const question = new Question<number, string>(
    (params, signal) => new Promise((resolve, reject) => waiting.push({ params, signal, resolve, reject })),
    () => undefined,
  );
  return { question, waiting };
}

describe('a question of the panel', () => {
  it('drops the answer to what is no longer asked, and cancels its work', async () => {
    const { question, waiting } = asked();
    const first = question.ask(1);
    const second = question.ask(2);
    expect(waiting[0]?.signal.aborted).toBe(true);
    waiting[1]?.resolve('two');
    waiting[0]?.resolve('one');
    await Promise.all([first, second]);
    expect([question.to(1), question.to(2)]).toEqual([null, 'two']);
    expect(question.waiting).toBe(false);
  });

  it('asks once more when the same is asked while it waits, however often', async () => {
    const { question, waiting } = asked();
    const done = question.ask(1);
    await Promise.all([question.ask(1), question.ask(1)]);
    expect(waiting).toHaveLength(1);
    waiting[0]?.resolve('old');
    await expect.poll(() => waiting.length).toBe(2);
    waiting[1]?.resolve('new');
    await done;
    expect(question.to(1)).toBe('new');
    expect(waiting).toHaveLength(2);
  });

  it('keeps the last answer when the next one fails, and says why', async () => {
    const { question, waiting } = asked();
    const first = question.ask(1);
    waiting[0]?.resolve('one');
    await first;
    const second = question.ask(1);
    waiting[1]?.reject(new Error('the store is locked'));
    await second;
    expect([question.to(1), question.problem]).toEqual(['one', 'the store is locked']);
  });
});
