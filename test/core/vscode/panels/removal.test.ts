import { expect, it } from 'vitest';
import { removed } from '../../../../src/vscode/panels/removal';

/** Removes a file where there is a trash or none, and says what was done. */
async function removal({ hasTrash, agrees }: { readonly hasTrash: boolean; readonly agrees: boolean }) {
  const done: string[] = [];
  const isGone = await removed({
    toTrash: () => (hasTrash ? Promise.resolve(void done.push('trash')) : Promise.reject(new Error('no trash'))),
    forGood: () => Promise.resolve(void done.push('gone')),
    agrees: () => {
      done.push('asked');
      return Promise.resolve(agrees);
    },
  });
  return { isGone, done };
}

it('a view goes into the trash unasked where there is one', async () => {
  expect(await removal({ hasTrash: true, agrees: false })).toEqual({ isGone: true, done: ['trash'] });
});

it('a view goes for good where there is no trash, once that is agreed to', async () => {
  expect(await removal({ hasTrash: false, agrees: true })).toEqual({ isGone: true, done: ['asked', 'gone'] });
  expect(await removal({ hasTrash: false, agrees: false })).toEqual({ isGone: false, done: ['asked'] });
});
