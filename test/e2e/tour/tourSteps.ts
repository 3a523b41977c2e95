import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Workbench } from '../workbench';
import { experimentsSteps } from './experimentsSteps';
import { modelsSteps } from './modelsSteps';
import type { TourStep } from './tourStep';

const rawFile = 'data/raw/penguins_raw.csv';

/** The line of the cell that says "41.l" in a column of numbers. */
const typoLine = 14;

/** What a person would do in the first minutes, in that order. Each step starts where the one before ended. */
export const tourSteps: readonly TourStep[] = [
  {
    name: 'lifecycle',
    caption:
      'The folder just opened: *Lifecycle* says where the project stands and what to do next, *Data* what it found.',
    async run(workbench) {
      await workbench.sideBar.open('Tend');
      await workbench.sideBar.row('Lifecycle', 'Next').waitFor();
      await workbench.sideBar.row('Data', 'penguins_raw').waitFor();
    },
  },
  {
    name: 'findings',
    caption:
      'The raw file: bad cells are underlined where they stand and listed in *Problems*; colour follows the type of the column.',
    async run(workbench) {
      await workbench.openFile(rawFile);
      await workbench.editor.squiggles('error').first().waitFor();
      await workbench.problems.rows();
      await workbench.editor.goTo(1, 1);
      await workbench.page.keyboard.press('Control+Home');
      await workbench.page.locator('.codelens-decoration').filter({ hasText: 'Preview' }).first().waitFor();
    },
  },
  {
    name: 'findings-light',
    caption: 'The same in a light theme.',
    theme: 'light',
    run: () => Promise.resolve(),
  },
  {
    name: 'findings-high-contrast',
    caption: 'The same in high contrast.',
    theme: 'highContrast',
    run: () => Promise.resolve(),
  },
  {
    name: 'hover',
    caption: 'A finding at its cell: what is wrong, why it hurts, what would be right, and what the column looks like.',
    async run(workbench) {
      await goToTypo(workbench);
      await workbench.editor.hover();
    },
  },
  {
    name: 'quick-fix',
    caption: 'Where there is one sensible mend, it is a quick fix whose title says before and after.',
    async run(workbench) {
      await workbench.page.keyboard.press('Escape');
      await goToTypo(workbench);
      await workbench.editor.quickFixes();
    },
  },
  {
    name: 'preview',
    caption: '*Preview All Fixes in File*: every mend can be looked at and left out before anything is changed.',
    async run(workbench) {
      await workbench.page.keyboard.press('Escape');
      await workbench.command('Tend: Preview All Fixes in File');
      await workbench.page.locator('.refactor-preview, .bulk-edit-panel').first().waitFor();
    },
  },
  {
    name: 'check-page',
    caption: 'The code of a finding opens the page of its check.',
    async run(workbench) {
      await workbench.button('Discard').click();
      await workbench.openFile(rawFile);
      await workbench.problems.show();
      await workbench.problems.codeLink('type-mixed').first().click();
      await workbench.page
        .frameLocator('iframe.webview.ready')
        .frameLocator('iframe#active-frame')
        .getByRole('heading', { name: 'A value of another type' })
        .waitFor();
    },
  },
  {
    name: 'expectations',
    caption:
      'A wrong key in `tend.yaml` is marked where it stands, with the nearest right name; the rest of the file still works.',
    async run(workbench, folder) {
      const config = join(folder, 'tend.yaml');
      await appendFile(config, '\n  weather:\n    path: data/weather.csv\n    colums: {}\n');
      await workbench.openFile('tend.yaml');
      const lines = (await readFile(config, 'utf8')).trimEnd().split('\n');
      await workbench.editor.goTo(lines.length, 6);
      await workbench.editor.squiggles('error').or(workbench.editor.squiggles('warning')).first().waitFor();
      await workbench.page.mouse.move(0, 0);
      await workbench.editor.hover();
    },
  },
  ...experimentsSteps,
  ...modelsSteps,
  {
    name: 'empty-folder',
    caption: 'A folder without data: each view says in a sentence what would stand there.',
    emptyFolder: true,
    async run(workbench) {
      await workbench.sideBar.open('Tend');
      for (const view of ['Experiments', 'Models', 'Activity']) await workbench.sideBar.unfold(view);
      for (const view of ['Data', 'Experiments', 'Models', 'Activity'])
        await workbench.sideBar.view(view).getByText(emptyWords).first().waitFor();
    },
  },
];

/** How a view begins that has nothing to show, once it has looked. */
const emptyWords = /^No .* yet\.|^Nothing recorded yet\./;

/** Puts the cursor into the cell, which is the third of its line. */
async function goToTypo({ editor }: Workbench): Promise<void> {
  const line = await editor.line(typoLine);
  await editor.goTo(typoLine, line.indexOf('41.l') + 2);
}
