import { describe, expect, it } from 'vitest';
import { ExperimentsPanel } from './experimentsPanel';
import { takePictures } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

describe('the experiments of the sample project', () => {
  const window = useWindow(sampleWorkspace);
  const panel = () => new ExperimentsPanel(window.workbench.page);

  it('are in the tree, unasked, a moment after the folder was opened', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    await sideBar.row('Experiments', 'penguins').waitFor();
    const rows = await sideBar.rows('Experiments');
    expect(rows.map(({ label, description }) => `${label} ${description}`)).toEqual([
      'tensorboard 10 runs, best 0.994 val_accuracy',
      'penguins 25 runs, best 1.000 val_accuracy',
    ]);
  });

  it('are grouped with mean and interval, the best marked', async () => {
    await window.workbench.setTheme('light');
    await window.workbench.command('View: Toggle Primary Side Bar Visibility');
    await panel().open((title) => window.workbench.command(title));
    await panel().groupBy('model');
    await expect.poll(() => panel().names()).toContain('logistic');
    // A tip of what the pointer rests on would hide what is below it.
    await panel().frame.locator('.status-line').hover();
    await takePictures(window.workbench, 'experiments-grouped');
  });

  it('are compared in a sentence', async () => {
    await window.workbench.setTheme('light');
    await panel().compare('logistic', 'boosting');
    const sentence = /boosting is worse by|better by|Not enough repeats to tell/;
    await panel().frame.getByText(sentence).first().waitFor();
    await takePictures(window.workbench, 'experiments-compare');
    await panel().back();
  });

  it('are there again each time the panel is hidden and shown', async () => {
    await window.workbench.openFile('train.py');
    for (let time = 0; time < 10; time++) {
      await window.workbench.page.locator('.tab', { hasText: 'Experiments' }).click();
      await panel().waitForRows();
      expect(
        await panel()
          .frame.getByText(/in \d+ groups/)
          .count(),
      ).toBe(1);
      await window.workbench.page.locator('.tab', { hasText: 'train.py' }).click();
    }
  });
});
