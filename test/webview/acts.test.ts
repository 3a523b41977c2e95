import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

/** What the extension was asked to do with runs. */
const actsOf = ({ page }: PanelPage) =>
  page.evaluate(() => window.fake.asked.filter(({ endpoint }) => endpoint === 'act').map(({ params }) => params));

const countOf = async ({ status }: PanelPage) => Number(await status.locator('b').first().textContent());

describe('what is done to a run with the mouse alone', () => {
  it('is to start it again, which the extension is asked for once', async () => {
    const panel = await open({ state: flatView });
    await panel.row(1).locator('.name').click({ button: 'right' });
    await panel.menuItem('Run Again…').click();
    await expect.poll(() => actsOf(panel)).toMatchObject([{ action: 'run-again', ids: [expect.any(String)] }]);
  });

  it('is to open it by a double click', async () => {
    const panel = await open({ state: flatView });
    await panel.row(1).locator('.name').dblclick();
    await panel.page.getByRole('treegrid', { name: 'Run' }).waitFor();
  });

  it('is to delete it, which leaves all others', async () => {
    const panel = await open({ state: flatView });
    const before = await countOf(panel);
    await panel.row(1).locator('.name').click({ button: 'right' });
    await panel.menuItem('Delete from Tend').click();
    await expect.poll(() => countOf(panel)).toBe(before - 1);
    await panel.status.getByText('Deleted 1 run from Tend; what its tracker wrote is untouched').waitFor();
  });
});

describe('what is done to a run with the keyboard alone', () => {
  it('is done after what was done just before it: a star taken twice in one moment is there again', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown');
    await panel.page.evaluate(() => {
      const press = () =>
        document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 's', code: 'KeyS', bubbles: true }));
      press();
      press();
    });
    const stars = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'mark')
          .map(({ params }) => (params as { readonly marks: { readonly starred: boolean } }).marks.starred),
      );
    await expect.poll(stars).toEqual([false, true]);
  });

  it('is seen at once where the store is busy, also a second one and the first one taken away again', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => Object.assign(window, { goOn: window.fake.hold('mark') }));
    await panel.grid.focus();
    const on = (row: number) => panel.row(row).locator('.star.on').count();
    const before = [await on(1), await on(2)];
    const flipped = before.map((stars) => 1 - stars);
    await panel.press('ArrowDown', 's', 'ArrowDown', 's');
    await expect.poll(async () => [await on(1), await on(2)]).toEqual(flipped);
    await panel.press('ArrowUp', 's');
    await expect.poll(async () => [await on(1), await on(2)]).toEqual([before[0], flipped[1]]);
    // Rows that are read meanwhile do not know of it yet.
    await panel.page.evaluate(() => window.fake.setMetric(7, 'train_time', 77.77));
    await panel.grid.getByText('77.77').first().waitFor();
    expect([await on(1), await on(2)]).toEqual([before[0], flipped[1]]);
    const marked = () =>
      panel.page.evaluate(() => window.fake.asked.filter(({ endpoint }) => endpoint === 'mark').length);
    expect(await marked()).toBe(1);
    await panel.page.evaluate('goOn()');
    await expect.poll(marked).toBe(3);
    await panel.press('Control+z');
    await panel.status.getByText('of 1 run').waitFor();
    await expect.poll(async () => [await on(1), await on(2)]).toEqual(flipped);
  });

  it('is to start it again from the menu', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('End', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'Enter');
    await expect.poll(() => actsOf(panel)).toMatchObject([{ action: 'run-again', ids: [expect.any(String)] }]);
  });

  it('is to archive it, which says so and how to take that back', async () => {
    const panel = await open({ state: flatView });
    const before = await countOf(panel);
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('a', 'Enter');
    await panel.status.getByText('Archived 1 run').waitFor();
    await panel.status.getByRole('button', { name: 'Undo' }).press('Enter');
    await expect.poll(() => countOf(panel)).toBe(before);
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

describe('what is done to a group', () => {
  it('is done to all its runs, says so, and is taken back in one step', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 's');
    await panel.row(1).locator('.star.on').waitFor();
    await panel.status.getByText('Starred 5 runs').waitFor();
    await panel.press('ArrowRight');
    await expect.poll(() => panel.page.locator('.row.member .star.on, .row.member .name').count()).toBeGreaterThan(5);
    await panel.press('Control+z');
    await panel.row(1).locator('.star.on').waitFor({ state: 'hidden' });
  });

  it('leaves the tags that only some of its runs have', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 't');
    await panel.page.getByRole('textbox', { name: 'Tags of 5 runs' }).waitFor();
    await panel.page.keyboard.type('candidate');
    await panel.press('Enter');
    await panel.status.getByText('Changed the tags of 5 runs').waitFor();
    await panel.row(1).getByText('candidate').waitFor();
    await panel.status.getByRole('button', { name: 'Undo' }).click();
    await panel.row(1).getByText('candidate').waitFor({ state: 'hidden' });
  });

  it('is not to rename it, and the panel says why', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'F2');
    await panel.status.getByText('A group is named by what it is grouped by; its runs can be renamed').waitFor();
  });

  it('stands in its menu with how many runs it is done to', async () => {
    const panel = await open({ state: groupedView });
    await panel.row(1).locator('.name').click({ button: 'right' });
    await panel.menuItem('Archive 5 Runs in 1 Group').waitFor();
    await panel.menuItem('Unfold').click();
    await panel.row(0).locator('.name').click();
    await panel.row(1).and(panel.page.locator('[aria-expanded=true]')).locator('.name').click({ button: 'right' });
    await panel.menuItem('Fold').waitFor();
  });
});

