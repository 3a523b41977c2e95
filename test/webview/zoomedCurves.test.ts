import { describe, expect, it } from 'vitest';
import type { CurvesModel } from '../../webview/experiments/charts/curvesModel';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

const runView = { ...flatView, layout: 'right' as const };

describe('the curves', () => {
  it('show while they are zoomed how to see all again, which leaves the keyboard on the plot', async () => {
    const panel = await open({ state: groupedView });
    const plot = panel.page.getByRole('application', { name: /^val_auc/ });
    const reset = panel.page.getByRole('button', { name: 'Reset Zoom' });
    await plot.focus();
    expect(await reset.count()).toBe(0);
    await panel.press('ArrowRight', '+');
    await reset.first().click();
    await reset.first().waitFor({ state: 'detached' });
    expect(await plot.evaluate((canvas) => canvas === document.activeElement)).toBe(true);
  });

  it('are zoomed and reset by keys, all plots together', async () => {
    const panel = await open({ state: groupedView });
    const plot = panel.page.getByRole('application', { name: /^val_auc/ });
    await plot.focus();
    const asked = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'curves')
          .map(({ params }) => params as { metric: string; from: number | null }),
      );
    await panel.press('ArrowRight', '+');
    await expect
      .poll(async () => new Set((await asked()).filter(({ from }) => from !== null).map(({ metric }) => metric)).size)
      .toBeGreaterThan(1);
    const before = (await asked()).length;
    await panel.press('0');
    await expect.poll(async () => (await asked()).slice(before).some(({ from }) => from === null)).toBe(true);
  });

  it('are zoomed in their view alone: another one shows all steps', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View: All runs/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
    const reset = panel.page.getByRole('button', { name: 'Reset Zoom' });
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    await panel.press('ArrowRight', '+');
    await reset.first().waitFor();
    await panel.page.evaluate(() => (window.fake.answerText = 'Other'));
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Other', exact: true }).click();
    await reset.first().waitFor();
    await panel.menuItem('Mine').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
    await reset.first().waitFor({ state: 'detached' });
    await panel.page.locator('.legend tbody tr').first().waitFor();
  });

  it('are panned by keys, to the end of what there is', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.getByRole('application', { name: /^val_auc/ }).focus();
    const asked = () =>
      panel.page.evaluate(() =>
        window.fake.asked
          .filter(({ endpoint }) => endpoint === 'curves')
          .map(({ params }) => (params as { from: number | null }).from ?? -Infinity),
      );
    await panel.press('+', '+', '+', '+');
    await expect.poll(async () => (await asked()).at(-1)).toBeGreaterThan(-Infinity);
    const before = (await asked()).at(-1) ?? NaN;
    await panel.press('PageDown');
    await expect.poll(async () => (await asked()).at(-1)).toBeGreaterThan(before);
  });

  it('are painted once for each step of a pan', async () => {
    const panel = await open({ state: { ...groupedView, charts: { ...groupedView.charts, metrics: ['val_auc'] } } });
    await panel.page.locator('.plot .u-over').waitFor();
    const paints = await panel.page.evaluate(async () => {
      const over = document.querySelector<HTMLElement>('.plot .u-over');
      const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      const wheel = async (change: WheelEventInit) => {
        over?.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, ...change }));
        await painted();
      };
      const context = document.querySelector<HTMLCanvasElement>('.plot canvas')?.getContext('2d');
      if (!context) throw new Error('There is no plot.');
      const clear = context.clearRect.bind(context);
      let count = 0;
      context.clearRect = (...box) => {
        count++;
        clear(...box);
      };
      for (let turn = 0; turn < 5; turn++)
        await wheel({ ctrlKey: true, deltaY: -100, clientX: (over?.getBoundingClientRect().left ?? 0) + 100 });
      count = 0;
      for (let step = 0; step < 5; step++) await wheel({ deltaX: 5 });
      return count;
    });
    expect(paints).toBe(5);
  });

  it.each(['groups with their bands', 'runs one by one'])(
    'look while they are panned as if they were painted anew: %s',
    async (rows) => {
      const state = rows.startsWith('groups') ? groupedView : runView;
      const panel = await open({ state: { ...state, charts: { ...state.charts, metrics: ['val_auc'] } } });
      await panel.page.locator('.plot .u-over').waitFor();
      // Without a task of its own in between, nothing comes to rest.
      const differing = await panel.page.evaluate(async () => {
        const over = document.querySelector<HTMLElement>('.plot .u-over');
        const box = over?.getBoundingClientRect();
        const settled = async () => {
          for (let turn = 0; turn < 20; turn++) await Promise.resolve();
        };
        const wheel = async (change: WheelEventInit) => {
          const clientX = (box?.left ?? 0) + (box?.width ?? 0) / 2;
          over?.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX, ...change }));
          await settled();
        };
        const pixels = () => {
          const canvas = document.querySelector<HTMLCanvasElement>('.plot canvas');
          return canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        };
        for (let turn = 0; turn < 6; turn++) await wheel({ ctrlKey: true, deltaY: -100 });
        const zoomed = pixels();
        for (const deltaX of [7, 12, -3, -30, 1, 9]) await wheel({ deltaX });
        const panned = pixels();
        document.body.classList.toggle('vscode-other');
        await settled();
        const anew = pixels();
        // Where a line begins in another place, its edges are rounded otherwise.
        const between = (one: ArrayLike<number>, other: ArrayLike<number>) =>
          Array.from(one).filter((value, index) => Math.abs(value - (other[index] ?? NaN)) > 48).length;
        return { moved: between(zoomed, panned), anew: between(panned, anew) };
      });
      expect(differing.moved).toBeGreaterThan(500);
      expect(differing.anew).toBe(0);
    },
  );

  it('are zoomed by every step of a wheel, however many come before they are painted', async () => {
    const panel = await open({ state: groupedView });
    const over = panel.page.locator('.plot .u-over').first();
    await over.waitFor();
    const zoom = (steps: number) =>
      over.evaluate((plot, count) => {
        const { left, width } = plot.getBoundingClientRect();
        const step = { ctrlKey: true, deltaY: -100, clientX: left + width / 2, bubbles: true, cancelable: true };
        for (let made = 0; made < count; made++) plot.dispatchEvent(new WheelEvent('wheel', step));
      }, steps);
    const span = () =>
      panel.page.evaluate(() => {
        const last = window.fake.asked.findLast(({ endpoint }) => endpoint === 'curves');
        const { from, to } = last?.params as { from: number | null; to: number | null };
        return from === null || to === null ? Infinity : to - from;
      });
    await zoom(1);
    await expect.poll(span).toBeLessThan(Infinity);
    const once = await span();
    await zoom(4);
    await expect.poll(span).toBeCloseTo(once * 0.8 ** 4);
  });

  it('keep their axis of values while they are panned, and fit it to what is seen when they rest', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.locator('.plot .u-over').first().waitFor();
    const values = () =>
      panel.page.evaluate(() => {
        const plot = document.querySelector<HTMLElement & { curves: CurvesModel }>('tend-curve-plot');
        return plot?.curves.shown('val_auc')?.y;
      });
    // Without a task of its own in between, nothing comes to rest.
    const moved = await panel.page.evaluate(() => {
      const plot = document.querySelector<HTMLElement & { curves: CurvesModel }>('tend-curve-plot');
      const curves = plot?.curves;
      if (!curves) throw new Error('There is no plot.');
      curves.move('val_auc', { low: 100, high: 400 });
      const before = curves.shown('val_auc')?.y;
      curves.pan('val_auc', { low: 300, high: 600 });
      return { before, after: curves.shown('val_auc')?.y };
    });
    const { low } = moved.before ?? { low: NaN };
    expect(moved.after?.low).toBe(low);
    await expect.poll(async () => (await values())?.low).toBeGreaterThan(low);
  });
});
