import { expect, it } from 'vitest';
import { silentLogger } from '../../../src/base/logger';
import { waitingFile } from '../../../src/vscode/checking/checkedFile';
import { checkInTurn } from '../../../src/vscode/checking/checkInTurn';

/** What is logged and shown where the check of one of three files is cancelled under way. */
async function checkThree(cancelledAt: number) {
  const cancel = new AbortController();
  const logged: string[] = [];
  const shown: string[] = [];
  let clock = 0;
  const files = ['a.csv', 'b.csv', 'c.csv'].map((path) => waitingFile(path, path));
  const ended = await checkInTurn(files, {
    check: (file) => {
      clock += 450;
      if (files.indexOf(file) === cancelledAt) cancel.abort();
      return Promise.resolve();
    },
    report: ({ message }) => shown.push(message),
    logger: { ...silentLogger, info: (message) => logged.push(message) },
    signal: cancel.signal,
    now: () => clock,
  }).catch((error: unknown) => error);
  return { ended, logged, shown };
}

it('files are checked in turn, and that they were is logged', async () => {
  expect(await checkThree(-1)).toEqual({
    ended: undefined,
    logged: ['checked 3 data files'],
    shown: ['a.csv (1 of 3)', 'b.csv (2 of 3)', 'c.csv (3 of 3)'],
  });
});

it.each([
  [0, '450 ms'],
  [2, '1 s'],
])('a check that is cancelled within file %i is logged as that after %s, and not as done', async (at, span) => {
  const { ended, logged, shown } = await checkThree(at);
  expect(ended).toMatchObject({ reason: 'cancelled' });
  expect(logged).toEqual([`checking was cancelled after ${span}, with ${at} of 3 data files checked`]);
  expect(shown).toHaveLength(at + 1);
});
