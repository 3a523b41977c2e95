import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

/** Opens the comparison of the first two groups of the table. */
async function compared(theme: 'dark' | 'light' = 'dark') {
  const panel = await open({ state: groupedView, theme });
  await panel.row(0).click();
  await panel.row(1).click({ modifiers: ['ControlOrMeta'] });
  await panel.page.getByRole('button', { name: 'Compare 2' }).click();
  await panel.page.getByRole('treegrid', { name: 'Comparison' }).waitFor();
  return panel;
}

describe('one run', () => {
  it('is opened alone, though a baseline is set, with which it is compared when that is asked for', async () => {
    const panel = await open({ state: { ...flatView, baseline: { type: 'run', id: 'run-1' } } });
    await panel.row(3).click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: /^Open Enter/ }).click();
    const page = panel.page.getByRole('treegrid', { name: 'Run' });
    // Whatever *Only Differing* says: of one nothing differs.
    await page.getByRole('row', { name: /^lr 0.05/ }).waitFor();
    expect(await page.getByText('In words').isVisible()).toBe(false);
    expect(await page.getByText(/\d differ/).count()).toBe(0);
    expect(await panel.page.getByRole('button', { name: 'Swap Sides' }).count()).toBe(0);
    const failed = page.getByRole('row', { name: 'status failed' }).getByRole('gridcell').first();
    const colour = (element: Element) => getComputedStyle(element).color;
    const lr = page
      .getByRole('row', { name: /^lr 0.05/ })
      .getByRole('gridcell')
      .first();
    expect(await failed.evaluate(colour)).not.toBe(await lr.evaluate(colour));
    const heads = await page.locator('.section strong').allTextContents();
    expect(heads.slice(0, 2)).toEqual(['Run', 'Metrics']);
    await page.getByRole('button', { name: 'Open Artifacts' }).click();
    const acts = () => panel.page.evaluate(() => window.fake.asked.filter(({ endpoint }) => endpoint === 'act'));
    await expect.poll(acts).toMatchObject([{ params: { action: 'open-artifacts', ids: [expect.any(String)] } }]);
    await page.getByRole('button', { name: 'report.txt' }).click();
    await expect.poll(acts).toMatchObject([{}, { params: { action: 'open-artifacts', path: 'report.txt' } }]);
    await panel.picture('panel-one-run');
    await panel.press('Escape');
    await panel.row(3).click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: /^Compare with Baseline/ }).click();
    await panel.page.getByRole('treegrid', { name: 'Comparison' }).waitFor();
  });
});

describe('several sides', () => {
  it('have their differences under their own figures, beside names that stay in sight', async () => {
    const panel = await open({ state: groupedView });
    await panel.row(0).click();
    for (const row of [1, 2, 3, 4, 5]) await panel.row(row).click({ modifiers: ['ControlOrMeta'] });
    await panel.page.getByRole('button', { name: 'Compare 6' }).click();
    const line = panel.page.locator('.compare-grid .line.metric').first();
    await line.locator('.figures').nth(1).locator('.own svg').waitFor();
    expect(await line.locator('.figures').first().locator('.own').count()).toBe(0);
    const box = await line.boundingBox();
    expect(box?.height).toBeLessThan(80);
    const grid = panel.page.getByRole('treegrid', { name: 'Comparison' });
    const left = await line.locator('.key').boundingBox();
    expect(await grid.evaluate((it) => ((it.scrollLeft = 400), it.scrollLeft))).toBeGreaterThan(0);
    expect((await line.locator('.key').boundingBox())?.x).toBe(left?.x);
    await panel.picture('panel-compare-several');
  });
});

describe('a panel of middling width', () => {
  it.each([
    [640, 2],
    [890, 2],
    [694, 3],
    [1100, 3],
  ])('of %i px has the words of %i sides whole and in sight', async (width, sides) => {
    const panel = await open({ state: groupedView, size: { width, height: 900 } });
    await panel.row(0).click();
    for (let row = 1; row < sides; row++) await panel.row(row).click({ modifiers: ['ControlOrMeta'] });
    await panel.press('c');
    const words = panel.page.locator('.compare-grid .words p');
    await words.first().waitFor();
    const boxes = await words.evaluateAll((all) =>
      all.map((it) => {
        const [own, cell] = [it.getBoundingClientRect(), it.parentElement?.getBoundingClientRect()];
        return { left: own.left, right: own.right, cut: own.bottom - (cell?.bottom ?? 0) };
      }),
    );
    expect(boxes.length).toBeGreaterThan(1);
    expect(boxes.filter(({ left, right, cut }) => left < 0 || right > width || cut > 0)).toEqual([]);
    await panel.picture(`panel-compare-${sides}-at-${width}`);
  });
});

