import { describe, expect, it } from 'vitest';
import { useModelPages, type ModelPageOptions } from './modelPage';

const open = useModelPages();

const looks: readonly (readonly [string, ModelPageOptions])[] = [
  ['dark', {}],
  ['light', { theme: 'light' }],
  ['high-contrast', { theme: 'highContrast' }],
  ['forced-colours', { theme: 'highContrast', forcedColors: 'active' }],
  ['narrow', { size: { width: 300, height: 900 } }],
  ['wide', { size: { width: 1900, height: 1000 } }],
  ['zoomed', { size: { width: 550, height: 450 } }],
];

interface Shown extends ModelPageOptions {
  readonly name: string;
  readonly tab?: string;
}

const shown: readonly Shown[] = [
  { name: 'model' },
  { name: 'model-torn', model: 'torn' },
  { name: 'model-fresh', model: 'fresh' },
  { name: 'model-young', model: 'young' },
  { name: 'model-metrics', tab: 'Metrics' },
  { name: 'model-gates', tab: 'Gates' },
  { name: 'model-files', tab: 'Files' },
  { name: 'model-card', tab: 'Card' },
  { name: 'model-compare', tab: 'Compare' },
  { name: 'model-audit', tab: 'Audit' },
  { name: 'promote-blocked', promote: 4 },
  { name: 'promote-ready', promote: 5 },
];

describe.each(looks)('in the look "%s"', (look, options) => {
  it.each(shown)('$name can be used by everybody', async ({ name, tab, ...story }) => {
    const panel = await open({ ...options, ...story });
    if (tab !== undefined) await panel.tab(tab).click();
    await panel.settled();
    const problems = await panel.seriousProblems();
    // Colours that the system forces are not those that axe reads.
    const counted = problems.filter((it) => options.forcedColors === undefined || !it.startsWith('color-contrast'));
    expect(counted).toEqual([]);
    expect(await panel.tooWide()).toBe(0);
    await panel.picture(`${name}-${look}`);
  });
});
