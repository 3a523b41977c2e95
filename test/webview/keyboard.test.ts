import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

async function active(panel: PanelPage): Promise<string> {
  const id = (await panel.grid.getAttribute('aria-activedescendant')) ?? '';
  return (await panel.page.locator(`#${id}`).getAttribute('aria-label')) ?? id;
}

/** A panel whose baseline was deleted by the keys of its menu. */
async function withoutItsBaseline() {
  const panel = await open({ state: flatView });
  await panel.grid.focus();
  await panel.press('ArrowDown', 'b');
  await panel.page.locator('.sticky-head .row.active').waitFor();
  await panel.press('Shift+F10');
  await panel.menuItem('Delete from Tend').click();
  return panel;
}

describe('the keyboard in the table', () => {
  it('is reached by one tab stop and moves over rows and cells', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowDown');
    expect(await active(panel)).toMatch(
      /^(lgbm|catboost) · 6, group of 5, val_auc mean 0\.85\d+, interval 0\.8\d+ to 0\.8\d+/,
    );
    await panel.press('End');
    expect(await panel.grid.getAttribute('aria-activedescendant')).toBe('cell-1-5');
    await panel.press('Home', 'Control+End');
    expect(await active(panel)).toMatch(/^no model or depth, not summarised/);
    await panel.press('Control+Home', 'ArrowUp', 'ArrowUp');
    expect(await panel.grid.getAttribute('aria-activedescendant')).toBe('cell--1-0');
  });

  it('unfolds and folds with the arrows, and goes back to the group', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowRight');
    await panel.page.locator('.row.member').first().waitFor();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowLeft');
    expect(await panel.grid.getAttribute('aria-activedescendant')).toBe('cell-0-0');
    await panel.press('ArrowLeft');
    await panel.page.locator('.row.member').first().waitFor({ state: 'hidden' });
  });

  it('extends the selection with Shift and compares what is selected', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await panel.status.getByText('3 runs selected').waitFor();
    await panel.press('c');
    await panel.page.locator('tend-compare').waitFor();
    await panel.page.getByRole('button', { name: 'Back to the Table' }).click();
    await expect.poll(() => panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  it('compares one row with the baseline, and without one says what to do', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'c');
    await panel.page.getByText('Select two in the table to compare.').waitFor();
    const focused = panel.page.locator('tend-compare .line:focus');
    await focused.waitFor();
    await panel.press('Escape');
    await expect.poll(() => panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
    await panel.press('b');
    await panel.page.locator('.sticky-head .row').waitFor();
    await panel.press('Control+End', 'ArrowUp', 'c');
    await panel.page.getByRole('treegrid', { name: 'Comparison' }).waitFor();
  });

  it('selects the baseline under the header with the rows below it', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'b');
    await panel.page.locator('.sticky-head .row').waitFor();
    await panel.press('Control+Home', 'ArrowUp', 'Shift+ArrowDown');
    await panel.status.getByText('2 runs selected').waitFor();
    expect(await panel.page.locator('.sticky-head .row.selected').count()).toBe(1);
    await panel.press('Shift+ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowUp');
    await panel.status.getByText('1 run selected').waitFor();
    await panel.press('Control+a');
    await panel.page.locator('.sticky-head .row.selected').waitFor();
  });

  it('selects rows that are not neighbours', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('Control+Home', 'Control+ArrowDown', 'Control+ArrowDown');
    await panel.status.getByText('1 run selected').waitFor();
    await panel.press('Control+Space');
    await panel.status.getByText('2 runs selected').waitFor();
    expect(await panel.row(1).getAttribute('aria-selected')).toBe('false');
    await panel.press('Control+Space');
    await panel.status.getByText('1 run selected').waitFor();
  });

  it('acts on all that are being selected, also while some are still read', async () => {
    const panel = await open({ state: flatView, runs: 'many' });
    await panel.grid.focus();
    await panel.press('Control+a', 's', 'Control+End');
    await panel.row(9_999).locator('.star.on').waitFor();
    await panel.status.getByText('1 run selected').waitFor();
  });

  it('stars, marks, sets the baseline, and takes each back', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 's');
    await panel.row(3).locator('.star.on').waitFor();
    const pinned = panel.page.locator('.sticky-head .row');
    await panel.press('b');
    await pinned.waitFor();
    await panel.press('Control+z');
    await pinned.waitFor({ state: 'hidden' });
    await panel.press('Control+z');
    await panel.row(3).locator('.star.on').waitFor({ state: 'hidden' });
    await panel.row(3).locator('svg.marker').waitFor();
    await panel.press(' ');
    await panel.row(3).locator('svg.marker').waitFor({ state: 'hidden' });
  });

  it('takes a baseline back with the key that set it', async () => {
    const panel = await open({ state: flatView });
    const pinned = panel.page.locator('.sticky-head .row');
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowDown', 'b');
    await pinned.waitFor();
    await panel.press('b');
    await pinned.waitFor({ state: 'hidden' });
  });

  it('stays on the run that goes to the top and back, and on the one that is sorted to another place', async () => {
    const panel = await open({ state: flatView });
    const ringed = () => panel.grid.locator('.row.active .name').innerText();
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowDown');
    const name = await ringed();
    await panel.press('b');
    await panel.page.locator('.sticky-head .row.active').waitFor();
    expect(await ringed()).toBe(name);
    await panel.press('s');
    await panel.page.locator('.sticky-head .row.active .star.on').waitFor();
    await panel.press('ArrowUp', 'ArrowDown', 'ArrowDown', 'ArrowUp');
    expect(await ringed()).toBe(name);
    await panel.press('b');
    await panel.page.locator('.body .row.active').waitFor();
    expect(await ringed()).toBe(name);
    await panel.press('End', 'Alt+ArrowUp');
    await panel.grid.locator('[aria-sort=ascending]').waitFor();
    await expect.poll(() => panel.grid.locator('.row.active.selected').count()).toBe(1);
    expect(await ringed()).toBe(name);
  });

  it('outlines the one cell that it is in, in the header as in the rows', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowRight');
    const outlined = () =>
      panel.grid
        .locator('.cell, .head')
        .evaluateAll((cells) =>
          cells.filter((cell) => getComputedStyle(cell).outlineStyle === 'solid').map(({ id }) => id),
        );
    await expect.poll(outlined).toEqual(['cell-1-1']);
    await panel.press('Control+Home', 'ArrowUp');
    await expect.poll(outlined).toEqual(['cell--1-1']);
  });

  it('edits tags, note and name in place', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 't');
    await panel.page.keyboard.type('candidate, best');
    await panel.press('Enter');
    await panel.row(1).getByText('candidate').waitFor();
    await panel.press('F2');
    await panel.page.keyboard.type('renamed');
    await panel.press('Enter');
    await panel.row(1).getByText('renamed').waitFor();
    await panel.press('n', 'Escape');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  it('says that a run has more tags than there is room for', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 't');
    await panel.page.keyboard.type('first, second, third, fourth');
    await panel.press('Enter');
    await panel.row(1).getByText('+2', { exact: true }).waitFor();
  });

  it('takes the baseline back when its run is deleted, and says so', async () => {
    const panel = await withoutItsBaseline();
    await panel.status.getByText('Deleted 1 run, with the baseline, from Tend').waitFor();
    await panel.page.getByRole('button', { name: 'Baseline none' }).waitFor();
  });

  it('brings the run back as the baseline when its deletion is taken back', async () => {
    const panel = await withoutItsBaseline();
    await panel.page.getByRole('button', { name: 'Baseline none' }).waitFor();
    await panel.status.getByRole('button', { name: 'Undo' }).click();
    await panel.page.getByRole('button', { name: 'Baseline none' }).waitFor({ state: 'detached' });
  });

  it('brings the baseline back with its run also after a reload', async () => {
    const panel = await withoutItsBaseline();
    await panel.page.getByRole('button', { name: 'Baseline none' }).waitFor();
    // The made-up extension begins anew with the page: to the panel the deletion was taken back meanwhile.
    await panel.page.reload();
    await panel.page.locator('.row.baseline').first().waitFor();
    await panel.page.getByRole('button', { name: 'Baseline none' }).waitFor({ state: 'detached' });
  });

  it('has the moves and widths of a column in its menu, with their keys', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowUp', 'ArrowRight', 'ArrowRight', 'Enter');
    await panel.page.getByRole('menuitem', { name: 'Make Wider Shift+Right' }).click();
    await expect.poll(async () => (await panel.head('val_logloss').boundingBox())?.width).toBe(138);
    await panel.press('Enter');
    await panel.page.getByRole('menuitem', { name: 'Move Left Alt+Shift+Left' }).click();
    await expect.poll(() => panel.head('val_logloss').getAttribute('aria-colindex')).toBe('2');
    expect(await panel.grid.getAttribute('aria-activedescendant')).toBe('cell--1-1');
  });

  it('sorts, widens and moves the column that it stands in', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Alt+ArrowUp');
    await expect.poll(() => panel.head('train_time').getAttribute('aria-sort')).toBe('ascending');
    await panel.press('Alt+Shift+ArrowLeft');
    await expect.poll(() => panel.head('train_time').getAttribute('aria-colindex')).toBe('3');
    await panel.press('Control+Home', 'ArrowUp', 'Shift+ArrowRight');
    await expect.poll(async () => (await panel.head('train_time').boundingBox())?.width).toBe(138);
    const next = await panel.head('val_logloss').boundingBox();
    await panel.press('ArrowRight', 'Shift+ArrowRight');
    await expect.poll(async () => (await panel.head('val_logloss').boundingBox())?.width).toBe((next?.width ?? 0) + 8);
  });

  it('opens menus that arrows walk through, and gives the focus back', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    const focused = () => panel.page.evaluate(() => document.activeElement?.textContent.trim().split('\n')[0]?.trim());
    await panel.page.getByRole('menu').waitFor();
    const first = await focused();
    await panel.press('ArrowDown');
    expect(await focused()).not.toBe(first);
    await panel.press('t');
    expect(await focused()).toMatch(/^Tags…/);
    await panel.press('Escape');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });

  it('goes round toolbar, table and charts with F6', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('F6');
    expect(await panel.filter.evaluate((input) => input === document.activeElement)).toBe(true);
    await panel.press('F6');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
  });
});
