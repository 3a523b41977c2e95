import { expect, it } from 'vitest';
import { withFolder } from '../../../../src/vscode/panels/withFolder';

/** Folders and files in memory. */
function disk(...paths: readonly string[]) {
  const there = new Set(paths);
  const inside = (folder: string) => [...there].filter((path) => path.startsWith(`${folder}/`)).length;
  return {
    there,
    entries: (path: string) => Promise.resolve(there.has(path) ? inside(path) : null),
    make: (path: string) => {
      path.split('/').reduce((above, name) => {
        const at = above === '' ? name : `${above}/${name}`;
        there.add(at);
        return at;
      }, '');
      return Promise.resolve();
    },
    remove: (path: string) => Promise.resolve(void there.delete(path)),
  };
}

it('a folder that nothing was put into goes again, with what was made above it', async () => {
  const folders = disk();
  const seen = await withFolder(folders, 'tend/exports', () => Promise.resolve([...folders.there]));
  expect(seen).toEqual(['tend', 'tend/exports']);
  expect([...folders.there]).toEqual([]);
});

it('a folder that was there before stays, and so does one that has something now', async () => {
  const before = disk('tend', 'tend/views');
  await withFolder(before, 'tend/exports', () => Promise.resolve());
  expect([...before.there]).toEqual(['tend', 'tend/views']);
  const saved = disk();
  await withFolder(saved, 'tend/exports', () => Promise.resolve(saved.there.add('tend/exports/auc.csv')));
  expect([...saved.there]).toEqual(['tend', 'tend/exports', 'tend/exports/auc.csv']);
});

it('goes too where the work failed', async () => {
  const folders = disk();
  await expect(withFolder(folders, 'tend/exports', () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect([...folders.there]).toEqual([]);
});

it('works in the root where the folder cannot be made', async () => {
  const readOnly = { ...disk(), make: () => Promise.reject(new Error('EROFS: read-only file system')) };
  expect(await withFolder(readOnly, 'tend/exports', (folder) => Promise.resolve(`in “${folder}”`))).toBe('in “”');
  expect(await withFolder(disk(), 'tend/exports', (folder) => Promise.resolve(folder))).toBe('tend/exports');
});

it('has done its work where the empty folder does not go again', async () => {
  const folders = { ...disk(), remove: () => Promise.reject(new Error('ENOENT')) };
  expect(await withFolder(folders, 'tend/exports', () => Promise.resolve('saved'))).toBe('saved');
});
