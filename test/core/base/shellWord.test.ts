import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { shellWord } from '../../../src/base/shellWord';

const words = ['plain', 'two words', `say "no"`, "it's", '$HOME and `id`', String.raw`a\b "c"`, '', 'tell! me', `'"'`];

it.skipIf(process.platform === 'win32')('a word that is pasted into a shell arrives as it is', () => {
  const told = execFileSync('sh', ['-c', `printf '%s\\n' ${words.map((word) => shellWord(word)).join(' ')}`]);
  expect(told.toString().split('\n').slice(0, -1)).toEqual(words);
});

it('is quoted as Windows reads it there', () => {
  expect(shellWord(String.raw`C:\My Files\a.py`, 'win32')).toBe(String.raw`"C:\My Files\a.py"`);
  expect(shellWord('say "no"', 'win32')).toBe(String.raw`"say \"no\""`);
});
