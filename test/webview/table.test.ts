import { describe, expect, it } from 'vitest';
import { projectRuns } from './fake/runSets';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

const runNumber = (name: string) => projectRuns().find((run) => run.name === name)?.number ?? NaN;

describe('the table of runs', () => {
  it('shows runs best first, with what they differ in, before anything was chosen', async () => {
    const panel = await open();
    expect((await panel.names()).slice(0, 2)).toEqual(['catboost-d6-s3', 'lgbm-d6-s3']);
    const heads = await panel.grid
      .getByRole('columnheader')
      .evaluateAll((all) => all.map((head) => head.querySelector('.title')?.textContent));
    expect(heads.slice(0, 5)).toEqual(['name', 'val_auc', 'val_f1', 'val_logloss', 'model']);
    expect(await panel.head('val_auc').getAttribute('aria-sort')).toBe('descending');
  });

  it('keeps what is said of a run in sight when the pointer is on its row, beside the button of its menu', async () => {
    const panel = await open({ state: { ...flatView, filter: 'name = "rf-d8-s1"' } });
    const row = panel.row(0);
    const sign = row.locator('.signs .codicon-warning');
    await row.hover();
    const [said, button] = [await sign.boundingBox(), await row.locator('.row-actions').boundingBox()];
    expect((said?.x ?? 0) + (said?.width ?? 0)).toBeLessThanOrEqual(button?.x ?? 0);
    await row.locator('.row-actions').click();
    await panel.menuItem('Open').waitFor();
  });

  it('says of a run that it is gone from its source, and counts it among those that are not whole', async () => {
    const panel = await open({ state: { ...flatView, filter: 'name in ("rf-d8-s0", "rf-d8-s1", "rf-d8-s2")' } });
    await panel.grid.getByRole('img', { name: 'Gone from its source: what was read of it stays.' }).waitFor();
    await panel.status.getByText('2 not whole').waitFor();
  });

  it('is a grid whose rows and cells say where they stand', async () => {
    const panel = await open({ state: groupedView });
    expect(await panel.grid.getAttribute('aria-rowcount')).toBe('19');
    expect(await panel.grid.getAttribute('aria-colcount')).toBe('6');
    const second = panel.row(1);
    expect(await second.getAttribute('aria-rowindex')).toBe('3');
    expect(await second.getAttribute('aria-expanded')).toBe('false');
    expect(await second.getByRole('gridcell').first().getAttribute('aria-colindex')).toBe('2');
  });

  it('says what the ticks below the bars are, and that not each run of a large group has one', async () => {
    const few = await open({ state: groupedView });
    await few.grid.getByText(/ticks the runs$/).waitFor();
    const columns = [{ column: { kind: 'metric', key: 'metric_0', of: 'last' }, width: 310, pinned: false }] as const;
    const groupBy = [{ kind: 'param', key: 'param_0' }] as const;
    const many = await open({
      runs: 'many',
      state: { ...flatView, sort: [], groupBy: [...groupBy], columns: [...columns] },
    });
    await many.grid.getByText(/ticks the runs, 50 of a larger group$/).waitFor();
  });

  it('has no column of differences to a baseline that the filter leaves nothing of, and says so', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.getByText('Δ base').first().waitFor();
    await panel.filter.fill("params.model = 'lgbm'");
    await panel.page.getByText('Baseline xgb · 6, filtered out').waitFor();
    expect(await panel.grid.getByText('Δ base').count()).toBe(0);
    expect(await panel.page.locator('.facts-legend').count()).toBe(0);
  });

  it('says of a baseline that is a group, where there are none, that it is not grouped, and blames no filter', async () => {
    const panel = await open({ state: { ...groupedView, groupBy: [] } });
    await panel.page.getByText('Baseline xgb · 6, not grouped now').waitFor();
  });

  it('has an edge where columns scroll under the name, beside which notes stay whole', async () => {
    const panel = await open({ state: groupedView });
    await panel.grid.focus();
    await panel.press('Control+End');
    const note = panel.page.locator('.row-note').first();
    await note.waitFor();
    const before = await note.boundingBox();
    await panel.grid.evaluate((grid) => (grid.scrollLeft = 120));
    await expect.poll(() => panel.grid.evaluate((grid) => grid.scrollLeft)).toBeGreaterThan(0);
    expect((await note.boundingBox())?.x).toBe(before?.x);
    const shadow = await panel
      .row(1)
      .locator('.name-cell')
      .evaluate((cell) => getComputedStyle(cell).boxShadow);
    expect(shadow).toMatch(/1px 0px 0px 0px/);
    await panel.picture('panel-scrolled-aside');
  });

  it('draws groups with mean, interval and difference to the baseline, which stays under the header', async () => {
    const panel = await open({ state: groupedView });
    const best = panel.row(0);
    expect(await best.locator('.value').first().textContent()).toMatch(/^\s*0\.85\d\d\s*$/);
    expect(await best.locator('.bar path').count()).toBeGreaterThan(2);
    expect(await best.locator('.delta').first().textContent()).toMatch(/^(~ )?\+0\.00/);
    expect(await panel.grid.locator('.sticky-head .row .name').textContent()).toBe('xgb · 6');
    await panel.picture('panel-grouped-dark');
  });

  it('says in each metric of how many runs it is, where these are fewer than have finished', async () => {
    const panel = await open({ state: groupedView });
    const counts = panel.grid.locator('.cell .count');
    expect(await counts.count()).toBe(0);
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_logloss', NaN));
    await expect.poll(() => counts.allTextContents()).toEqual(['4/5']);
    const row = panel.grid.locator('[data-row]').filter({ has: panel.page.locator('.count') });
    expect(await row.locator('.name-cell .n').innerText()).toBe('5');
    await panel.picture('panel-fewer-runs-dark');
  });

  it('unfolds a group into its runs, which look like it', async () => {
    const panel = await open({ state: groupedView });
    await panel.row(0).locator('[data-part=twistie]').click();
    await panel.page.locator('.row.member').nth(4).waitFor();
    expect(await panel.row(1).getAttribute('aria-level')).toBe('2');
    const colour = (row: number) => panel.row(row).evaluate((element) => element.style.getPropertyValue('--identity'));
    expect(await colour(1)).toBe(await colour(0));
  });

  it('keeps few elements in the page however many runs and columns there are, and follows the scrolling both ways', async () => {
    const panel = await open({ runs: 'many' });
    await panel.page.getByRole('button', { name: 'Table Only' }).click();
    await panel.grid.evaluate((grid) => grid.scrollTo({ top: 5000 * 26 }));
    await panel.row(5005).locator('.name').waitFor();
    const elements = await panel.page.evaluate(() => document.querySelectorAll('*').length);
    expect(elements).toBeLessThan(3000);
    expect(await panel.row(5005).locator('.value').first().textContent()).toMatch(/\d/);
  });

  it('sorts by a click on a head, adds with Shift, and undo brings the order back', async () => {
    const panel = await open({ state: flatView });
    await panel.head('train_time').click();
    await panel.grid.locator('[aria-sort=ascending]').waitFor();
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'logreg' }).waitFor();
    await panel.head('depth').click({ modifiers: ['Shift'] });
    expect(await panel.grid.locator('[aria-sort]').count()).toBe(2);
    await panel.grid.focus();
    await panel.press('Control+z', 'Control+z');
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'catboost-d6-s3' }).waitFor();
  });

  it('resizes, pins, hides and moves columns', async () => {
    const panel = await open({ state: flatView });
    const width = async () => (await panel.head('model').boundingBox())?.width;
    const edge = await panel.head('model').locator('[data-part=edge]').boundingBox();
    if (!edge) throw new Error('The edge is on the screen.');
    await panel.page.mouse.move(edge.x + 4, edge.y + 10);
    await panel.page.mouse.down();
    await panel.page.mouse.move(edge.x + 44, edge.y + 10);
    await panel.page.mouse.up();
    await expect.poll(width).toBe(130);
    await panel.head('model').click({ button: 'right' });
    await panel.menuItem('Pin').click();
    await expect.poll(() => panel.head('model').getAttribute('aria-colindex')).toBe('2');
    await panel.head('model').click({ button: 'right' });
    await panel.menuItem('Hide').click();
    await expect.poll(() => panel.head('model').count()).toBe(0);
    await panel.head('seed').dragTo(panel.head('depth'));
    await expect.poll(() => panel.head('seed').getAttribute('aria-colindex')).toBe('5');
  });

  it('marks where a head that is carried would drop, and which columns are pinned', async () => {
    const panel = await open({ state: flatView });
    await panel.head('depth').click({ button: 'right' });
    await panel.menuItem('Pin').click();
    await panel.head('depth').getByRole('img', { name: 'Pinned' }).waitFor();
    const [seed, lr] = [await panel.head('seed').boundingBox(), await panel.head('lr').boundingBox()];
    if (!seed || !lr) throw new Error('The heads are on the screen.');
    await panel.page.mouse.move(seed.x + 20, seed.y + 12);
    await panel.page.mouse.down();
    const drops = async () => {
      await panel.page.mouse.move(lr.x + 30, lr.y + 12, { steps: 4 });
      return panel.head('lr').getAttribute('data-drop');
    };
    await expect.poll(drops).toBe('before');
    await panel.picture('panel-dragged-head');
    await panel.page.mouse.up();
    await expect.poll(() => panel.page.locator('[data-drop]').count()).toBe(0);
    await expect.poll(() => panel.head('seed').getAttribute('aria-colindex')).toBe('7');
  });

  it('has no columns still after a reload, when all of them were hidden', async () => {
    const panel = await open({
      state: { ...flatView, filter: "model = 'xgb'", columns: flatView.columns.slice(0, 1) },
    });
    const names = await panel.names();
    await panel.head('val_auc').click({ button: 'right' });
    await panel.menuItem('Hide').click();
    await expect.poll(() => panel.head('val_auc').count()).toBe(0);
    await panel.page.reload();
    await expect.poll(() => panel.names()).toEqual(names);
    expect(await panel.head('val_auc').count()).toBe(0);
    expect(await panel.filter.inputValue()).toBe("model = 'xgb'");
  });

  it('hides columns that are alike in all runs, and says how many', async () => {
    const experiment = { column: { kind: 'attribute', key: 'experiment' }, width: 90, pinned: false } as const;
    const panel = await open({ state: { ...flatView, columns: [...flatView.columns, experiment] } });
    await panel.head('experiment').waitFor();
    await panel.page.getByRole('button', { name: 'Only Differing' }).click();
    await panel.head('experiment').waitFor({ state: 'hidden' });
    await panel.status.getByText('1 column alike in all runs hidden').waitFor();
    expect(await panel.page.getByRole('button', { name: 'Only Differing' }).getAttribute('aria-pressed')).toBe('true');
  });

  it('hides with Only Differing what is alike in the runs that the filter leaves', async () => {
    const panel = await open({ state: { ...flatView, onlyDiffering: true } });
    await panel.head('model').waitFor();
    await panel.filter.fill("params.model = 'mlp'");
    await panel.head('model').waitFor({ state: 'detached' });
    await panel.head('seed').waitFor();
    await panel.status.getByText(/ alike in these \d+ runs hidden$/).waitFor();
    await panel.filter.fill('');
    await panel.head('model').waitFor();
  });

  it('writes the values of a baseline that no other row shares a column with by their own digits', async () => {
    const baseline = { type: 'run', id: 'run-7' } as const;
    const panel = await open({ state: { ...flatView, baseline, filter: 'name = "rf-d8-s1"' } });
    await panel.page.evaluate((number) => {
      window.fake.setMetric(number, 'val_auc', NaN);
      window.fake.setMetric(7, 'val_auc', 0.8645);
      window.fake.setMetric(number, 'val_logloss', 0.5);
      window.fake.setMetric(7, 'val_logloss', 0.000032);
    }, runNumber('rf-d8-s1'));
    const values = panel.grid.locator('.row.baseline .part.value');
    await expect
      .poll(async () => (await values.allTextContents()).slice(0, 2).map((text) => text.trim()))
      .toEqual(['0.8645', '3.2e−5']);
  });

  it('has room for the longest value beside what marks the best', async () => {
    const columns = flatView.columns.map((column, place) => ({
      ...column,
      width: [184, 108, 108][place] ?? column.width,
    }));
    const panel = await open({ state: { ...flatView, columns } });
    await panel.page.evaluate(() => window.fake.setMetric(7, 'train_time', -0.000409));
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_logloss', -0.013202));
    const best = panel.grid.locator('.value.best', { hasText: '−0.' });
    await expect.poll(() => best.count()).toBe(2);
    const over = await best.evaluateAll((values) =>
      values.map((value) => {
        const text = document.createRange();
        text.selectNodeContents(value);
        const crown = value.parentElement?.querySelector('.crown svg')?.getBoundingClientRect();
        return text.getBoundingClientRect().right - (crown?.left ?? 0);
      }),
    );
    expect(Math.max(...over)).toBeLessThanOrEqual(0);
    await panel.picture('panel-long-values-dark');
  });

  it('ends a number that has no room in dots, and cuts none of its first digits', async () => {
    const columns = flatView.columns.map((column) => ({ ...column, width: 48 }));
    const panel = await open({ state: { ...flatView, columns } });
    await panel.page.evaluate(() => window.fake.setMetric(7, 'train_time', -123_646));
    const value = panel.grid.locator('.body .cell.metric .value', { hasText: '−123' });
    await value.waitFor();
    const shown = await value.evaluate((part) => {
      const cell = part.closest('.cell')?.getBoundingClientRect();
      const begins = part.getBoundingClientRect().left >= (cell?.left ?? Infinity);
      return { begins, isCut: part.scrollWidth > part.clientWidth, by: getComputedStyle(part).textOverflow };
    });
    expect(shown).toEqual({ begins: true, isCut: true, by: 'ellipsis' });
    await panel.picture('panel-narrow-values-dark');
  });

  it.each([140, 200, 240, 320])('keeps what is said of a row inside of its name, %i px wide', async (width) => {
    const name = { column: { kind: 'attribute', key: 'name' }, width, pinned: true } as const;
    const kind = { kind: 'attribute', key: 'experiment' } as const;
    const panel = await open({ state: { ...flatView, groupBy: [kind], columns: [name, ...flatView.columns] } });
    const cells = panel.grid.locator('.body .name-cell');
    await cells
      .filter({ has: panel.page.locator('.ring') })
      .first()
      .waitFor();
    const beyond = await cells.evaluateAll((all) => all.map((cell) => cell.scrollWidth - cell.clientWidth));
    await panel.picture(`panel-names-${width}-dark`);
    expect(Math.max(...beyond)).toBe(0);
  });

  it('offers no box for the name, which is always there, and counts columns without it', async () => {
    const panel = await open({ state: flatView });
    await panel.page.getByRole('button', { name: 'Columns', exact: true }).click();
    const picker = panel.page.getByRole('dialog', { name: 'Columns' });
    const all = (await picker.locator('.item .label').allInnerTexts()).filter(Boolean);
    expect(all).toContain('val_f1');
    expect(all).not.toContain('name');
    await panel.page.keyboard.press('Escape');
    expect(await panel.page.locator('.facts').innerText()).toMatch(new RegExp(`Columns\\s+\\d+ of ${all.length}\\b`));
  });

  it('says of chosen columns how many a narrow panel has room for', async () => {
    const panel = await open({ state: flatView, size: { width: 420, height: 800 } });
    await panel.page.getByText(new RegExp(`Columns ${flatView.columns.length} of \\d+, 1 fits`)).waitFor();
  });

  it('chooses columns by their names', async () => {
    const panel = await open({ state: flatView });
    await panel.page.getByRole('button', { name: 'Columns', exact: true }).click();
    await panel.page.getByRole('dialog', { name: 'Columns' }).locator('input').first().fill('f1');
    await panel.page.getByRole('checkbox', { name: /val_f1/ }).click();
    await panel.press('Escape');
    await panel.head('val_f1').waitFor();
  });
});
