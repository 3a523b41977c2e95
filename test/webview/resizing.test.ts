import { expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

it.each([
  ['flat', flatView],
  ['grouped', groupedView],
])('a %s table has its columns again when a narrow panel becomes wide', async (_, state) => {
  const panel = await open({ state });
  const heads = () => panel.grid.getByRole('columnheader').count();
  await panel.head('val_logloss').waitFor();
  const before = await heads();
  await panel.page.setViewportSize({ width: 400, height: 700 });
  await panel.head('val_logloss').waitFor({ state: 'detached' });
  await panel.page.setViewportSize({ width: 1440, height: 900 });
  await panel.head('val_logloss').waitFor();
  await expect.poll(heads).toBe(before);
});

it.each([312, 592, 601, 652, 712, 772, 952])(
  'a panel %i px wide has room for what is typed into the filter',
  async (width) => {
    const state = { ...flatView, groupBy: groupedView.groupBy, baseline: groupedView.baseline };
    const panel = await open({ state, size: { width, height: 700 } });
    await panel.row(0).waitFor();
    const more = panel.page.getByRole('button', { name: 'More Actions' });
    const end = async () => {
      const box = await more.boundingBox();
      return (box?.x ?? Infinity) + (box?.width ?? 0);
    };
    // What has no room goes into the menu a moment after the first picture.
    await expect.poll(end).toBeLessThanOrEqual(width);
    const box = await panel.filter.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(100);
    if (width > 600) await panel.page.getByRole('button', { name: 'Only Differing' }).waitFor();
  },
);

it('a number that has no room keeps its exponent', async () => {
  const columns = [{ column: { kind: 'param' as const, key: 'rate' }, width: 70, pinned: false }];
  const panel = await open({ runs: 'hostile', state: { ...flatView, columns, sort: [] } });
  const cells = panel.grid.getByRole('gridcell').filter({ hasText: /\de-0\d/ });
  await expect.poll(() => cells.count()).toBe(7);
  const cut = await cells.evaluateAll((all) =>
    all.map((cell) => {
      const [digits, exponent] = cell.querySelectorAll('.exponential > span');
      const right = cell.getBoundingClientRect().right;
      return {
        digits: digits !== undefined && digits.scrollWidth > digits.clientWidth,
        exponent: (exponent?.getBoundingClientRect().right ?? Infinity) > right,
      };
    }),
  );
  expect(cut.some(({ digits }) => digits)).toBe(true);
  expect(cut.filter(({ exponent }) => exponent)).toEqual([]);
});
