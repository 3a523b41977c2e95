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
    const box = await panel.filter.boundingBox();
    expect(box?.width).toBeGreaterThanOrEqual(100);
    const more = await panel.page.getByRole('button', { name: 'More Actions' }).boundingBox();
    expect((more?.x ?? Infinity) + (more?.width ?? 0)).toBeLessThanOrEqual(width);
    if (width > 600) await panel.page.getByRole('button', { name: 'Only Differing' }).waitFor();
  },
);
