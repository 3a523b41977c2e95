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
