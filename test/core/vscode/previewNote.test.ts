import { expect, it } from 'vitest';
import { mendsOf } from '../../../src/data/fixes/mendsOf';
import { previewNote } from '../../../src/vscode/editor/previewNote';
import { checkText } from '../data/checks/checking';

it('writes out what cannot be seen of a value before it is mended', async () => {
  const usual = Array.from({ length: 14 }, (_, index) => (index % 2 === 0 ? 'male' : 'female'));
  const words = ['male', 'male\u00a0', 'female', 'male ', 'fem\u200bale', ...usual];
  const text = `id,sex\n${words.map((word, row) => `A${row + 100},${word}\n`).join('')}`;
  const offers = mendsOf(await checkText(text));
  const notes = offers.map(previewNote);
  expect(notes.map(({ description, isHidden }) => [description, isHidden])).toEqual([
    ['"male‹U+00A0›": Replace with "male" (without U+00A0)', true],
    ['"male ": Trim to "male"', true],
    ['"fem‹U+200B›ale": Replace with "female" (without U+200B)', true],
  ]);
  const plain = offers.map((offer) => previewNote({ ...offer, finding: { ...offer.finding, value: 'Male' } }));
  expect(plain.map(({ isHidden }) => isHidden)).toEqual([false, false, false]);
});
