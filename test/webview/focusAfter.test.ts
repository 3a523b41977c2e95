import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { charted } from './views';

const open = usePanels();

/** What has the keyboard, in a word. */
const focused = ({ page }: PanelPage) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? '');

/** Draws with the pointer from a place in an element on, in px. */
async function drag(
  { page }: PanelPage,
  selector: string,
  from: readonly [number, number],
  by: readonly [number, number],
) {
  const box = await page.locator(selector).first().boundingBox();
  if (!box) throw new Error(`There is no ${selector}.`);
  const [x, y] = [box.x + from[0], box.y + from[1]];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + by[0] / 2, y + by[1] / 2, { steps: 4 });
  await page.mouse.move(x + by[0], y + by[1], { steps: 4 });
  await page.mouse.up();
}

describe('the keyboard', () => {
  it('is still in the table after a brush was drawn, and on the brush after a key moved or cleared it', async () => {
    const panel = await open({ state: charted({ kind: 'parallel' }) });
    await panel.page.locator('.plot canvas').first().waitFor();
    await panel.grid.focus();
    await drag(panel, '.plot canvas', [60, 60], [0, 100]);
    await expect.poll(() => panel.filter.inputValue()).not.toBe('');
    expect(await focused(panel)).toBe('Runs');
    await panel.page.locator('button.brush').first().focus();
    await panel.press('Delete');
    await expect.poll(() => panel.filter.inputValue()).toBe('');
    await expect.poll(() => focused(panel)).toMatch(/^Brush on \w+: none/);
  });

  it('is on the chart that was zoomed by the pointer', async () => {
    const panel = await open({ state: charted({}) });
    await panel.page.locator('.plot .u-over').first().waitFor();
    await drag(panel, '.plot .u-over', [40, 30], [120, 0]);
    expect(await focused(panel)).not.toBe('BODY');
  });

  it('is on the button of the menu after a view or a chart was saved by it', async () => {
    const panel = await open({ state: charted({}) });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Mine' }).waitFor();
    expect(await focused(panel)).toBe('View: Mine');
    await panel.page.locator('.plot canvas').first().waitFor();
    await panel.page.locator('.plot').first().getByRole('button', { name: 'Export Chart…' }).focus();
    await panel.press('Enter', 'Enter');
    await expect
      .poll(() => panel.page.evaluate(() => window.fake.asked.some((it) => it.endpoint === 'saveFile')))
      .toBe(true);
    expect(await focused(panel)).toBe('Export Chart…');
  });
});
