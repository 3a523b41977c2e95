import { expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { charted } from './views';

const open = usePanels();

it('leaves the menu of VS Code to what can be cut, copied or pasted', async () => {
  const panel = await open({ state: charted({}) });
  const { page } = panel;
  await page.locator('.legend-part').waitFor();
  await page.evaluate(() => {
    // As VS Code does it: last, and only where nobody else has taken the event.
    window.addEventListener('contextmenu', (event) => {
      document.title = event.defaultPrevented ? 'none' : 'of VS Code';
      event.preventDefault();
    });
  });
  const menu = async (selector: string) => {
    await page.evaluate(() => (document.title = ''));
    await page.locator(selector).first().click({ button: 'right' });
    return page.title();
  };
  for (const place of [
    '.tools button',
    '.facts button',
    '.charts-bar button',
    '.legend-part',
    '.plot h3',
    '.status-line',
  ])
    expect(await menu(place), place).toBe('none');
  expect(await menu('.filter-input')).toBe('of VS Code');
  await page.locator('.status-line b').first().dblclick();
  expect(await menu('.status-line b')).toBe('of VS Code');
});