describe('one group', () => {
  it('is opened alone as such, and offers no artifacts, which are those of one run', async () => {
    const panel = await open({ state: { ...groupedView, baseline: null } });
    await panel.row(0).click();
    await panel.press('c');
    const page = panel.page.getByRole('treegrid', { name: 'Group' });
    await page.getByRole('row', { name: /report.txt/ }).waitFor();
    await panel.page.locator('.compare-bar strong', { hasText: 'Group' }).waitFor();
    expect(await page.getByRole('button', { name: /Open Artifacts|report.txt/ }).count()).toBe(0);
  });
});

describe('runs side by side', () => {
  it('say in a sentence what the difference in the primary metric means', async () => {
    const panel = await compared();
    await panel.page.getByText(/is better by 0.0044/).waitFor();
    await panel.page.getByText(/Not enough repeats to tell/).waitFor();
    // The word of the direction is there whole, or not at all.
    const words = await panel.page.locator('.compare-grid .goal > span').evaluateAll((all) =>
      all.map((word) => {
        const [inner, outer] = [word, word.parentElement ?? word].map((element) => element.getBoundingClientRect());
        return inner && outer && (inner.top >= outer.bottom - 1 || inner.right <= outer.right + 1);
      }),
    );
    expect(words.length).toBeGreaterThan(0);
    expect(words).not.toContain(false);
    await panel.page.getByText(/The data differ too/).waitFor();
    await panel.picture('panel-compare-dark');
  });

  it('look alike in a light theme', async () => {
    const panel = await compared('light');
    await panel.page.getByText(/is better by 0.0044/).waitFor();
    await panel.picture('panel-compare-light');
  });

  it('cut names of 500 characters in the middle, and tell them whole in a tip', async () => {
    const panel = await open({ runs: 'hostile' });
    const long = panel.grid.locator('[data-row]', { hasText: 'xxxxxxxxxx' });
    await long.click();
    await panel.grid.locator('[data-row]', { hasText: 'right to left' }).click({ modifiers: ['ControlOrMeta'] });
    await panel.press('c');
    const bar = panel.page.getByRole('toolbar', { name: 'Comparison' });
    const name = bar.locator('strong', { hasText: 'xxxx' });
    await name.waitFor();
    expect(await name.textContent()).toMatch(/^x{26}…x{13}$/);
    expect(await name.getAttribute('data-tip')).toHaveLength(500);
    expect((await bar.boundingBox())?.height).toBeLessThan(50);
  });

  it('show only what differs until all is asked for', async () => {
    const panel = await compared();
    const grid = panel.page.getByRole('treegrid', { name: 'Comparison' });
    expect(await grid.getByRole('rowheader', { name: 'lr', exact: true }).count()).toBe(0);
    await panel.page.getByText('2 equal hidden').waitFor();
    const bar = panel.page.getByRole('toolbar', { name: 'Comparison' });
    await bar.getByRole('button', { name: 'Only Differing' }).click();
    await grid.getByRole('rowheader', { name: 'lr', exact: true }).waitFor();
  });

  it('have the name of a metric where its numbers stand, however many words follow', async () => {
    const panel = await compared();
    await panel.page.setViewportSize({ width: 1000, height: 900 });
    const tops = await panel.page
      .locator('.line.metric')
      .evaluateAll((lines) =>
        lines.map((line) =>
          ['.key > [data-tip]', '.figures > span'].map(
            (it) => line.querySelector(it)?.getBoundingClientRect().top ?? NaN,
          ),
        ),
      );
    for (const [name = NaN, figure = NaN] of tops) expect(Math.abs(name - figure)).toBeLessThan(3);
  });

  it('have no empty lines where the panel is narrow, and say which way is better', async () => {
    const panel = await compared();
    await panel.page.setViewportSize({ width: 300, height: 900 });
    const line = panel.page.locator('.line.metric').nth(1);
    await expect.poll(() => line.locator('.goal').innerText()).toBe('↓');
    const [words, differences] = [line.locator('.words'), line.locator('.differences')];
    expect([await words.isVisible(), await differences.isVisible()]).toEqual([true, true]);
    // As of single runs: no sentence, and of values that are no numbers no drawing.
    await line.evaluate((element) => element.querySelectorAll('.words p, svg').forEach((each) => each.remove()));
    expect([await words.isVisible(), await differences.isVisible()]).toEqual([false, false]);
    await panel.picture('panel-compare-narrow');
  });

  it('are walked by keys, and left by Escape', async () => {
    const panel = await compared();
    const grid = panel.page.getByRole('treegrid', { name: 'Comparison' });
    await grid
      .getByRole('row', { name: /Metrics/ })
      .first()
      .focus();
    await panel.press('ArrowDown', 'ArrowDown', 'Enter');
    await grid.getByRole('row', { name: /val_ece/, expanded: true }).waitFor();
    await panel.press('Escape');
    await panel.grid.waitFor();
  });

  it('are left by Escape from the buttons above them too, but not by that which closes a menu', async () => {
    const panel = await compared();
    const bar = panel.page.getByRole('toolbar', { name: 'Comparison' });
    // Two sides are swapped; only of more there is one to choose.
    expect(await bar.getByRole('button', { name: /lgbm/ }).count()).toBe(0);
    await bar.getByText('lgbm · 6').waitFor();
    await panel.press('Escape');
    await panel.row(2).click({ modifiers: ['ControlOrMeta'] });
    await panel.page.getByRole('button', { name: 'Compare 3' }).click();
    await bar.getByRole('button', { name: /lgbm/ }).first().click();
    await panel.page.getByRole('menu').waitFor();
    await panel.press('Escape');
    await panel.page.getByRole('menu').waitFor({ state: 'detached' });
    await panel.page.getByRole('treegrid', { name: 'Comparison' }).waitFor();
    await panel.press('Escape');
    await panel.grid.waitFor();
  });

  it('open the code that differs, of one file or of all, by the mouse and by keys', async () => {
    const panel = await compared();
    const grid = panel.page.getByRole('treegrid', { name: 'Comparison' });
    await grid.getByText('3 commits later, 2 files differ').first().waitFor();
    const opened = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'act')
          .map(({ params }) => params as { readonly ids: readonly string[]; readonly path?: string })
          // The runs that were made at two commits, which need not be the first ones of their sides.
          .map(({ ids, path }) => `${path ?? 'all'} of ${ids.join(' ')}`),
      );
    const file = grid.getByRole('row', { name: /^train.py/ });
    await file.getByRole('button', { name: 'Open Diff' }).click();
    await file.focus();
    await panel.press('Enter', 'ArrowDown', 'Enter', 'Tab', 'Enter');
    const section = grid.getByRole('row', { name: /Code/ });
    await section.focus();
    await panel.press('Tab', 'Enter');
    await section.waitFor();
    await expect
      .poll(opened)
      .toEqual(['train.py', 'train.py', 'features.py', 'features.py', 'all'].map((path) => `${path} of old new`));
  });

  it('come back after a reload with what was folded, unfolded and left out', async () => {
    const panel = await compared();
    const grid = panel.page.getByRole('treegrid', { name: 'Comparison' });
    await grid.getByRole('row', { name: /^\W*Params/ }).click();
    await grid.getByRole('row', { name: /val_auc/, expanded: true }).dblclick();
    const bar = panel.page.getByRole('toolbar', { name: 'Comparison' });
    await bar.getByRole('button', { name: 'Only Differing' }).click();
    await panel.page.reload();
    await grid.getByRole('row', { name: /^\W*Params/, expanded: false }).waitFor();
    await grid.getByRole('row', { name: /val_auc/, expanded: false }).waitFor();
    await grid.getByRole('rowheader', { name: 'python', exact: true }).waitFor();
  });

  it('are copied as Markdown', async () => {
    const panel = await compared();
    await panel.page.getByRole('button', { name: 'Copy as Markdown' }).click();
    const copied = () =>
      panel.page.evaluate(
        () =>
          (window.fake.asked.find(({ endpoint }) => endpoint === 'copy')?.params as { text: string } | undefined)?.text,
      );
    await expect.poll(copied).toMatch(/\| val\\_auc \| 0\.8493 ± [\d.]+ \| 0\.8537 ± [\d.]+ \|/);
  });
});
