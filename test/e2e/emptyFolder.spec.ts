import { readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takePictures } from './pictures';
import { useWindow } from './windowTest';
import { emptyWorkspace } from './workspaces';

describe('an empty folder', () => {
  const window = useWindow(() => emptyWorkspace('new-project'));

  it('says in every view what will stand there, with one button in all', async () => {
    const { sideBar, page } = window.workbench;
    await sideBar.open('Tend');
    await sideBar.row('Lifecycle', 'add a data file').waitFor();
    expect(await sideBar.welcome('Data')).toMatch(/^No data files yet\./);
    expect((await sideBar.rows('Lifecycle')).at(-1)?.label).toBe('8 Updates and retraining');
    await takePictures(window.workbench, 'empty-views');
    for (const title of ['Models', 'Activity']) await sideBar.unfold(title);
    expect(await sideBar.welcome('Experiments')).toMatch(/^No runs yet\./);
    expect(await sideBar.welcome('Models')).toMatch(/^No models yet\./);
    expect(await sideBar.welcome('Activity')).toMatch(/^Nothing recorded yet\./);
    expect(await page.locator('.sidebar .welcome-view-content .monaco-button').allInnerTexts()).toEqual([
      'Open Sample Project',
    ]);
    await takePictures(window.workbench, 'empty-views-unfolded');
  });

  it('shows a tend.yaml before it is written, and writes it when it is saved', async () => {
    const file = join(window.folder, 'tend.yaml');
    await window.workbench.command('Tend: Initialize Project');
    await window.workbench.page.locator('.tab.active[aria-label^="tend.yaml"]').waitFor();
    expect(existsSync(file)).toBe(false);
    await window.workbench.editor.save();
    expect(await readFile(file, 'utf8')).toMatch(/^version: 1$/m);
  });
});
