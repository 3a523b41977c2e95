import { describe, expect, it } from 'vitest';
import { useModelPages, type ModelPageOptions } from './modelPage';

const open = useModelPages();

const looks: readonly (readonly [string, ModelPageOptions])[] = [
  ['dark', {}],
  ['light', { theme: 'light' }],
  ['high-contrast', { theme: 'highContrast' }],
  ['narrow', { size: { width: 300, height: 900 } }],
  ['zoomed', { size: { width: 550, height: 450 } }],
];

const shown: readonly (readonly [string, ModelPageOptions])[] = [
  ['model', {}],
  ['model-torn', { model: 'torn' }],
  ['model-fresh', { model: 'fresh' }],
  ['promote-blocked', { promote: 4 }],
  ['promote-ready', { promote: 5 }],
];

describe.each(looks)('in the look "%s"', (look, options) => {
  it.each(shown)('%s can be used by everybody', async (name, story) => {
    const panel = await open({ ...options, ...story });
    expect(await panel.seriousProblems()).toEqual([]);
    expect(await panel.tooWide()).toBe(0);
    await panel.picture(`${name}-${look}`);
  });
});
