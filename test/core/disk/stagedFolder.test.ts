import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { stagedFolder } from '../../../src/disk/stagedFolder';
import { nameOfStage, removeStagesBelow } from '../../../src/disk/stages';
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

  it('sweeps away what a process that was killed left, but not what may be alive', async () => {
    const { pid: gone } = spawnSync(process.execPath, ['--version']);
    const mine = nameOfStage('1-abc');
    const killed = mine.replace(`-${process.pid}.`, `-${gone}.`);
    const foreign = killed.replace(/[0-9a-f]{8}-/, '00000000-');
    const older = foreign.replace(/[0-9a-f]{8}-\d+\./, '');
    const young = killed.replace('.1-abc.', '.2-abc.');
    const names = [mine, killed, young, foreign, older, '.mine.partial'];
    const above = temporaryFolder(Object.fromEntries(names.map((name) => [`stages/${name}/file`, ''])));
    const root = join(above, 'stages');
    const age = (name: string, hours: number) => {
      const then = Date.now() / 1000 - hours * 3600;
      utimesSync(join(root, name), then, then);
    };
    for (const name of [mine, killed, foreign, older]) age(name, 2);
    age('.mine.partial', 100);
    await stagedFolder(join(root, 'new'), () => Promise.resolve());
    const left = [mine, young, foreign, older, '.mine.partial', 'new'];
    expect(readdirSync(root).toSorted()).toEqual(left.toSorted());
    for (const name of [mine, foreign, older]) age(name, 25);
    removeStagesBelow(above);
    expect(readdirSync(root).toSorted()).toEqual([young, '.mine.partial', 'new'].toSorted());
  });
});
