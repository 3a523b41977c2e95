import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { extensionLogs } from './extensionLogs';
import { takePicture } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

describe('a folder that is not trusted', () => {
  const window = useWindow(sampleWorkspace, { restricted: true });
  const served = inject('served').restricted;

  it('is checked, and says that nothing else is done', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    await sideBar.row('Data', 'penguins_raw.csv').waitFor();
    await sideBar.row('Lifecycle', 'mend 3 errors').waitFor();
    expect(await sideBar.view('Lifecycle').innerText()).toContain('Restricted mode: Tend reads and checks');
    await window.workbench.statusBar().filter({ hasText: 'Restricted: 3 to mend' }).waitFor();
    expect(await sideBar.welcome('Experiments')).toMatch(/^Trust this folder to see its runs\./);
    await takePicture(window.workbench, 'restricted', 'dark');
  });

  it('gets no store', async () => {
    // Said when a profile was to be kept: a window that makes a store without being trusted has made it by then.
    await expect.poll(() => extensionLogs(served.logs), { timeout: 15_000 }).toContain('no profile is kept');
    expect(existsSync(join(window.folder, '.tend'))).toBe(false);
  });
});
