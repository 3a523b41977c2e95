import { expect, it } from 'vitest';
import { SourcesNews } from '../../../webview/experiments/model/sourcesNews';

type Asks = SourcesNews['asks'];

async function failed(...problems: readonly (string | null)[]) {
  const sources = problems.map((problem, index) => ({
    ...{ path: `${index}.db`, title: 'MLflow', runs: 1, live: false, problem },
  }));
  const asks = { sources: () => Promise.resolve(sources), lost: () => Promise.resolve(null) } as unknown as Asks;
  const news = new SourcesNews(asks);
  await news.read();
  return news.failed;
}

it('names the first source that cannot be read, and counts the others', async () => {
  expect(await failed(null, null)).toBeNull();
  expect(await failed(null, 'It is locked.')).toBe('1.db: It is locked');
  expect(await failed('It is locked.', null, 'It is torn.')).toBe('0.db: It is locked; 1 more source cannot be read');
  expect(await failed('It is locked.', 'It is torn.', 'It is torn.')).toMatch(/; 2 more sources cannot be read$/);
});
