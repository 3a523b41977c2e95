import { describe, expect, it } from 'vitest';
import { loggedModels } from './loggedModels';
import { ModelPanel } from './modelPanel';
import { takePicture, takePictures } from './pictures';
import { RunActs } from './runActs';
import { useWindow } from './windowTest';

describe('a model, from a run to a version', () => {
  const window = useWindow(loggedModels);
  const acts = new RunActs(window);
  const offered = () => acts.page.locator('.quick-input-list .monaco-list-row');
  const spoken = async () => {
    const rows = await offered().all();
    return Promise.all(rows.map(async (row) => (await row.getAttribute('aria-label')) ?? ''));
  };
  const type = async (title: string, text: string) => {
    await acts.asked(title);
    await acts.input.fill(text);
    await acts.input.press('Enter');
  };
  const accept = () => acts.page.locator('.quick-input-widget .monaco-button').filter({ hasText: 'OK' }).click();
  const described = async () => {
    const rows = await window.workbench.sideBar.rows('Models');
    return rows.map(({ label, description }) => `${label} ${description}`);
  };

  it('is chosen among runs, newest first, and files', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    await acts.row('second').waitFor();
    await sideBar.unfold('Models');
    await sideBar.row('Models', 'forest.joblib').waitFor();
    expect(await described()).toContain('forest.joblib unregistered, safe');
    await acts.command('Tend: Package Model…');
    await acts.asked('Package which model?');
    await acts.page.getByText('Runs with a Model').waitFor();
    const [first, second] = await spoken();
    expect([first, second]).toEqual([
      expect.stringMatching(/second.*val_auc 0\.9.*ago/),
      expect.stringMatching(/first.*val_auc 0\.8/),
    ]);
    await takePictures(window.workbench, 'model-package-which');
  });

  it('is packaged with what makes it provable, is told what is lacking, and can be looked at', async () => {
    await window.workbench.setTheme('light');
    await offered().first().click();
    await type('Name of the model', 'churn');
    await acts.asked('What goes into churn beside the model');
    await takePicture(window.workbench, 'model-package-parts', 'light');
    await accept();
    await acts.notice('churn is packaged').waitFor({ timeout: 30_000 });
    expect(await acts.notice('churn is packaged').innerText()).toMatch(/It lacks .*a licence/);
    await takePicture(window.workbench, 'model-package-toast', 'light');
    await window.workbench.button('Show').click();
    await acts.tab('Package of churn').waitFor();
    await new ModelPanel(acts.page).waitFor('Package of churn');
    await takePicture(window.workbench, 'model-package-page', 'light');
    await acts.notice('churn is packaged').waitFor();
    await window.workbench.button('Register…').click();
    await type('Register churn', 'the first');
    await window.workbench.sideBar.row('Models', 'churn').first().waitFor();
    await acts.closeEditors();
  });

  it('that was packaged and not registered says so, and waits in a list of packages', async () => {
    await acts.command('Tend: Package Model…');
    await acts.asked('Package which model?');
    await acts.input.fill('forest');
    await offered().first().click();
    await acts.asked('Of which model is it a version?');
    await window.workbench.choose('churn');
    await acts.asked('What goes into churn beside the model');
    for (const part of ['Golden pairs', 'Predictions']) {
      await acts.input.fill(part);
      await offered().first().locator('input[type=checkbox], .monaco-checkbox').first().click();
    }
    await acts.input.fill('');
    await accept();
    await acts.notice('churn is packaged').waitFor({ timeout: 30_000 });
    const told = acts.page.getByRole('dialog', { name: /churn is packaged/ });
    await told.getByRole('button', { name: 'Show' }).click();
    await new ModelPanel(acts.page).waitFor('Package of churn');
    // The page has the keyboard; the palette is asked for from its tab.
    await acts.tab('Package of churn').click();
    await window.workbench.reload();
    await new ModelPanel(acts.page).waitFor('Package of churn');
    await acts.closeEditors();
    await acts.command('Notifications: Clear All Notifications');
    await expect.poll(described).toContain('forest.joblib packaged, not registered, safe');
    await acts.command('Tend: Register Package…');
    await acts.asked('Register which package?');
    expect((await spoken())[0]).toMatch(/churn.*packaged just now.*forest\.joblib/);
    await takePicture(window.workbench, 'model-register-which', 'light');
    await offered().first().click();
    await type('Register churn', 'the second');
    await expect.poll(described).not.toContain('forest.joblib packaged, not registered, safe');
  });

  it('without golden pairs is not drilled, which is said before anything is agreed to', async () => {
    await acts.command('Tend: Run Restore Drill');
    await acts.asked('Drill which version?');
    await takePicture(window.workbench, 'model-drill-which', 'light');
    await window.workbench.choose('churn@2');
    await acts.notice('churn@2 has no golden pairs').waitFor();
    await window.workbench.button('Package Again…').waitFor();
    await takePicture(window.workbench, 'model-drill-none', 'light');
    await acts.command('Notifications: Clear All Notifications');
  });

  it('is signed with a private key that is asked for by that name', async () => {
    await acts.command('Tend: Sign…');
    await acts.asked('Sign which version?');
    await window.workbench.choose('churn@1');
    await acts.asked('Sign churn@1 with which private key?');
    await takePicture(window.workbench, 'model-sign-key', 'light');
    await acts.page.keyboard.press('Escape');
  });

  it('is rolled back only where something is live', async () => {
    await acts.command('Tend: Roll Back…');
    await acts.notice('Nothing is live').waitFor();
  });
});
