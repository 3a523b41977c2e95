import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

/** Opens a menu by its button and goes down in it, all by keys. */
async function choose(panel: PanelPage, button: RegExp, down: number): Promise<void> {
  await panel.page.getByRole('button', { name: button }).first().focus();
  await panel.press('Enter');
  await panel.page.getByRole('menu').waitFor();
  await panel.press(...Array<string>(down).fill('ArrowDown'), 'Enter');
}

describe('every control, by the keyboard alone and over a reload', () => {
  it('chooses columns from the list', async () => {
    const panel = await open({ state: flatView });
    await panel.page
      .getByRole('button', { name: /^Columns/ })
      .first()
      .focus();
    await panel.press('Enter');
    await panel.page.getByRole('textbox', { name: 'Search columns' }).waitFor();
    await panel.page.keyboard.type('logloss');
    await panel.press('Tab', ' ', 'Escape');
    await expect.poll(() => panel.head('val_logloss').count()).toBe(0);
    await panel.page.reload();
    await panel.row(0).waitFor();
    expect(await panel.head('val_logloss').count()).toBe(0);
  });

  it('sets sorting, grouping and baseline in the line of facts', async () => {
    const panel = await open({ state: groupedView });
    for (const name of ['Clear Baseline', 'Clear Sort', 'Clear Group by']) {
      await panel.page.getByRole('button', { name }).focus();
      await panel.press('Enter');
    }
    const facts = () => panel.page.locator('.fact-button').allInnerTexts();
    const cleared = ['Group by none', 'Sort none', 'Baseline none'];
    await expect.poll(facts).toEqual(expect.arrayContaining(cleared));
    await panel.page.reload();
    await expect.poll(facts).toEqual(expect.arrayContaining(cleared));
  });

  it('sets the charts in their bar, whose buttons arrows walk through', async () => {
    const panel = await open({ state: groupedView });
    const bar = panel.page.getByRole('toolbar', { name: 'Charts' });
    await choose(panel, /^x Step$/, 1);
    await choose(panel, /^Smooth Off$/, 4);
    await bar.getByRole('button', { name: 'Curves', exact: true }).focus();
    await panel.press('ArrowRight');
    expect(await bar.getByRole('button', { name: 'Scatter' }).evaluate((it) => it === document.activeElement)).toBe(
      true,
    );
    await panel.page.reload();
    await bar.getByRole('button', { name: 'x Relative' }).waitFor();
    await bar.getByRole('button', { name: 'Smooth 0.9' }).waitFor();
  });

  it('moves the line between table and charts', async () => {
    const panel = await open({ state: groupedView });
    const sash = panel.page.getByRole('separator', { name: 'Size of the charts' });
    const before = Number(await sash.getAttribute('aria-valuenow'));
    await sash.focus();
    await panel.press('ArrowLeft', 'ArrowLeft');
    await expect.poll(async () => Number(await sash.getAttribute('aria-valuenow'))).toBe(before + 4);
    await panel.page.reload();
    await expect.poll(async () => Number(await sash.getAttribute('aria-valuenow'))).toBe(before + 4);
  });

  it('swaps the sides of a comparison', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+ArrowDown', 'c');
    const sides = () => panel.page.locator('.compare-bar .side').allInnerTexts();
    await panel.page.locator('tend-compare .line.section').first().waitFor();
    const before = await sides();
    const bar = panel.page.getByRole('toolbar', { name: 'Comparison' });
    await bar.getByRole('button', { name: 'Back to the Table' }).focus();
    await panel.press('ArrowRight', 'Enter');
    await expect.poll(sides).toEqual(before.toReversed());
    await panel.page.reload();
    await expect.poll(sides).toEqual(before.toReversed());
  });
});

describe('the list of what groups are made of', () => {
  it('searches what is typed, stays for several choices, and ends with Enter', async () => {
    const panel = await open({ state: flatView });
    const group = panel.page.getByRole('button', { name: /^Group by/ });
    await group.focus();
    await panel.press('Enter');
    const list = panel.page.getByRole('dialog', { name: 'Group by' });
    await list.getByRole('textbox', { name: 'Search columns' }).waitFor();
    await panel.page.keyboard.type('mod');
    await panel.press('ArrowDown', ' ');
    await panel.status.getByText(/shown in \d+ groups?/).waitFor();
    await panel.press('ArrowUp', 'Control+a');
    await panel.page.keyboard.type('dept');
    await panel.press('ArrowDown', ' ');
    await expect.poll(() => group.innerText()).toBe('Group by model, depth');
    expect(await list.count()).toBe(1);
    await panel.press('Enter');
    await list.waitFor({ state: 'detached' });
    expect(await group.evaluate((button) => button === document.activeElement)).toBe(true);
    await panel.grid.focus();
    await panel.press('Control+z');
    await panel.row(0).waitFor();
  });
});

describe('a list of which several can be chosen', () => {
  it('takes with Enter the entry that it is on, where none was chosen before', async () => {
    const panel = await open({ state: flatView });
    const group = panel.page.getByRole('button', { name: /^Group by/ });
    await group.focus();
    await panel.press('Enter');
    const list = panel.page.getByRole('dialog', { name: 'Group by' });
    await list.getByText('Space chooses, Enter takes one and closes').waitFor();
    // Each run has its own: nothing stands together by it.
    expect(await list.getByText('status', { exact: true }).count()).toBe(1);
    expect(await list.getByText('started', { exact: true }).count()).toBe(0);
    await panel.page.keyboard.type('mod');
    await list.getByText('↓ leads to the list, where Space chooses; Enter takes one and closes').waitFor();
    await panel.press('ArrowDown', 'Enter');
    await list.waitFor({ state: 'detached' });
    await expect.poll(() => group.innerText()).toBe('Group by model');
  });
});

describe('a fact that can be cleared', () => {
  it('keeps a gap to the next one while what clears it is shown', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.getByRole('button', { name: /^Sort/ }).hover();
    const cross = await panel.page.getByRole('button', { name: 'Clear Sort' }).boundingBox();
    const next = await panel.page.getByRole('button', { name: /^Baseline/ }).boundingBox();
    expect((next?.x ?? 0) - (cross?.x ?? 0) - (cross?.width ?? 0)).toBeGreaterThanOrEqual(4);
  });
});

describe('a list over the page', () => {
  it('closes when the keyboard leaves it', async () => {
    const panel = await open({ state: flatView });
    for (const name of ['Columns', 'Group by']) {
      await panel.page
        .getByRole('button', { name: new RegExp(`^${name}`) })
        .first()
        .focus();
      await panel.press('Enter');
      const list = panel.page.getByRole('dialog', { name });
      await list.getByRole('textbox', { name: 'Search columns' }).waitFor();
      await panel.press('Tab', 'Shift+Tab', 'Shift+Tab');
      await list.waitFor({ state: 'detached' });
    }
  });

  it('closes with Escape where nothing in it has the keyboard any more', async () => {
    const panel = await open({ state: flatView });
    const columns = panel.page.getByRole('button', { name: /^Columns/ }).first();
    await columns.focus();
    await panel.press('Enter');
    const search = panel.page.getByRole('textbox', { name: 'Search columns' });
    await search.waitFor();
    await search.blur();
    await panel.press('Escape');
    await search.waitFor({ state: 'detached' });
    expect(await columns.evaluate((button) => button === document.activeElement)).toBe(true);
  });
});
