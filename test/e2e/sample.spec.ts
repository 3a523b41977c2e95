import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { takePicture, takePictures } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

const rawFile = 'data/raw/penguins_raw.csv';

describe('the sample project', () => {
  const window = useWindow(sampleWorkspace);

  it('says in its views where it stands, what is next and what its data holds', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    await sideBar.row('Lifecycle', 'mend 3 errors').waitFor();
    const lifecycle = await sideBar.rows('Lifecycle');
    expect(lifecycle[0]).toMatchObject({ label: 'Next: mend 3 errors', description: 'penguins_raw.csv' });
    expect(lifecycle.find(({ label }) => label === '2 Data')).toMatchObject({ expanded: true });
    const data = async () => (await sideBar.rows('Data')).map(({ label, description }) => `${label} ${description}`);
    await expect
      .poll(data, { timeout: 15_000 })
      .toEqual([
        'penguins_raw raw, 345 × 9',
        'penguins_raw.csv 345 × 9',
        'penguins cleaned, 330 × 8',
        'penguins.csv 330 × 8',
      ]);
  });

  it('says in the status bar what there is to mend', async () => {
    const item = window.workbench.statusBar().filter({ hasText: 'Stage 2' });
    await item.waitFor();
    expect((await item.innerText()).trim()).toBe('Stage 2: 3 to mend');
  });

  it('opens the worst finding of a file from its row', async () => {
    await window.workbench.sideBar.row('Data', 'penguins_raw.csv').click();
    await window.workbench.page.getByText('Ln 15, Col 57 (10 selected)').waitFor();
  });

  it('lists the findings in Problems, errors first, each with its check', async () => {
    const { problems } = window.workbench;
    const rows = await problems.rows();
    expect(rows.slice(0, 3).map(({ severity, line, source }) => `${severity} ${line} ${source}`)).toEqual([
      'Error 15 Tend(date-invalid)',
      'Error 20 Tend(csv-missing-cell)',
      'Error 23 Tend(id-duplicate)',
    ]);
    await takePictures(window.workbench, 'editor-window');
  });

  it('explains a finding at its cell', async () => {
    const { editor, page } = window.workbench;
    await window.workbench.openFile(rawFile);
    await editor.squiggles('info').first().waitFor();
    for (const theme of ['light', 'highContrast', 'dark'] as const) {
      // The picture in a hover has the colours of the theme in which it was opened.
      await window.workbench.setTheme(theme);
      await editor.goTo(13, 38);
      expect(await editor.hover()).toMatch(/37000 is 5\.9 times the next value/);
      await page.locator('.monaco-hover-content').getByText('body_mass_g integer, 345 rows').waitFor();
      await takePicture(window.workbench, 'editor-hover', theme);
      await page.keyboard.press('Escape');
    }
  });

  it('opens the page of a check from the link in the hover of a finding', async () => {
    const { editor, page } = window.workbench;
    await window.workbench.openFile(rawFile);
    await editor.squiggles('info').first().waitFor();
    await editor.goTo(13, 38);
    await editor.hover();
    await page.locator('.monaco-hover-content a.code-link').first().click();
    await page.locator('.tab.active[aria-label*="outlier-isolated"]').waitFor();
    await page.locator('.tab[aria-label*="penguins_raw.csv"]').click();
    await page.locator('.tab.active[aria-label*="penguins_raw.csv"]').waitFor();
  });

  it('offers mends that say before and after', async () => {
    const { editor } = window.workbench;
    await editor.goTo(14, 24);
    const titles = await editor.quickFixes();
    expect(titles[0]).toBe('Replace "41.l" with 41.1 (letter l, digit 1)');
    await takePictures(window.workbench, 'editor-quickfix');
    await window.workbench.page.keyboard.press('Escape');
  });

  it('shows every mend before it is made, with what needs judgement left out', async () => {
    const { page } = window.workbench;
    await window.workbench.command('Tend: Preview All Fixes in File');
    const boxes = page.locator('.refactor-preview, .bulk-edit-panel').locator('.monaco-list-row [role=checkbox]');
    await boxes.nth(4).waitFor();
    const states = await Promise.all((await boxes.all()).map((box) => box.getAttribute('aria-checked')));
    expect(new Set(states)).toEqual(new Set(['true', 'false']));
    await takePictures(window.workbench, 'editor-preview');
    await window.workbench.button('Discard').click();
  });

  it('opens the page of a check from the link in Problems', async () => {
    const { problems, page } = window.workbench;
    await problems.rows();
    await problems.codeLink('date-invalid').first().click();
    await page.locator('.tab.active[aria-label*="date-invalid"]').waitFor();
    await takePictures(window.workbench, 'check-page');
  });

  it('keeps profiles beside the project, out of git', () => {
    expect(existsSync(join(window.folder, '.tend', 'tend.db'))).toBe(true);
    expect(existsSync(join(window.folder, '.tend', '.gitignore'))).toBe(true);
  });
});
