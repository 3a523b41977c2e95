import { expect, it } from 'vitest';
import { displayWidth, textTable } from '../../../src/cli/textTable';

const columns = [
  { title: 'name', right: false },
  { title: 'score', right: true },
  { title: 'note', right: false },
];
const rows = [
  [{ text: '猫 🚀' }, { text: '0.5', colour: '31' }, { text: 'a' }],
  [{ text: 'café' }, { text: '10.25' }, { text: '' }],
];

it('aligns columns by what their texts take on a terminal, without spaces at the end', () => {
  expect([...textTable(columns, rows, { colour: false, width: 80 })]).toEqual([
    'name   score  note',
    '猫 🚀    0.5  a',
    'café   10.25',
  ]);
});

it('shows the columns that fit, and the first in any case', () => {
  const shown = (width: number) => [...textTable(columns, rows, { colour: false, width })][2];
  expect([18, 17, 12, 11, 1].map(shown)).toEqual(['café   10.25', 'café   10.25', 'café   10.25', 'café', 'café']);
});

it('colours a text and not the space around it', () => {
  const [head, first] = [...textTable(columns, rows, { colour: true, width: 80 })];
  expect(head?.startsWith('\u001b[90mname\u001b[0m ')).toBe(true);
  expect(first).toContain('  \u001b[31m0.5\u001b[0m  a');
});

it('counts combined characters once and wide ones twice', () => {
  expect(['abc', 'é', 'e\u0301', '日本', '👩‍🚀', '🇪🇺', 'ｗ'].map(displayWidth)).toEqual([3, 1, 1, 4, 2, 2, 2]);
});
