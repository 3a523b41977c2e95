import { describe, expect, it } from 'vitest';
import { PendingChoice } from '../../../webview/experiments/model/pendingChoice';

describe('what is asked for chosen rows', () => {
  it('is done at once when they are known', () => {
    const done: string[] = [];
    new PendingChoice().after(() => done.push('compare'));
    expect(done).toEqual(['compare']);
  });

  it('waits for rows that are still being read, and keeps its order through another choice', async () => {
    const choice = new PendingChoice();
    const first = Promise.withResolvers<number>();
    const second = Promise.withResolvers<number>();
    const done: string[] = [];
    choice.begin(first.promise.then(() => void done.push('first chosen')));
    choice.after(() => choice.begin(second.promise.then(() => void done.push('second chosen'))));
    choice.after(() => done.push('compare'));
    expect(done).toEqual([]);
    first.resolve(1);
    second.resolve(2);
    await expect.poll(() => done).toEqual(['first chosen', 'second chosen', 'compare']);
  });

  it('is done too when the rows could not be read', async () => {
    const choice = new PendingChoice();
    const done: string[] = [];
    choice.begin(Promise.reject(new Error('the store is locked')));
    choice.after(() => done.push('compare'));
    await expect.poll(() => done).toEqual(['compare']);
  });
});
