import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

describe('the curves', () => {
  it('show each charted row with its values in the legend', async () => {
    const panel = await open({ state: groupedView });
    const legend = panel.page.locator('.legend tbody tr');
    await legend.first().waitFor();
    expect(await legend.locator('.name').allTextContents()).toEqual(['lgbm · 6', 'catboost · 6', 'mlp · 3', 'xgb · 6']);
    await panel.page.locator('.plot .canvas canvas').first().waitFor();
    await panel.picture('panel-curves-dark');
  });

  it('have the numbers of the table in the legend, also of a group with running members', async () => {
    const panel = await open({ state: groupedView });
    const legend = panel.page.locator('.legend tbody tr', { hasText: 'mlp · 3' });
    await legend.getByText('3 of 5').waitFor();
    const row = panel.grid.locator('[data-row]', { hasText: 'mlp · 3' });
    const mean = (await row.locator('.part.value').first().textContent())?.trim();
    await expect.poll(async () => (await legend.locator('td').first().textContent())?.trim()).toBe(mean);
  });

  it('have the values at the cursor in the legend, wherever the pointer or a key puts it', async () => {
    const panel = await open({ state: groupedView });
    const plot = panel.page.locator('.plot .u-over').first();
    await plot.waitFor();
    const value = panel.page.locator('.legend tbody tr').first().locator('td').first();
    const end = Number(await value.textContent());
    await plot.hover({ position: { x: 20, y: 40 } });
    await expect.poll(async () => Number(await value.textContent())).toBeLessThan(end - 0.05);
    const early = Number(await value.textContent());
    await plot.hover({ position: { x: 120, y: 40 } });
    await expect.poll(async () => Number(await value.textContent())).toBeGreaterThan(early);
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    await panel.press('Home');
    await expect.poll(async () => Number(await value.textContent())).toBeLessThan(early);
  });

  it('are drawn anew at once when an axis becomes logarithmic, without the pointer', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.locator('.plot canvas').first().waitFor();
    await panel.page.getByRole('button', { name: /^x Step/ }).focus();
    await panel.press('Enter');
    await panel.menuItem('Logarithmic y').waitFor();
    await panel.press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    await panel.page
      .getByText(/^log, mean/)
      .first()
      .waitFor();
  });

  it('move with the columns of their metrics, and are zoomed as before', async () => {
    const panel = await open({ state: { ...flatView, layout: 'right' } });
    const plots = panel.page.locator('tend-curve-plot');
    const titles = () => plots.locator('h3').allTextContents();
    await expect.poll(() => plots.locator('.canvas canvas').count()).toBe(2);
    await panel.grid.focus();
    await panel.press('ArrowUp', 'ArrowRight', 'Alt+Shift+ArrowRight');
    await expect.poll(titles).toEqual(['val_logloss', 'val_auc']);
    await panel.page.getByRole('application', { name: /^val_logloss/ }).focus();
    await panel.press('ArrowRight', '+');
    await expect.poll(() => plots.getByRole('button', { name: 'Reset Zoom' }).count()).toBe(2);
    await expect.poll(() => plots.nth(1).locator('.canvas canvas').count()).toBe(1);
  });

  it('say their steps under the last plot that has some', async () => {
    const charts = { ...groupedView.charts, metrics: ['val_auc', 'train_time'] };
    const panel = await open({ state: { ...groupedView, charts } });
    await panel.page.getByText('mean, 95 % interval, each run below').waitFor();
    const curves = panel.page.locator('tend-curve-plot').first();
    await expect.poll(() => curves.evaluate((plot) => (plot as unknown as { labelled: boolean }).labelled)).toBe(true);
  });

  it('say their steps also where the last plot has nothing that a logarithmic axis could show, or is a table', async () => {
    const marked = [{ row: { type: 'run' as const, id: 'run-7' }, slot: 0 }];
    const charts = { ...flatView.charts, metrics: ['val_auc', 'val_f1', 'val_logloss'], logY: true };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    const plots = panel.page.locator('tend-curve-plot');
    const labelled = () =>
      plots.evaluateAll((all) => all.map((plot) => (plot as unknown as { labelled: boolean }).labelled));
    await expect.poll(labelled).toEqual([false, false, true]);
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_logloss', -1));
    await expect.poll(labelled).toEqual([false, true, false]);
    await panel.page.getByRole('application', { name: /^val_f1/ }).focus();
    await panel.press('Enter');
    await expect.poll(labelled).toEqual([true, false, false]);
  });

  it('that are smoothed say what is smoothed and what is raw', async () => {
    const panel = await open({ state: { ...groupedView, charts: { ...groupedView.charts, smoothing: 0.9 } } });
    const value = panel.page.locator('.legend tbody tr').first().locator('td').first();
    await expect.poll(() => value.locator('.pair > span').count()).toBe(2);
    const [smoothed, raw] = await value.locator('.pair > span').allTextContents();
    expect(Number(smoothed)).toBeLessThan(Number(raw));
    await panel.page.getByText('smoothed 0.9, the raw value in grey').waitFor();
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    await panel.press('Enter');
    const table = panel.page.getByRole('region', { name: 'val_auc as a table' });
    await table.waitFor();
    const heads = await table.getByRole('columnheader').allTextContents();
    expect(heads.slice(0, 3)).toEqual(['step', 'lgbm · 6, raw', 'smoothed']);
    const last = await table.locator('tr').last().locator('td').allTextContents();
    expect(Number(last[1])).toBeLessThan(Number.parseFloat(last[0] ?? ''));
  });

  it.each([300, 332, 390, 900, 1076, 1440])(
    'have a bar of one line with whole words and names that can be read in a panel of %i px',
    async (width) => {
      const charts = { ...groupedView.charts, smoothing: 0.95, metrics: ['val_auc', 'val_logloss', 'val_f1'] };
      const panel = await open({ state: { ...groupedView, charts }, size: { width, height: 900 } });
      const names = panel.page.locator('.legend tbody .name');
      if (width < 600) await panel.page.getByText('Legend', { exact: true }).click();
      await names.nth(3).waitFor();
      const seen = await names.evaluateAll((all) =>
        all.map((name) => {
          const cell = name.closest('th')?.getBoundingClientRect();
          return Math.min(name.getBoundingClientRect().right, cell?.right ?? 0) - name.getBoundingClientRect().left;
        }),
      );
      expect(Math.min(...seen)).toBeGreaterThan(30);
      const bar = panel.page.getByRole('toolbar', { name: 'Charts' });
      for (const kind of ['Scatter', 'Parallel Coordinates', 'Box and Strip', 'Curves']) {
        const tops = await bar
          .locator('button:visible')
          .evaluateAll((all) => all.map((button) => Math.round(button.getBoundingClientRect().top)));
        expect(new Set(tops).size).toBe(1);
        const overflow = await bar.evaluate((element) => element.scrollWidth - element.clientWidth);
        expect(overflow).toBe(0);
        const cut = await bar
          .locator('.chosen:visible')
          .evaluateAll((all) => all.filter((words) => words.scrollWidth > words.clientWidth).length);
        expect(cut).toBe(0);
        const direct = bar.getByRole('button', { name: kind });
        if (await direct.isVisible()) await direct.click();
        else {
          await bar.getByRole('button', { name: /^Chart:/ }).click();
          await panel.menuItem(kind).click();
        }
      }
    },
  );

  it('say in the tip of a setting what its value means', async () => {
    const panel = await open({ state: groupedView });
    const tipOf = (name: string) => panel.page.getByRole('button', { name, exact: true }).getAttribute('data-tip');
    expect(await tipOf('Band Auto')).toBe('Band Auto: 95 % interval of groups, min to max of runs with many points');
    expect(await tipOf('Smooth Off')).toBe('Smooth Off: lines as they were logged');
  });

  it('have their settings in one menu where their words have no room', async () => {
    const panel = await open({ state: groupedView, size: { width: 240, height: 900 } });
    await panel.page.getByRole('button', { name: 'Settings: x Step, Smooth Off, Band Auto' }).click();
    await panel.menuItem('Smooth Off').click();
    await panel.menuItem('0.6').click();
    await panel.page.getByRole('button', { name: 'Settings: x Step, Smooth 0.6, Band Auto' }).waitFor();
  });

  it('stand beside each other under the table, after their legend, each with its steps', async () => {
    const charts = { ...groupedView.charts, metrics: ['val_auc', 'val_logloss', 'val_f1'] };
    const panel = await open({ state: { ...groupedView, layout: 'bottom', charts } });
    const canvases = panel.page.locator('.plot .canvas canvas');
    await canvases.nth(2).waitFor();
    const boxes = await panel.page
      .locator('.legend-part, tend-curve-plot')
      .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
    expect(new Set(boxes.map(({ top }) => Math.round(top))).size).toBe(1);
    expect(boxes.map(({ left }) => left)).toEqual(boxes.map(({ left }) => left).toSorted((a, b) => a - b));
    const steps = await panel.page
      .locator('tend-curve-plot')
      .evaluateAll((plots) => plots.map((plot) => (plot as unknown as { labelled: boolean }).labelled));
    expect(steps).toEqual([true, true, true]);
    await panel.picture('panel-curves-below');
  });

  it('go when nothing that is shown has one, and say so', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.locator('.plot .canvas canvas').first().waitFor();
    await panel.page.getByRole('combobox', { name: 'Filter' }).fill('metrics.val_acu > 0');
    await panel.press('Escape');
    await panel.page.getByText('None of the runs in the charts has a curve of it.').first().waitFor();
    await panel.page.getByText('No run has metrics.val_acu. Did you mean metrics.val_auc?').waitFor();
    expect(await panel.page.locator('.plot .canvas canvas').count()).toBe(0);
  });

  it('go with the last row that is charted, and come back with it', async () => {
    const panel = await open({ state: { ...flatView, layout: 'right' } });
    const drawn = panel.page.locator('.plot .canvas canvas');
    await drawn.first().waitFor();
    await panel.page.getByRole('combobox', { name: 'Filter' }).fill('metrics.val_auc > 2');
    await panel.press('Escape');
    await panel.page.getByText('None of the runs in the charts has a curve of it.').first().waitFor();
    await expect.poll(() => drawn.count()).toBe(0);
    await panel.page.getByRole('combobox', { name: 'Filter' }).fill('');
    await drawn.first().waitFor();
  });

  it('of a metric with one value a run are a strip of these values, with the interval of each group', async () => {
    const charts = { ...groupedView.charts, metrics: ['val_auc', 'train_time'] };
    const panel = await open({ state: { ...groupedView, charts } });
    await panel.page.getByText('mean, 95 % interval, each run below').waitFor();
    const inks = () =>
      panel.page
        .locator('.plot')
        .nth(1)
        .locator('canvas')
        .evaluate((canvas: HTMLCanvasElement) => {
          const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] };
          const colours = new Set<string>();
          for (let at = 0; at < data.length; at += 4) colours.add([data[at], data[at + 1], data[at + 2]].join());
          return ['89,164,249', '234,92,0', '177,128,215', '137,209,133'].filter((colour) => colours.has(colour))
            .length;
        });
    await expect.poll(inks).toBe(4);
    await panel.page.locator('.plot').nth(1).hover();
    await panel.page.getByRole('button', { name: 'Export Chart…' }).nth(1).click();
    await panel.menuItem('Save as SVG…').click();
    const saved = () =>
      panel.page.evaluate(
        () =>
          (window.fake.asked.find(({ endpoint }) => endpoint === 'saveFile')?.params as { content: string } | undefined)
            ?.content,
      );
    await expect.poll(saved).toContain('lgbm · 6');
    await panel.picture('panel-strip-dark');
  });

  it('are a table for those who do not see them', async () => {
    const panel = await open({ state: groupedView });
    const plot = panel.page.getByRole('application', { name: /^val_auc/ });
    await plot.focus();
    await panel.press('Enter');
    const table = panel.page.getByRole('region', { name: 'val_auc as a table' });
    await table.waitFor();
    const groups = ['lgbm · 6', 'catboost · 6', 'mlp · 3', 'xgb · 6'].flatMap((name) => [name, '95 % interval', 'n']);
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(['step', ...groups]);
    await table
      .getByText(/^\d\.\d+ to \d\.\d+$/)
      .first()
      .waitFor();
    await table
      .getByText(
        /^\d+ rows: evenly spread, .* The longest curve has \d+ points; the CSV has all that is drawn: every point, means with their 95 % interval\.$/,
      )
      .waitFor();
  });

  it('are left as a table by the key that led there, and stay one over a reload', async () => {
    const panel = await open({ state: groupedView });
    const plot = panel.page.getByRole('application', { name: /^val_auc/ });
    const table = panel.page.getByRole('region', { name: 'val_auc as a table' });
    await plot.focus();
    await panel.press('Enter');
    await table.waitFor();
    await panel.press('Escape');
    await plot.waitFor();
    expect(await plot.evaluate((canvas) => canvas === document.activeElement)).toBe(true);
    await panel.press('Enter');
    await table.waitFor();
    await panel.page.reload();
    await table.waitFor();
  });

  it('keep their zoom over a reload', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    const last = () =>
      panel.page.evaluate(() => {
        const asked = window.fake.asked.filter(({ endpoint }) => endpoint === 'curves');
        return (asked.at(-1)?.params as { from: number | null } | undefined)?.from ?? null;
      });
    await panel.press('ArrowRight', '+', '+');
    await expect.poll(last).not.toBeNull();
    await expect.poll(() => panel.page.evaluate(() => sessionStorage.getItem('kept'))).toContain('"low"');
    const from = await last();
    await panel.page.reload();
    await expect.poll(last).toBe(from);
  });

  it('are saved as data', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.locator('.plot').first().hover();
    await panel.page.getByRole('button', { name: 'Export Chart…' }).first().click();
    await panel.menuItem('Save Data as CSV…').click();
    const saved = () =>
      panel.page.evaluate(
        () =>
          window.fake.asked.find(({ endpoint }) => endpoint === 'saveFile')?.params as
            { name: string; content: string } | undefined,
      );
    await expect.poll(saved).toMatchObject({ name: 'val_auc.csv' });
    expect((await saved())?.content).toMatch(
      /^charted,run,kind,from,to,min,max,value,low,high,n\nlgbm · 6,lgbm-d6-s\d,points,/,
    );
  });
});