describe('a choice of rows', () => {
  it('that the filter hides is said, and can be shown or dropped', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await panel.filter.fill('metrics.val_auc < 0.8');
    await panel.status.getByText('3 runs selected, 3 hidden by the filter').waitFor();
    await panel.status.getByRole('button', { name: 'Show' }).click();
    await panel.status.getByText('3 runs selected', { exact: true }).waitFor();
    await panel.press('Control+z');
    await panel.status.getByRole('button', { name: 'Clear' }).click();
    await panel.status.getByText('selected').waitFor({ state: 'hidden' });
  });
});

describe('a choice of rows that were archived', () => {
  it('is said to be archived, and is shown with the archived runs behind the same filter', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('a', 'Enter');
    await panel.status.getByText('3 runs selected, 3 archived').waitFor();
    await panel.status.getByRole('button', { name: 'Show' }).click();
    await panel.status.getByText('3 runs selected', { exact: true }).waitFor();
    expect(await panel.filter.inputValue()).toBe("params.model = 'rf'");
  });
});

describe('what is taken back', () => {
  it('is said in words', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 's');
    await panel.row(3).locator('.star.on').waitFor();
    await panel.press('Control+z');
    await panel.status.getByText('Took back the star of 1 run').waitFor();
    await panel.row(3).locator('.star.on').waitFor({ state: 'hidden' });
  });

  it('is said to be nothing where nothing is known any more', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('Control+z');
    await panel.status.getByText('There is nothing to take back').waitFor();
  });
});

describe('what is done again', () => {
  it('is what was taken back, in order, until something else is done', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 's');
    const star = panel.row(3).locator('.star.on');
    await star.waitFor();
    const pinned = panel.page.locator('.sticky-head .row');
    await panel.press('b');
    await pinned.waitFor();
    await panel.press('Control+z', 'Control+z');
    await pinned.waitFor({ state: 'hidden' });
    await star.waitFor({ state: 'hidden' });
    await panel.press('Control+Shift+z');
    await panel.status.getByText('Did the star of 1 run again').waitFor();
    await star.waitFor();
    await panel.press('Control+y');
    await pinned.waitFor();
    await panel.press('Control+z');
    await pinned.waitFor({ state: 'hidden' });
    await panel.press('s');
    await star.waitFor({ state: 'hidden' });
    await panel.press('Control+Shift+z');
    await panel.status.getByText('There is nothing to do again').waitFor();
  });

  it('deletes the baseline with its run again', async () => {
    const panel = await open({ state: flatView });
    const before = await countOf(panel);
    const pinned = panel.page.locator('.sticky-head .row');
    await panel.grid.focus();
    await panel.press('ArrowDown', 'b');
    await pinned.waitFor();
    await panel.press('Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('d', 'Enter');
    await pinned.waitFor({ state: 'hidden' });
    await panel.press('Control+z');
    await pinned.waitFor();
    await panel.press('Control+Shift+z');
    await pinned.waitFor({ state: 'hidden' });
    await expect.poll(() => countOf(panel)).toBe(before - 1);
    await panel.press('Control+z');
    await pinned.waitFor();
  });
});
