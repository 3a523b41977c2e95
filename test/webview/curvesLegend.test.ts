import { describe, expect, it } from 'vitest';
import { projectRuns } from './fake/runSets';
import { usePanels } from './panelPage';
import { charted, flatView, groupedView } from './views';

const open = usePanels();

describe('the legend of the curves', () => {
  it('says NaN and infinities of last values', async () => {
    const marked = [7, 8].map((number, slot) => ({ row: { type: 'run' as const, id: `run-${number}` }, slot }));
    const charts = { ...flatView.charts, metrics: ['val_auc', 'train_time'] };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    await panel.page.evaluate(() => {
      window.fake.setMetric(7, 'val_auc', NaN);
      window.fake.setMetric(7, 'train_time', Infinity);
    });
    const legend = panel.page.locator('.legend tbody tr');
    const texts = () => legend.locator('td').allTextContents();
    await expect
      .poll(async () => (await texts()).map((text) => text.trim()))
      .toEqual(['NaN', '∞', expect.stringMatching(/^0\.8/), expect.stringMatching(/^\d+/)]);
  });

  it('says NaN of a group whose runs all diverged, as the table does, and that it is not drawn', async () => {
    const panel = await open({ state: groupedView });
    const numbers = projectRuns().flatMap(({ name, number }) => (name.startsWith('catboost-d6-') ? [number] : []));
    await panel.page.evaluate((all) => {
      for (const number of all) window.fake.setMetric(number, 'val_auc', NaN);
    }, numbers);
    const legend = panel.page.locator('.legend');
    await legend.getByText('not drawn, since no value of val_auc is finite: catboost · 6').waitFor();
    const value = legend.locator('tbody tr', { hasText: 'catboost · 6' }).locator('td').first();
    await expect.poll(async () => (await value.innerText()).trim()).toBe('NaN');
    const cell = panel.grid.locator('[data-row]', { hasText: 'catboost · 6' }).locator('[data-column]').nth(1);
    await expect.poll(async () => (await cell.innerText()).replaceAll(/\s+/g, ' ').trim()).toContain('NaN');
    expect(await cell.locator('.count').textContent()).toBe('5/5');
    await panel.picture('panel-group-diverged');
  });

  it('has a dash at the cursor where a run has ended, and the single values of runs at any step', async () => {
    const marked = [7, 8].map((number, slot) => ({ row: { type: 'run' as const, id: `run-${number}` }, slot }));
    const charts = { ...flatView.charts, metrics: ['val_auc', 'train_time'] };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    await panel.page.evaluate(() => window.fake.endAt(7, 400));
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    await panel.press('End');
    const legend = panel.page.locator('.legend');
    await legend.getByText('at step 1,000', { exact: true }).waitFor();
    const texts = async () => (await legend.locator('td').allTextContents()).map((text) => text.trim());
    const number: unknown = expect.stringMatching(/^\d/);
    await expect.poll(texts).toEqual(['–', number, number, number]);
    await panel.press('Home');
    await expect.poll(texts).toEqual([number, number, number, number]);
  });

  it('has the digits that its own values need, whatever the filter leaves in the table', async () => {
    const marked = [7, 8].map((number, slot) => ({ row: { type: 'run' as const, id: `run-${number}` }, slot }));
    const charts = { ...flatView.charts, metrics: ['val_auc'] };
    const filter = 'metrics.val_auc > 1000';
    const panel = await open({ state: { ...flatView, filter, layout: 'right', marked, charts } });
    await panel.page.evaluate(() => {
      window.fake.setMetric(7, 'val_auc', 1.0049);
      window.fake.setMetric(8, 'val_auc', 1.0451);
      window.fake.setMetric(9, 'val_auc', 12345);
    });
    await panel.grid.getByText('12,345').waitFor();
    const texts = () => panel.page.locator('.legend tbody td').allTextContents();
    await expect.poll(async () => (await texts()).map((text) => text.trim())).toEqual(['1.005', '1.045']);
  });

  it('says what logarithmic axes have no place for', async () => {
    const marked = [7, 8].map((number, slot) => ({ row: { type: 'run' as const, id: `run-${number}` }, slot }));
    const charts = { ...flatView.charts, metrics: ['val_auc', 'train_time'], logX: true, logY: true };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    const caption = panel.page.locator('.legend caption');
    await caption.getByText('2 points at step 0 have no place on a logarithmic axis').waitFor();
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_auc', -1));
    const name = projectRuns().find(({ number }) => number === 7)?.name ?? '';
    await caption.getByText(`not drawn, since no value of val_auc is above zero: ${name}`).waitFor();
    await caption.getByText('an arrow at the edge of a plot: zero or below').waitFor();
    await panel.page.evaluate(() => window.fake.setMetric(8, 'val_auc', -1));
    await caption.getByText(`not drawn, since no value of val_auc is above zero: ${name}, `).waitFor();
    expect(await caption.textContent()).not.toContain('an arrow');
  });

  it('stays unfolded in a narrow panel over a reload', async () => {
    const panel = await open({ state: groupedView, size: { width: 332, height: 900 } });
    const fold = panel.page.locator('.legend-fold');
    await fold.getByText('Legend', { exact: true }).click();
    await panel.page.locator('.legend tbody .name').first().waitFor();
    await expect.poll(() => panel.page.evaluate(() => sessionStorage.getItem('kept'))).toMatch(/"legend":true/);
    await panel.page.reload();
    await panel.page.locator('.legend tbody .name').first().waitFor();
    await fold.getByText('Legend', { exact: true }).click();
    await expect.poll(() => fold.getAttribute('open')).toBeNull();
  });

  it('has every value in sight at the width that the charts begin with', async () => {
    const metrics = ['val_auc', 'val_logloss', 'val_f1', 'train_time'];
    const charts = { ...groupedView.charts, smoothing: 0.9, metrics };
    const panel = await open({ state: { ...groupedView, charts } });
    await panel.page.locator('.legend .pair').first().waitFor();
    const legend = panel.page.getByRole('region', { name: 'Legend of the curves' });
    expect(await legend.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
    const cut = await legend
      .locator('td')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
  });

  it.each([1440, 700])('has five smoothed lines whole, and what the arrows are, in a panel of %d px', async (width) => {
    const marked = [7, 8, 9, 10, 11].map((number, slot) => ({
      row: { type: 'run' as const, id: `run-${number}` },
      slot,
    }));
    const metrics = ['val_auc', 'val_logloss', 'val_f1', 'train_time'];
    const charts = { ...flatView.charts, metrics, smoothing: 0.6 };
    const size = { width, height: 900 };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts }, size });
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_auc', Infinity));
    await panel.page.locator('.legend caption').getByText('an arrow at the edge of a plot: infinite').waitFor();
    const legend = panel.page.getByRole('region', { name: 'Legend of the curves' });
    expect(await legend.evaluate((part) => part.scrollHeight - part.clientHeight)).toBe(0);
  });

  it('keeps its heads and what the arrows are in sight while the lines of many curves scroll', async () => {
    const marked = Array.from({ length: 30 }, (_, slot) => ({
      row: { type: 'run' as const, id: `run-${slot + 7}` },
      slot,
    }));
    const charts = { ...flatView.charts, smoothing: 0.6 };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_auc', Infinity));
    await panel.page.locator('.legend caption').getByText('an arrow at the edge of a plot: infinite').waitFor();
    const legend = panel.page.getByRole('region', { name: 'Legend of the curves' });
    const outside = (scrolled: number) =>
      legend.evaluate((part, top) => {
        part.scrollTop = top;
        const room = part.getBoundingClientRect();
        return [...part.querySelectorAll('thead, caption')].flatMap((it) => {
          const box = (it.querySelector('th') ?? it).getBoundingClientRect();
          return box.top >= room.top - 1 && box.bottom <= room.bottom + 1 ? [] : [it.tagName];
        });
      }, scrolled);
    expect(await legend.evaluate((part) => part.scrollHeight > part.clientHeight)).toBe(true);
    expect([await outside(0), await outside(100)]).toEqual([[], []]);
  });

  it('has long values whole where there is room', async () => {
    const marked = [7, 8].map((number, slot) => ({ row: { type: 'run' as const, id: `run-${number}` }, slot }));
    const charts = { ...flatView.charts, metrics: ['val_auc'] };
    const panel = await open({ state: { ...flatView, layout: 'right', marked, charts } });
    await panel.page.evaluate(() => window.fake.setMetric(7, 'val_auc', -12345678.1234));
    const cell = panel.page.locator('.legend tbody td').first();
    await expect.poll(async () => (await cell.textContent())?.trim()).toMatch(/^−12/);
    expect(await cell.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
  });

  it('comes folded after the plots where there is little room', async () => {
    const panel = await open({ state: charted({}), size: { width: 380, height: 900 } });
    const { page } = panel;
    const plot = page.locator('.plot .canvas canvas').first();
    await plot.waitFor();
    const fold = page.getByText('Legend', { exact: true });
    const legend = page.getByRole('region', { name: 'Legend of the curves' });
    expect(await legend.isVisible()).toBe(false);
    const [drawn, folded] = [await plot.boundingBox(), await fold.boundingBox()];
    expect(drawn?.y).toBeLessThan(folded?.y ?? 0);
    await panel.picture('panel-narrow-curves-dark');
    await fold.focus();
    await panel.press('Enter');
    await legend.waitFor();
  });
});
