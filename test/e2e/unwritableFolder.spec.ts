import { readFileSync } from 'node:fs';
import { cp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { ExperimentsPanel } from './experimentsPanel';
import { useWindow } from './windowTest';
import { emptyWorkspace, type Workspace } from './workspaces';

/** Runs where no store can be made, whoever the tests run as. */
async function unwritableWorkspace(): Promise<Workspace> {
  const workspace = await emptyWorkspace('unwritable');
  const runs = inRoot('test', 'fixtures', 'runs', 'mlflow-files', 'mlruns');
  await cp(runs, join(workspace.folder, 'mlruns'), { recursive: true, preserveTimestamps: true });
  for (const name of ['.tend', 'tend']) await writeFile(join(workspace.folder, name), 'a file where a folder would be');
  return workspace;
}

describe('a folder in which no store can be made', () => {
  const window = useWindow(unwritableWorkspace);
  const panel = () => new ExperimentsPanel(window.workbench.page);
  const notKept = /^\.tend cannot be written here.* no stars, tags, notes, names or views are kept\.$/;

  it('shows its runs in the tree and in the life cycle, and says that nothing is kept of them', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    // The sentence over the rows takes the room that they have.
    await sideBar.view('Data').locator('.pane-header').click();
    await sideBar.view('Experiments').getByText(notKept).waitFor();
    await sideBar.row('Experiments', 'churn').click();
    await sideBar.row('Experiments', 'still going').waitFor();
    await sideBar.row('Lifecycle', '4 Model development').locator('.monaco-tl-twistie').click();
    await sideBar.row('Lifecycle', 'Tracked runs').waitFor();
    expect(readFileSync(join(window.folder, '.tend'), 'utf8')).toContain('a file');
  });

  it('refuses to star a run with that sentence', async () => {
    const { sideBar, page } = window.workbench;
    const row = sideBar.row('Experiments', 'still going');
    await row.hover();
    await row.locator('.action-label[aria-label="Star"]').click();
    await page.locator('.notification-toast').getByText(notKept).waitFor();
  });

  it('shows them in the panel, with the sentence at its foot', async () => {
    await window.workbench.command('Tend: Open Experiments');
    await panel().waitForRows();
    expect(await panel().names()).toContain('still going');
    await panel().frame.locator('.status-line').getByText(notKept).waitFor();
  });

  it('says why a view cannot be saved, and keeps what is shown', async () => {
    await panel().filter("status = 'running'");
    await panel().frame.getByRole('button', { name: /^View/ }).click();
    await panel().frame.getByRole('menuitem', { name: 'Save View As…' }).click();
    const input = window.workbench.page.locator('.quick-input-widget input[type=text]');
    await input.fill('Only running');
    await input.press('Enter');
    const why =
      /^The view cannot be saved to tend\/views\/only-running\.yaml: a file is where a folder has to be\. Save it again/;
    await panel().frame.locator('.status-line').getByText(why).waitFor();
    await expect.poll(() => panel().names()).toEqual(['still going']);
  });
});
