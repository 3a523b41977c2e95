import { expect, it } from 'vitest';
import { checkText } from './checking';

const rows = (line: (row: number) => string): string => Array.from({ length: 40 }, (_, row) => line(row)).join('\n');

it('knows the index that pandas wrote along and named when it read it again', async () => {
  const text = `Unnamed: 0,size\n${rows((row) => `${row},${(row * 7) % 11}`)}\n`;
  expect((await checkText(text)).findings).toMatchObject([
    {
      check: 'header-empty',
      severity: 'warning',
      message:
        '"Unnamed: 0" counts the rows: the index of a data frame that was written along and read again. A model would learn from it. Drop it, and write with index=False.',
    },
  ]);
});

it('knows the name that pandas gives to any column without one', async () => {
  const text = `size,Unnamed: 1\n${rows((row) => `${(row * 7) % 11},${(row * 5) % 13}`)}\n`;
  expect((await checkText(text)).findings).toMatchObject([
    { message: '"Unnamed: 1" is what pandas calls a column without a name. Name it, or drop it.' },
  ]);
});
