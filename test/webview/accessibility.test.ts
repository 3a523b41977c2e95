import type { AxeResults } from 'axe-core';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { usePanels, type PanelOptions, type PanelPage } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();
const axe = createRequire(import.meta.url).resolve('axe-core');

/** What is serious, and where. */
async function seriousProblems({ page }: PanelPage): Promise<string[]> {
  // As an extension of the browser would: past the policy of the page.
  await page.evaluate(await readAxe());
  const results = await page.evaluate(() => (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run());
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map(({ html }) => html)
          .slice(0, 3)
          .join(' ')}`,
    );
}

async function readAxe(): Promise<string> {
  const { readFile } = await import('node:fs/promises');
  return readFile(axe, 'utf8');
}

const looks: readonly (readonly [string, PanelOptions])[] = [
  ['groups in the dark theme', { state: groupedView }],
  ['groups in the light theme', { state: groupedView, theme: 'light' }],
  ['groups in high contrast', { state: groupedView, theme: 'highContrast' }],
  ['runs', { state: flatView }],
  ['nothing', { runs: 'none' }],
  ['a narrow panel', { state: groupedView, size: { width: 300, height: 800 } }],
];

describe('a panel with', () => {
  it.each(looks)('%s has no serious problem', async (_name, options) => {
    const panel = await open(options);
    if (options.runs !== 'none') await panel.row(0).locator('.value').first().waitFor();
    expect(await seriousProblems(panel)).toEqual([]);
  });

  it('its column picker open has no serious problem in any theme', async () => {
    for (const theme of ['dark', 'light', 'highContrast'] as const) {
      const panel = await open({ state: flatView, theme });
      await panel.page.getByRole('button', { name: 'Columns', exact: true }).click();
      await panel.page.getByRole('checkbox').first().waitFor();
      expect(await seriousProblems(panel)).toEqual([]);
    }
  });

  it('its menu and filter open has no serious problem', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill('metrics.val_');
    await panel.page.getByRole('listbox').waitFor();
    expect(await seriousProblems(panel)).toEqual([]);
    await panel.grid.focus();
    await panel.press('ArrowDown', 'Shift+F10');
    await panel.page.getByRole('menu').waitFor();
    expect(await seriousProblems(panel)).toEqual([]);
  });
});
