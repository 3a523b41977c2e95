import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

describe('runs that change while they are read', () => {
  it('hold their order while the pointer is in the table, and say what waits', async () => {
    const panel = await open({ state: flatView });
    await panel.row(3).hover();
    const before = await panel.names();
    await panel.page.evaluate(() => window.fake.addBest());
    await panel.status.getByText('1 new run').waitFor();
    expect(await panel.names()).toEqual(before);
    await panel.status.getByRole('button', { name: 'Show' }).click();
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'newcomer' }).waitFor();
  });

  it('show at once what a command of this window did, while the pointer is in the table too', async () => {
    const panel = await open({ state: flatView });
    await panel.row(3).hover();
    await panel.page.evaluate(() => window.fake.addBest());
    await panel.status.getByText('1 new run').waitFor();
    await panel.page.evaluate(() => window.fake.commanded());
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'newcomer' }).waitFor();
    expect(await panel.status.getByText('1 new run').count()).toBe(0);
  });

  it('are counted in the footer as in the group they came into', async () => {
    const panel = await open({ state: groupedView });
    await panel.row(3).hover();
    await panel.page.evaluate(() => window.fake.addBest());
    await panel.status.getByText('1 new run').waitFor();
    const group = panel.grid.locator('.body [data-row]', { hasText: 'lgbm · 6' });
    await group.getByText('6', { exact: true }).first().waitFor();
    expect(await panel.status.getByText('94 shown in 19 groups').count()).toBe(1);
  });

  it('bring no plot while the charts are read, before it is asked for', async () => {
    const late = { column: { kind: 'metric', key: 'late', of: 'last' }, width: 130, pinned: false } as const;
    const panel = await open({ state: { ...flatView, columns: [...flatView.columns, late], layout: 'right' } });
    const plots = panel.page.locator('.plots .plot');
    await expect.poll(() => plots.count()).toBe(2);
    await panel.row(3).hover();
    await panel.page.evaluate(() => window.fake.setMetric(7, 'late', 0.5));
    await panel.status.getByText('1 new column').waitFor();
    expect(await plots.count()).toBe(2);
    await panel.picture('panel-new-plot-waits');
    await panel.status.getByRole('button', { name: 'Show' }).click();
    await expect.poll(() => plots.count()).toBe(3);
    expect(await panel.status.getByText('new column').count()).toBe(0);
  });

  it('offer the charts a metric that waits, which is shown once it is chosen', async () => {
    const panel = await open({ state: { ...flatView, layout: 'right' } });
    const plots = panel.page.locator('.plots .plot');
    await expect.poll(() => plots.count()).toBe(2);
    await panel.row(3).hover();
    await panel.page.evaluate(() => window.fake.setMetric(7, 'late', 0.5));
    await panel.status.getByText('1 new column').waitFor();
    await panel.page.getByRole('button', { name: 'Metrics of the Curves' }).click();
    await panel.menuItem('late').click();
    await panel.page.getByRole('region', { name: 'late, curves' }).waitFor();
    expect(await panel.status.getByText('new column').count()).toBe(0);
  });

  it('are archived no more though their order waits, where that is taken back elsewhere', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    await panel.press('a', 'Enter');
    const fact = panel.page.getByRole('button', { name: 'Hidden 1 archived' });
    await fact.waitFor();
    await panel.row(3).hover();
    await panel.page.evaluate(() => window.fake.undo());
    await panel.status.getByText('1 new run').waitFor();
    expect(await fact.count()).toBe(0);
  });

  it('grow old while nothing changes, without being asked for again', async () => {
    const started = { column: { kind: 'attribute', key: 'started' }, width: 90, pinned: true } as const;
    const panel = await open({ state: { ...flatView, columns: [started] }, clock: true });
    const age = panel.row(0).locator('[data-column="1"]');
    const before = await age.innerText();
    // What the panel leaves for the next one asks for nothing.
    const asked = () =>
      panel.page.evaluate(() => window.fake.asked.map(({ endpoint }) => endpoint).filter((it) => it !== 'keep'));
    // What a beginning still asks for is asked and answered first.
    await panel.page.clock.runFor(2000);
    const begun = await asked();
    await panel.page.clock.fastForward(28 * 86_400_000);
    await expect.poll(() => age.innerText()).not.toBe(before);
    expect(await asked()).toEqual(begun);
  });

  it('are asked for by the charts of the newest answer while the order is held', async () => {
    const panel = await open({ state: { ...flatView, layout: 'right' } });
    const tokens = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'curves')
          .map(({ params }) => (params as { readonly token: string }).token),
      );
    await panel.page.locator('.plot .canvas canvas').first().waitFor();
    await panel.row(3).hover();
    const [before] = await tokens();
    await panel.page.evaluate(() => window.fake.addBest());
    await panel.status.getByText('1 new run').waitFor();
    await expect.poll(async () => (await tokens()).at(-1)).not.toBe(before);
    expect(await panel.status.getByText('1 new run').count()).toBe(1);
  });

  it('take their new order at once when nobody is looking at it', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => {
      window.dispatchEvent(new Event('blur'));
      document.documentElement.dispatchEvent(new Event('pointerleave'));
      window.fake.addBest();
    });
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'newcomer' }).waitFor();
  });

  it('show new values in place, without moving what is around them', async () => {
    const panel = await open({ state: flatView });
    await panel.row(3).hover();
    const place = await panel.row(3).boundingBox();
    await panel.page.evaluate(() => window.fake.setMetric(7, 'train_time', 12345));
    await panel.grid.getByText('12,345').waitFor();
    expect(await panel.row(3).boundingBox()).toEqual(place);
  });

  it('never leave the table empty while another order is on its way', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(window, { seen });
      const look = () => {
        seen.push(document.querySelectorAll('tend-grid .body [data-row] .name').length);
        requestAnimationFrame(look);
      };
      look();
    });
    await panel.head('train_time').click();
    await panel.page.locator('.body [data-row="0"] .name', { hasText: 'logreg' }).waitFor();
    const least = await panel.page.evaluate(() => Math.min(...(window as unknown as { seen: number[] }).seen));
    expect(least).toBeGreaterThan(20);
  });

  it('are brought into sight from the tree, out of the folded group they stand in', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.evaluate(() => window.fake.reveal('run-88'));
    await panel.page.locator('.row.member[aria-selected=true]').waitFor();
    await panel.status.getByText('1 run selected').waitFor();
  });

  it('come back after a reload with view, selection, unfolded rows and place', async () => {
    const panel = await open();
    await panel.filter.fill("params.model = 'lgbm'");
    await panel.page.getByText('20 of 93', { exact: true }).waitFor();
    await panel.row(2).locator('.name').click();
    await panel.page.reload();
    await panel.status.getByText('1 run selected').waitFor();
    expect(await panel.filter.inputValue()).toBe("params.model = 'lgbm'");
    expect(await panel.row(2).getAttribute('aria-selected')).toBe('true');
  });
});
