import { expect, it } from 'vitest';
import { usePanels, type PanelOptions, type PanelPage } from './panelPage';
import { charted, flatView, groupedView } from './views';

const open = usePanels();

/** Texts beside the table that something hides a part of, though it neither scrolls nor ends them in dots with the whole in a tip. */
function cutTexts(): string[] {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut: string[] = [];
  for (let text = texts.nextNode(); text; text = texts.nextNode()) {
    const around = text.parentElement;
    if (!around?.checkVisibility({ opacityProperty: true }) || !text.textContent?.trim()) continue;
    if (around.closest('tend-grid, tend-filter, .spoken, svg, vscode-button')) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { width } = range.getBoundingClientRect();
    let { right } = range.getBoundingClientRect();
    for (let box: Element | null = around; box && width > 0; box = box.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(box);
      if (overflowX === 'auto' || overflowX === 'scroll') break;
      if (overflowX === 'visible' || right <= box.getBoundingClientRect().right + 1) continue;
      if (textOverflow === 'ellipsis' && around.closest('[data-tip]')) {
        right = box.getBoundingClientRect().right;
        continue;
      }
      cut.push(`${text.textContent.trim()} in ${box.className || box.localName}`);
      break;
    }
  }
  return cut;
}

const metrics = ['val_auc', 'val_logloss', 'val_f1', 'train_time'];
const smoothed = { ...groupedView, charts: { ...groupedView.charts, smoothing: 0.95, metrics } };
const lost = 'The store was deleted: 3 stars, 2 notes and 1 name that a person had set went with it.';
const flat = { ...flatView, layout: 'right' as const };

const screens: readonly (readonly [string, PanelOptions, (panel: PanelPage) => Promise<void>])[] = [
  ['curves', { state: smoothed }, ({ page }) => page.locator('.plot canvas').first().waitFor()],
  [
    'a filter that cannot be read',
    { lost, state: { ...flat, filter: 'metrics.val_auc > > 0.5 and params.depth = 6' } },
    ({ page }) => page.locator('.notices .sign').nth(1).waitFor(),
  ],
  [
    'a scatter',
    { state: { ...flat, charts: { ...flat.charts, kind: 'scatter' } } },
    ({ page }) => page.getByText(/on the Pareto front/).waitFor(),
  ],
  [
    'parallel coordinates',
    { state: { ...charted({ kind: 'parallel' }), layout: 'right', filter: 'params.depth >= 6 and params.depth <= 8' } },
    ({ page }) => page.getByRole('button', { name: /^Brush on depth: 6 to 8/ }).waitFor(),
  ],
  ['nothing', { runs: 'none' }, ({ page }) => page.getByText('Where Tend looked').waitFor()],
  [
    'a comparison',
    { state: groupedView },
    async (panel) => {
      await panel.grid.focus();
      await panel.press('Shift+ArrowDown', 'c');
      await panel.page.locator('tend-compare .line.section').first().waitFor();
    },
  ],
];

it.each(screens)(
  'no text is cut off without dots and a tip beside %s, however wide the panel is',
  async (_, options, ready) => {
    const panel = await open({ ...options, size: { width: 1440, height: 900 } });
    await ready(panel);
    for (const width of [1440, 1000, 700, 390, 332]) {
      await panel.page.setViewportSize({ width, height: 900 });
      await expect.poll(() => panel.page.evaluate(cutTexts), { message: `${width} px` }).toEqual([]);
    }
  },
);
