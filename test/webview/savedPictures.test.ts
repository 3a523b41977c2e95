import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { usePanels, type PanelPage } from './panelPage';
import { charted, groupedView } from './views';

const open = usePanels();

/** What was saved last with an ending; of a PNG its bytes. */
async function saved(panel: PanelPage, label: string, ending: string): Promise<string | Uint8Array> {
  await panel.page.locator('.plot').first().hover();
  await panel.page.getByRole('button', { name: 'Export Chart…' }).first().click();
  await panel.menuItem(label).click();
  const content = () =>
    panel.page.evaluate((extension) => {
      const asked = window.fake.asked.filter(({ endpoint }) => endpoint === 'saveFile');
      const files = asked.map(({ params }) => params as { name: string; content: string | Uint8Array });
      const found = files.findLast(({ name }) => name.endsWith(extension))?.content;
      return found instanceof Uint8Array ? Array.from(found) : found;
    }, ending);
  await expect.poll(content).toBeDefined();
  const found = (await content()) ?? '';
  return typeof found === 'string' ? found : Uint8Array.from(found);
}

/** Both files of the first chart: the texts of the SVG, which lie within it, and that the PNG is as large. */
async function picturesOf(panel: PanelPage, name: string): Promise<readonly string[]> {
  const svg = String(await saved(panel, 'Save as SVG…', '.svg'));
  const [width, height] = ['width', 'height'].map((length) =>
    Number(new RegExp(`${length}="([\\d.]+)"`).exec(svg)?.[1]),
  );
  const lows = [...svg.matchAll(/<text[^>]* y="([\d.]+)"/g)].map(([, y]) => Number(y));
  expect(Math.max(...lows)).toBeLessThan((height ?? 0) - 5);
  const png = (await saved(panel, 'Save as PNG…', '.png')) as Uint8Array;
  await writeFile(join(inRoot('out', 'screenshots'), `saved-${name}.png`), png);
  // Width and height stand first in a PNG, after its signature and the head of a chunk.
  const ends = new DataView(png.buffer, png.byteOffset + 16);
  expect([ends.getUint32(0), ends.getUint32(4)]).toEqual([2 * (width ?? 0), 2 * (height ?? 0)]);
  return [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text ?? '');
}

const groups = ['lgbm · 6', 'catboost · 6', 'mlp · 3', 'xgb · 6'];

describe('the saved pictures', () => {
  it('of curves have their legend', async () => {
    const panel = await open({ state: groupedView });
    await panel.page.locator('.plot canvas').first().waitFor();
    const texts = await picturesOf(panel, 'curves');
    expect(texts.slice(-5)).toEqual([
      ...['lgbm · 6, 5 runs', 'catboost · 6, 5 runs', 'mlp · 3, 3 of 5 runs', 'xgb · 6, 5 runs'],
      'x: step · mean, 95 % band, members',
    ]);
  });

  it('of a scatter have their title, who is who and what a ring means', async () => {
    const panel = await open({ state: { ...groupedView, charts: { ...groupedView.charts, kind: 'scatter' } } });
    await panel.page.getByText(/on the Pareto front/).waitFor();
    const texts = await picturesOf(panel, 'scatter');
    expect(texts[0]).toBe('val_auc against train_time');
    expect(texts.slice(-5)).toEqual([...groups, 'ringed: on the Pareto front']);
  });

  it('of parallel coordinates say what is brushed, with faint lines for the rest', async () => {
    const panel = await open({
      state: {
        ...charted({ kind: 'parallel', colourBy: { kind: 'param', key: 'model' } }),
        filter: 'params.depth >= 6 and params.depth <= 8',
      },
    });
    await panel.page.getByText(/in the brush$/).waitFor();
    const texts = await picturesOf(panel, 'parallel');
    expect(texts[0]).toBe('Parallel coordinates');
    expect(texts.at(-1)).toMatch(/^colour by model · brushed: depth 6 to 8$/);
    const svg = String(await saved(panel, 'Save as SVG…', '.svg'));
    expect(svg).toMatch(/stroke-opacity="0\.\d+"|stroke="rgba/);
  });

  it('of boxes are there where the chart is shown as a table', async () => {
    const panel = await open({ state: { ...groupedView, charts: { ...groupedView.charts, kind: 'box' } } });
    await panel.page.getByRole('img', { name: /^val_auc by/ }).focus();
    await panel.press('Enter');
    await panel.page.getByRole('region', { name: 'Values as a table' }).waitFor();
    const texts = await picturesOf(panel, 'box');
    expect(texts.slice(-4)).toEqual(groups);
  });
});
