import { expect, it } from 'vitest';
import { nothingLeftOut } from '../../../src/base/leftOut';
import { SourcesNews } from '../../../webview/experiments/model/sourcesNews';

type Asks = SourcesNews['asks'];

type Source = Awaited<ReturnType<Asks['sources']>>[number];

async function newsOf(parts: readonly Partial<Source>[]) {
  const sources = parts.map((part, index) => ({
    ...{ path: `${index}.db`, title: 'MLflow', runs: 1, live: false, gone: false, problem: null },
    ...part,
  }));
  const asks = {
    sources: () => Promise.resolve(sources),
    leftOut: () => Promise.resolve(nothingLeftOut),
    notices: () => Promise.resolve([]),
  } as unknown as Asks;
  const news = new SourcesNews(asks);
  await news.read();
  return news;
}

const failed = async (...problems: readonly (string | null)[]) =>
  (await newsOf(problems.map((problem) => ({ problem })))).failed;

it('names the first source that cannot be read, and counts the others', async () => {
  expect(await failed(null, null)).toBeNull();
  expect(await failed(null, 'It is locked.')).toBe('1.db: It is locked');
  expect(await failed('It is locked.', null, 'It is torn.')).toBe('0.db: It is locked; 1 more source cannot be read');
  expect(await failed('It is locked.', 'It is torn.', 'It is torn.')).toMatch(/; 2 more sources cannot be read$/);
});

it('calls live what is there, and says of the others that they are no longer there', async () => {
  const words = async (...parts: readonly Partial<Source>[]) => (await newsOf(parts)).words;
  const [live, gone] = [{ live: true }, { gone: true }];
  expect(await words(live, live)).toBe('0.db, 1.db · live');
  expect(await words(live, gone)).toBe('0.db · live; 1.db is no longer there');
  expect(await words(gone)).toBe('0.db is no longer there');
  expect(await words(gone, {}, gone)).toBe('1.db; 0.db, 2.db are no longer there');
});

it('tells sources in one place apart by what they are', async () => {
  const at = (path: string, title: string) => ({ path, title, live: true });
  const { words } = await newsOf([at('p1', 'TensorBoard'), at('p1', 'DVCLive'), at('dvclive', 'DVCLive')]);
  expect(words).toBe('p1 (TensorBoard), p1 (DVCLive), dvclive · live');
});
