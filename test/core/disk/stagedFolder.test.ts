import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stagedFolder } from '../../../src/disk/stagedFolder';
import { temporaryFolder } from '../temporaryFolder';

describe('a staged folder', () => {
  it('takes its place with everything in it', async () => {
    const root = temporaryFolder({ 'empty/': '' });
    const fill = async (stage: string) => {
      mkdirSync(join(stage, 'deep'));
      writeFileSync(join(stage, 'deep/file'), '');
      await Promise.resolve();
      return 7;
    };
    expect(await stagedFolder(join(root, 'empty'), fill)).toBe(7);
    expect(await stagedFolder(join(root, 'a/b/new'), fill)).toBe(7);
    expect(readdirSync(root)).toEqual(['a', 'empty']);
    expect(readdirSync(join(root, 'a/b/new/deep'))).toEqual(['file']);
  });

  it('leaves neither a stage nor folders that were made for it when filling fails', async () => {
    const root = temporaryFolder({ 'there/file': '' });
    const fail = () => Promise.reject(new Error('full'));
    await expect(stagedFolder(join(root, 'a/b/new'), fail)).rejects.toThrow('full');
    await expect(stagedFolder(join(root, 'there/new'), fail)).rejects.toThrow('full');
    expect(readdirSync(root)).toEqual(['there']);
    expect(readdirSync(join(root, 'there'))).toEqual(['file']);
  });

  it('sweeps away what a process that was killed left of the same folder, but not what may be alive', async () => {
    const root = temporaryFolder({ '.new.1.partial/file': '', '.new.2.partial/file': '', '.other.3.partial/file': '' });
    for (const name of ['.new.1.partial', '.other.3.partial']) utimesSync(join(root, name), 0, 0);
    await stagedFolder(join(root, 'new'), () => Promise.resolve());
    expect(readdirSync(root)).toEqual(['.new.2.partial', '.other.3.partial', 'new']);
  });
});
