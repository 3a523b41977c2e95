import { describe, expect, it } from 'vitest';
import type { ViewState } from '../../src/protocol/experiments/viewState';
import { usePanels, type PanelOptions, type PanelPage } from './panelPage';
import { charted, groupedView } from './views';

const open = usePanels();

/** How a panel is looked at; 200 % zoom of 600 px is as narrow as 300. */
const looks: readonly (readonly [string, PanelOptions])[] = [
  ['high-contrast', { theme: 'highContrast' }],
  ['narrow', { size: { width: 300, height: 800 } }],
  ['narrow-high-contrast', { theme: 'highContrast', size: { width: 300, height: 800 } }],
];

const axes: ViewState['charts']['parallel'] = [
  { kind: 'param', key: 'model' },
  { kind: 'param', key: 'depth' },
  { kind: 'metric', key: 'val_auc', of: 'last' },
];

const brushed = { ...charted({ kind: 'parallel', parallel: axes }), filter: 'params.depth >= 6 and params.depth <= 8' };

interface Screen {
  readonly name: string;
  readonly state: ViewState;
  readonly ready: (panel: PanelPage) => Promise<void>;
}

const screens: readonly Screen[] = [
  { name: 'grouped', state: groupedView, ready: ({ grid }) => grid.locator('.row.group').first().waitFor() },
  {
    name: 'scatter',
    state: charted({ kind: 'scatter' }),
    ready: ({ page }) => page.getByRole('img', { name: /^val_auc against train_time/ }).waitFor(),
  },
  {
    name: 'parallel',
    state: brushed,
    ready: ({ page }) => page.getByRole('button', { name: /^Brush on depth: 6 to 8/ }).waitFor(),
  },
  {
    name: 'box',
    state: charted({ kind: 'box' }, groupedView),
    ready: ({ page }) => page.getByRole('img', { name: /^val_auc by model and depth/ }).waitFor(),
  },
  {
    name: 'compare-code',
    state: groupedView,
    ready: async (panel) => {
      await panel.grid.focus();
      await panel.press('Shift+ArrowDown', 'c');
      await panel.page.getByRole('row', { name: /^features.py/ }).focus();
    },
  },
  {
    name: 'compare',
    state: groupedView,
    ready: async (panel) => {
      await panel.grid.focus();
      await panel.press('Shift+ArrowDown', 'c');
      await panel.page.locator('tend-compare .line.section').first().waitFor();
    },
  },
];

describe.each(screens)('the panel with $name', ({ name, state, ready }) => {
  it.each(looks)('stays inside of its width: %s', async (look, options) => {
    const panel = await open({ state, ...options });
    await ready(panel);
    await panel.picture(`panel-${name}-${look}`);
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await panel.page.evaluate(overflow)).toBe(0);
  });
});

it('what is switched on has an edge in high contrast, in the colour of what is active, that no other button has', async () => {
  const panel = await open({ theme: 'highContrast', state: groupedView });
  const edgeOf = (name: string) =>
    panel.page.getByRole('button', { name, exact: true }).evaluate((button) => {
      const { borderTopWidth, borderTopStyle, borderTopColor } = getComputedStyle(button);
      return [borderTopWidth, borderTopStyle, borderTopColor].join(' ');
    });
  for (const name of ['Charts on the Right', 'Curves', 'Zoom All Plots Together'])
    expect(await edgeOf(name)).toBe('2px solid rgb(243, 133, 24)');
  expect(await edgeOf('Table Only')).toBe('1px solid rgba(0, 0, 0, 0)');
});
