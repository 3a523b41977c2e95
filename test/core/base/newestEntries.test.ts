import { expect, it } from 'vitest';
import { NewestEntries } from '../../../src/base/newestEntries';

it('drops what was set or asked for longest ago', () => {
  const entries = new NewestEntries<string, number>(2);
  entries.set('a', 1);
  entries.set('b', 2);
  expect(entries.get('a')).toBe(1);
  entries.set('c', 3);
  expect(['a', 'b', 'c'].map((key) => entries.get(key))).toEqual([1, undefined, 3]);
  entries.set('c', 4);
  expect(['a', 'c'].map((key) => entries.get(key))).toEqual([1, 4]);
  entries.clear();
  expect(entries.get('a')).toBeUndefined();
});
