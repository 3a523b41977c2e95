import { describe, expect, it } from 'vitest';
import { takePictures } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

/** The machine may be busy with other tests. */
const soon = { timeout: 15_000 };

describe('the panel of a model of the sample project', () => {
  const window = useWindow(sampleWorkspace);
  const frame = () => window.workbench.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  const heading = (name: string) => frame().getByRole('heading', { level: 1, name });

  it('opens with a click on a version, which is selected', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    for (const view of ['Data', 'Experiments']) await sideBar.fold(view);
    await sideBar.unfold('Models');
    await sideBar.row('Models', 'species@3').click();
    await heading('species').waitFor(soon);
    await frame().getByText('Production: species@2 since 2026-10-23').waitFor();
    expect(await frame().getByRole('row', { selected: true }).innerText()).toContain('species@3');
    await takePictures(window.workbench, 'model-panel');
  });

  it('is there again after the window was reloaded', async () => {
    await window.workbench.reload();
    await heading('species').waitFor(soon);
    await frame().getByText('Production: species@2 since 2026-10-23').waitFor();
  });

  it('shows before a promotion what says stop', async () => {
    const { page } = window.workbench;
    await frame().getByRole('button', { name: 'Promote…' }).click();
    await page.locator('.quick-input-widget').getByText('production', { exact: true }).click();
    await heading('Promote species@3').waitFor(soon);
    await frame()
      .getByText(/^Not ready\./)
      .waitFor();
    await takePictures(window.workbench, 'model-promotion');
  });
});
