import { expect, it } from 'vitest';
import { missingWords } from '../../src/data/profile/words';
import { askPython } from './askPython';

it('every word that pandas takes for missing is one for Tend', async () => {
  const words = await askPython<readonly string[]>('missingWords.py');
  expect(words.length).toBeGreaterThan(10);
  expect(words.filter((word) => word !== '' && !missingWords.has(word.toLowerCase()))).toEqual([]);
});
