import { expect, it } from 'vitest';
import { ModelPages } from '../../../src/workers/modelPages';
import { yearOfChurn } from '../actions/models/pages/story';

it('counts ages anew each minute, and makes the page of a minute once', async () => {
  const { on } = await yearOfChurn();
  const context = on('2026-07-01');
  const pages = new ModelPages();
  const liveAt = async (time: string) => {
    const later = { ...context, now: () => new Date(`2026-07-01T${time}Z`) };
    const page = await pages.answers(later).page({ model: 'churn' });
    return page?.versions.find(({ state }) => state === 'live');
  };
  const first = await liveAt('12:05:40');
  expect(first?.stateDetail).toBe('5 min');
  expect(await liveAt('12:05:50')).toBe(first);
  expect((await liveAt('12:07:00'))?.stateDetail).toBe('7 min');
});
