import { expect, it } from 'vitest';
import { mendsOf } from '../../../src/data/fixes/mendsOf';
import { previewNote } from '../../../src/vscode/editor/previewNote';
import { checkText } from '../data/checks/checking';

it('says of a fix that is not ticked why', async () => {
  const rows = Array.from({ length: 40 }, (_, row) => `A${row + 100},${row % 2 === 0 ? 'Adelie' : 'Gentoo'},b`);
  const text = `id,species,w\n${[...rows, 'A150,Adelei,b', 'A151,Gentoo', 'A152,Adelie ,b'].join('\n')}\n`;
  const notes = mendsOf(await checkText(text)).map(previewNote);
  expect(notes.map(({ description }) => description)).toEqual([
    '"Adelei": Replace "Adelei" with "Adelie" (not ticked: the spelling may be meant)',
    '"Gentoo": Add an Empty Cell (not ticked: only its source shows what is right for the row)',
    '"Adelie ": Trim to "Adelie"',
  ]);
});

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
