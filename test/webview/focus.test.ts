import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { charted, flatView, groupedView } from './views';

const open = usePanels();

/** What has the keyboard, in a word. */
const focused = ({ page }: PanelPage) =>
  page.evaluate(() => {
    const element = document.activeElement;
    return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? '';
  });

describe('the keyboard', () => {
  it('is in the table as soon as there is one', async () => {
    const panel = await open({ state: flatView });
    await panel.row(0).waitFor();
    await expect.poll(() => focused(panel)).toBe('Runs');
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 's');
    await panel.row(3).locator('.star.on').waitFor();
  });

  it('is where it was before the page was reloaded', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.reload();
    await panel.row(0).waitFor();
    await expect.poll(() => focused(panel)).toBe('Filter runs');
  });

  it('is in the same chart, and in its legend, after the page was reloaded', async () => {
    const panel = await open({ state: charted({}) });
    const plot = panel.page.locator('.plot .canvas').nth(1);
    await plot.focus();
    const name = await focused(panel);
    await panel.page.reload();
    await panel.page.locator('.plot .canvas').nth(1).waitFor();
    await expect.poll(() => focused(panel)).toBe(name);
    expect(await plot.evaluate((element) => element === document.activeElement)).toBe(true);
    await panel.page.locator('.legend-part').focus();
    await panel.page.reload();
    await expect.poll(() => focused(panel)).toBe('Legend of the curves');
  });

  it.each([
    ['goes to a chart that had it before a reload when that is drawn at last', false, 'late'],
    ['stays where a person went meanwhile', true, 'Runs'],
  ])('%s', async (_, went, end) => {
    const panel = await open({ state: charted({}) });
    await panel.row(0).waitFor();
    await panel.page.addInitScript(() => {
      const kept = JSON.parse(sessionStorage.getItem('kept') ?? '{}') as object;
      sessionStorage.setItem('kept', JSON.stringify({ ...kept, focus: 'charts', focusSpot: '0 of late chart' }));
    });
    await panel.page.reload();
    await panel.row(0).waitFor();
    await expect.poll(() => focused(panel)).not.toBe('');
    await panel.page.locator('tend-grid').focus();
    if (went) await panel.press('ArrowDown');
    await panel.page.locator('tend-charts').evaluate((charts) => {
      charts.insertAdjacentHTML('beforeend', '<section aria-label="late chart"><button>late</button></section>');
    });
    await panel.page.locator('section[aria-label="late chart"]').waitFor();
    await expect.poll(() => focused(panel)).toBe(end);
  });

  it('is on the same button again after a box of VS Code had it', async () => {
    const panel = await open({ state: flatView });
    const button = panel.page.getByRole('button', { name: /^View/ });
    await button.focus();
    // As VS Code leaves the page when it closes its box.
    await button.evaluate((element) => {
      element.blur();
      window.dispatchEvent(new FocusEvent('focus'));
    });
    expect(await focused(panel)).toMatch(/^View/);
  });

  it('stays in the panel when the button that had it goes away', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.getByRole('button', { name: 'Clear Baseline' }).focus();
    await panel.press('Enter');
    await panel.page.getByRole('button', { name: 'Clear Baseline' }).waitFor({ state: 'detached' });
    await expect.poll(() => focused(panel)).toBe('Runs');
  });

  it('on an entry of a menu that is of no use now does not paint it like others, and reads why', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill('metrics.val_auc > 9');
    await panel.page.getByText('No run matches').waitFor();
    await panel.page.getByRole('button', { name: 'Baseline none' }).click();
    const entry = panel.page.getByRole('menuitem', { name: /^Use Selected Row/ });
    await entry.getByText('select one first').waitFor();
    await entry.focus();
    expect(await entry.evaluate((item) => getComputedStyle(item).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
  });

  it('reaches each toolbar with one Tab, and leaves it with the next', async () => {
    const panel = await open({ state: charted({}) });
    await panel.row(0).waitFor();
    await panel.page.getByRole('button', { name: /^View/ }).focus();
    const stops: string[] = [];
    for (let stop = 0; stop < 6; stop++) {
      await panel.press('Tab');
      stops.push(await focused(panel));
    }
    expect(stops).toEqual([
      'Filter runs', 'Only Differing', expect.stringMatching(/^Group by/), 'Runs', 'Size of the charts', 'Curves',
    ]); // prettier-ignore
  });

  it('goes through a toolbar by arrows, and comes back to the button that it left', async () => {
    const panel = await open({ state: flatView });
    await panel.row(0).waitFor();
    await panel.page.getByRole('button', { name: 'Only Differing' }).focus();
    await panel.press('ArrowRight');
    expect(await focused(panel)).toBe('Columns');
    await panel.press('Shift+Tab', 'Tab');
    expect(await focused(panel)).toBe('Columns');
    await panel.press('End');
    expect(await focused(panel)).toBe('More Actions');
    await panel.press('ArrowRight');
    expect(await focused(panel)).toBe('Only Differing');
  });

  it('finds the charts by F6 after they became narrow, where one button stands for all kinds', async () => {
    const panel = await open({ state: charted({}) });
    await panel.page.getByRole('button', { name: 'Curves', exact: true }).focus();
    await panel.page.getByRole('button', { name: 'Box and Strip' }).focus();
    await panel.page.setViewportSize({ width: 170, height: 900 });
    await panel.page.getByRole('button', { name: 'Chart: Curves' }).waitFor();
    await expect.poll(() => focused(panel)).not.toBe('Box and Strip');
    await panel.page.getByRole('treegrid', { name: 'Runs' }).focus();
    await panel.press('F6');
    expect(await focused(panel)).toBe('Chart: Curves');
  });

  it('goes round filter, table and charts with F6', async () => {
    const panel = await open({ state: charted({}) });
    await panel.page.getByRole('toolbar', { name: 'Charts' }).waitFor();
    await expect.poll(() => focused(panel)).toBe('Runs');
    const round: string[] = [];
    for (let part = 0; part < 3; part++) {
      await panel.press('F6');
      round.push(await focused(panel));
    }
    expect(round).toEqual(['Curves', 'Filter runs', 'Runs']);
  });
});

