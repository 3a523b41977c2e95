import type { CDPSession } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();
const times = 100;
/** One listener left behind in each of so many is more than a tenth of all. */
const turns = 40;

it('a panel that is hidden and shown stands where it was scrolled to, wherever the keyboard is', async () => {
  const panel = await open({ runs: 'many', state: flatView, size: { width: 700, height: 900 } });
  await panel.row(2).locator('.name').click();
  await panel.grid.evaluate((grid) => grid.scrollTo({ top: 500 * 26, left: 60 }));
  await panel.row(505).locator('.name').waitFor();
  await panel.page.reload();
  await panel.row(505).locator('.name').waitFor();
  const place = () => panel.grid.evaluate(({ scrollTop, scrollLeft }) => [scrollTop, scrollLeft]);
  expect(await place()).toEqual([500 * 26, 60]);
  await panel.grid.focus();
  await panel.press('ArrowDown');
  await panel.row(3).locator('.name').waitFor();
});

describe('a panel that is hidden and shown a hundred times', () => {
  it('stands as it was, and leaves no listener and no memory behind', { timeout: 240_000 }, async () => {
    const panel = await open({ state: flatView });
    const session = await panel.page.context().newCDPSession(panel.page);
    await panel.row(2).locator('.name').click();
    const before = await afterMany(panel, session, 10, reload);
    const after = await afterMany(panel, session, times - 10, reload);
    expect(await panel.row(2).getAttribute('aria-selected')).toBe('true');
    expectStable(before, after);
  });

  it('does not gather listeners when table and comparison take turns', { timeout: 240_000 }, async () => {
    const panel = await open({ state: groupedView });
    const session = await panel.page.context().newCDPSession(panel.page);
    await panel.grid.focus();
    await panel.press('Shift+ArrowDown');
    const before = await afterMany(panel, session, 10, compareAndBack);
    const after = await afterMany(panel, session, turns, compareAndBack);
    expectStable(before, after);
  });
});

/** VS Code takes the page of a hidden panel away and loads it anew. */
async function reload({ page }: PanelPage): Promise<void> {
  await page.reload();
  await page.locator('.body [data-row="0"] .name').waitFor();
}

async function compareAndBack(panel: PanelPage): Promise<void> {
  await panel.press('c');
  await panel.page.locator('tend-compare .line.section').first().waitFor();
  await panel.press('Escape');
  await panel.page.locator('.body [data-row="0"] .name').waitFor();
  // The next key is for the table once it has the focus again.
  await expect.poll(() => panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
}

interface Held {
  readonly listeners: number;
  readonly nodes: number;
  readonly bytes: number;
}

async function afterMany(
  panel: PanelPage,
  session: CDPSession,
  count: number,
  act: (panel: PanelPage) => Promise<void>,
): Promise<Held> {
  for (let time = 0; time < count; time++) await act(panel);
  await session.send('HeapProfiler.collectGarbage');
  const { jsEventListeners, nodes } = await session.send('Memory.getDOMCounters');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return { listeners: jsEventListeners, nodes, bytes: usedSize };
}

function expectStable(before: Held, after: Held): void {
  expect(after.listeners).toBeLessThanOrEqual(before.listeners * 1.1);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes * 1.1);
  expect(after.bytes).toBeLessThanOrEqual(before.bytes * 1.3);
}
