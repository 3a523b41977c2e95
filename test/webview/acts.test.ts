import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { flatView } from './views';

const open = usePanels();

/** What the extension was asked to do with runs. */
const actsOf = ({ page }: PanelPage) =>
  page.evaluate(() => window.fake.asked.filter(({ endpoint }) => endpoint === 'act').map(({ params }) => params));

const countOf = async ({ status }: PanelPage) => Number(await status.locator('b').first().textContent());

describe('what is done to a run with the mouse alone', () => {
  it('is to start it again, which the extension is asked for once', async () => {
    const panel = await open({ state: flatView });
    await panel.row(1).locator('.name').click({ button: 'right' });
    await panel.menuItem('Run Again').click();
    await expect.poll(() => actsOf(panel)).toMatchObject([{ action: 'run-again', ids: [expect.any(String)] }]);
  });

  it('is to delete it, which leaves all others', async () => {
    const panel = await open({ state: flatView });
    const before = await countOf(panel);
    await panel.row(1).locator('.name').click({ button: 'right' });
    await panel.menuItem('Delete from Tend').click();
    await expect.poll(() => countOf(panel)).toBe(before - 1);
  });
});

describe('what is done to a run with the keyboard alone', () => {
  it('is to start it again from the menu', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
    await expect.poll(() => actsOf(panel)).toMatchObject([{ action: 'run-again', ids: [expect.any(String)] }]);
  });

  it('is to delete it and to take that back', async () => {
    const panel = await open({ state: flatView });
    const before = await countOf(panel);
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('d', 'Enter');
    await expect.poll(() => countOf(panel)).toBe(before - 1);
    await panel.press('Control+z');
    await expect.poll(() => countOf(panel)).toBe(before);
  });
});