it('that a page puts somewhere tells no tip, and that a person moves there does', async () => {
  const panel = await open({ state: flatView });
  const tip = panel.page.locator('.tooltip');
  const tool = panel.page.locator('button[data-tip]').first();
  await tool.focus();
  expect(await tip.isVisible()).toBe(false);
  await panel.press('Shift');
  await tool.blur();
  await tool.focus();
  await tip.waitFor({ state: 'visible' });
});

it('that a choice by key brings back to its button tells no tip, until the keyboard moves on', async () => {
  const panel = await open({ state: groupedView });
  const tip = panel.page.locator('.tooltip');
  await panel.page.getByRole('button', { name: /^Smooth Off/ }).focus();
  for (const key of ['Enter', 'ArrowDown', 'Enter']) await panel.press(key);
  await expect.poll(() => focused(panel)).toBe('Smooth 0.3');
  expect(await tip.isVisible()).toBe(false);
  await panel.press('ArrowRight');
  await tip.waitFor({ state: 'visible' });
});

it('shows no empty tip where what it tells is taken away', async () => {
  const panel = await open({ state: flatView });
  const tip = panel.page.locator('.tooltip');
  const tool = panel.page.locator('button[data-tip]').first();
  for (const take of ['remove', 'empty'] as const) {
    await panel.press('Shift');
    await tool.blur();
    await tool.focus();
    await tip.waitFor({ state: 'visible' });
    await tool.evaluate((button, how) => {
      if (how === 'empty') button.setAttribute('data-tip', '');
      else button.removeAttribute('data-tip');
    }, take);
    await tip.waitFor({ state: 'hidden' });
    await tool.evaluate((button) => button.setAttribute('data-tip', 'New View'));
  }
});
