import { describe, expect, it } from 'vitest';
import { usePanels, type PanelPage } from './panelPage';
import { charted, flatView, groupedView } from './views';

const open = usePanels();

/** The colour and marker of every charted row in sight, by its name: in the table, and in the legend of the curves. */
async function looks({ page, grid }: PanelPage, part: 'table' | 'legend'): Promise<Record<string, string>> {
  const rows = part === 'table' ? grid.locator('[data-row]') : page.locator('.legend tbody tr');
  return rows.evaluateAll((all) =>
    Object.fromEntries(
      all.flatMap((row) => {
        const shape = row.querySelector<SVGElement>('.marker path, .sample path:last-child');
        if (!shape) return [];
        const { fill, stroke, color } = getComputedStyle(shape);
        const hollow = shape.closest('.hollow') !== null;
        const colour = shape.closest('.sample') ? color : hollow ? stroke : fill;
        const look = `${colour} ${(shape.getAttribute('d') ?? '').replaceAll(/[\d.]+/g, '')}`;
        return [[row.querySelector('.name')?.textContent ?? '', look]];
      }),
    ),
  );
}

/** Runs come into the legend with their curves, one after the other. */
const shown = (panel: PanelPage, part: 'table' | 'legend') =>
  expect.poll(() => looks(panel, part), { timeout: 10_000 });

const flat = { ...charted({}, flatView), layout: 'right' as const };

describe('the look of a run', () => {
  it('is the same in the table and in the legend', async () => {
    const panel = await open({ state: flat });
    await panel.page.locator('.legend tbody tr').nth(4).waitFor();
    expect(await looks(panel, 'legend')).toEqual(await looks(panel, 'table'));
  });

  it('stays when a baseline is set and taken back', async () => {
    const panel = await open({ state: flat });
    await panel.page.locator('.legend tbody tr').nth(4).waitFor();
    const before = await looks(panel, 'legend');
    await panel.row(1).click();
    await panel.press('b');
    await panel.page.locator('.legend tbody tr', { hasText: 'baseline' }).waitFor();
    await shown(panel, 'legend').toMatchObject(before);
    await panel.press('b');
    await panel.page.locator('.legend tbody tr', { hasText: 'baseline' }).waitFor({ state: 'detached' });
    await shown(panel, 'legend').toEqual(before);
  });

  it('stays when a filter takes it out of sight and back, and over a reload', async () => {
    const panel = await open({ state: flat });
    const legend = panel.page.locator('.legend tbody tr');
    await legend.nth(4).waitFor();
    const before = await looks(panel, 'legend');
    await panel.filter.fill("params.model = 'rf'");
    await legend.filter({ hasText: 'rf-' }).nth(4).waitFor();
    const filtered = await looks(panel, 'legend');
    await panel.filter.fill('');
    await legend.filter({ hasText: 'rf-' }).first().waitFor({ state: 'detached' });
    await legend.nth(4).waitFor();
    await shown(panel, 'legend').toEqual(before);
    await panel.page.reload();
    await legend.nth(4).waitFor();
    await shown(panel, 'legend').toEqual(before);
    await panel.filter.fill("params.model = 'rf'");
    await legend.filter({ hasText: 'rf-' }).nth(4).waitFor();
    await shown(panel, 'legend').toEqual(filtered);
  });

  it('is the same in the comparison, also of what is not charted', async () => {
    const panel = await open({ state: { ...groupedView, baseline: null } });
    await panel.page.locator('.legend tbody tr').nth(2).waitFor();
    const before = await looks(panel, 'legend');
    await panel.row(1).click();
    await panel.row(2).click({ modifiers: ['ControlOrMeta'] });
    await panel.press('c');
    const header = panel.page.locator('tend-compare .line.header .title').filter({ has: panel.page.locator('svg') });
    await header.nth(1).waitFor();
    const sides = await header.evaluateAll((all) =>
      all.map((side) => [
        side.querySelector('strong')?.textContent ?? '',
        getComputedStyle(side.querySelector('.sample') ?? side).color,
      ]),
    );
    const colours = new Map(Object.entries(before).map(([name, look]) => [name, look.replace(/\).*/, ')')]));
    expect(sides).toHaveLength(2);
    for (const [name = '', colour = ''] of sides)
      if (colours.has(name)) expect(colours.get(name)).toBe(colour);
      else expect([...colours.values()]).not.toContain(colour);
  });
});
