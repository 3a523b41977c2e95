import { expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { groupedView } from './views';

const open = usePanels();

it('a group that is unfolded leaves the others in the charts', async () => {
  const panel = await open({ state: { ...groupedView, layout: 'right', marked: [] } });
  const legend = panel.page.locator('.legend-part');
  await legend.waitFor();
  const before = await legend.innerText();
  const names = await panel.names();
  await panel.grid.focus();
  await panel.press('ArrowRight');
  await expect.poll(() => panel.names()).not.toEqual(names);
  await expect.poll(() => legend.innerText()).toBe(before);
});
