import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView, groupedView } from './views';

const open = usePanels();

describe('the panel in other states', () => {
  it('leads to the first run where there is none, and says where it looked', async () => {
    const panel = await open({ runs: 'none' });
    await panel.page.getByText('No runs in this folder yet').waitFor();
    await panel.page.getByText('outputs/metrics.json').waitFor();
    await panel.page.getByText('Run train.py with Tracking').click();
    const asked = await panel.page.evaluate(() => window.fake.asked.at(-1));
    expect(asked).toEqual({ endpoint: 'act', params: { action: 'run-script', ids: [] } });
    const cut = await panel.page
      .locator('.looked td:first-child')
      .evaluateAll((cells) => cells.filter((cell) => cell.scrollWidth > cell.clientWidth).length);
    expect(cut).toBe(0);
    await panel.picture('panel-empty-dark');
  });

  it('does not say that there are no runs where they cannot be read', async () => {
    const panel = await open({ runs: 'none', problem: 'The store .tend/tend.db is damaged.' });
    await panel.page.getByRole('alert').getByText('The store .tend/tend.db is damaged.').waitFor();
    expect(await panel.page.getByText('No runs in this folder yet').count()).toBe(0);
    expect(await panel.page.getByText('0 runs').count()).toBe(0);
    await panel.page.getByText('Show Log').click();
    const asked = await panel.page.evaluate(() => window.fake.asked.at(-1));
    expect(asked).toEqual({ endpoint: 'act', params: { action: 'show-log', ids: [] } });
    await panel.picture('panel-unreadable-dark');
  });

  it('begins with columns where the panel before it had none, because there were no runs yet', async () => {
    const panel = await open({ state: { ...flatView, columns: [] } });
    await panel.head('val_auc').waitFor();
  });

  it('says what went with a store that was deleted', async () => {
    const lost =
      'The store .tend/tend.db was deleted or replaced: what a person did to 3 runs in Tend is gone with it.';
    const panel = await open({ lost });
    await panel.status.getByText(lost).waitFor();
    await panel.row(0).waitFor();
  });

  it('says how much imports left out and what, and leads to the log', async () => {
    const leftOut = ['a', 'b', 'c', 'd'].map((run) => `mlruns/1/${run}/meta.yaml`);
    const panel = await open({ leftOut });
    const sign = panel.status.getByRole('button', { name: '4 left out' });
    await sign.locator('.codicon-warning').waitFor();
    await sign.hover();
    const reason = 'It is not what MLflow writes, or cut off.';
    const lines = [...leftOut.slice(0, 3).map((path) => `${path}: ${reason}`), 'The log names 1 more.'];
    const tip = panel.page.getByRole('tooltip');
    await tip.waitFor();
    expect(await tip.textContent()).toBe(lines.join('\n'));
    await sign.press('Enter');
    const asked = await panel.page.evaluate(() => window.fake.asked.at(-1));
    expect(asked).toEqual({ endpoint: 'act', params: { action: 'show-log', ids: [] } });
  });

  it('says nothing of what was left out where nothing was', async () => {
    const panel = await open({});
    await panel.row(0).waitFor();
    expect(await panel.status.getByText('left out').count()).toBe(0);
  });

  it('shows names and values of any kind as text', async () => {
    const panel = await open({ runs: 'hostile' });
    await panel.row(0).locator('.name').waitFor();
    expect(await panel.page.evaluate(() => document.body.dataset.broken)).toBeUndefined();
    expect(await panel.page.locator('tend-grid img, tend-grid script').count()).toBe(0);
    expect(await panel.names()).toContain('<script>document.body.dataset.broken=1</script>');
    for (const text of ['NaN', '∞', '−∞'])
      expect(await panel.grid.getByText(text, { exact: true }).count()).toBeGreaterThan(0);
  });

  it.each([48, 132])('leaves most of a column of names of %s px to the name', async (width) => {
    const name = { column: { kind: 'attribute', key: 'name' }, width, pinned: true } as const;
    const panel = await open({ state: { ...flatView, columns: [name, ...flatView.columns] } });
    const box = await panel.row(0).locator('.name').boundingBox();
    expect(box?.width).toBeGreaterThan(width / 2);
  });

  it('has room for the name and one metric where it is narrow', async () => {
    const panel = await open({ state: groupedView, size: { width: 420, height: 900 } });
    await panel.row(0).locator('.value').waitFor();
    expect(await panel.grid.getByRole('columnheader').count()).toBe(2);
    expect(await panel.grid.evaluate((grid) => grid.scrollWidth <= grid.clientWidth)).toBe(true);
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBe(420);
    await panel.picture('panel-narrow-dark');
  });

  it('says when an ask failed and keeps the rows', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => window.fake.failNext('mark'));
    await panel.grid.focus();
    await panel.press('s');
    await panel.status.getByText('The disk is full.').waitFor();
    expect(await panel.row(0).locator('.star.on').count()).toBe(0);
  });

  it('says that the runs could not be read, and waits for nothing beside that', async () => {
    const panel = await open({ state: { ...flatView, layout: 'right' }, fails: 'table' });
    await panel.page.getByRole('alert').getByText('The disk is full.').waitFor();
    await panel.page.locator('tend-charts').waitFor();
    expect(await panel.page.getByText('Loading…').count()).toBe(0);
  });

  it('saves a view by name and shows that it has changed since', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View: All runs/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
    await panel.head('depth').click();
    await panel.page.getByRole('button', { name: 'View: Mine, not saved' }).click();
    await panel.menuItem('Revert').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
  });

  it('says that the file of a view was changed beside what was changed here, and loads it', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View: All runs/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
    await panel.head('depth').click();
    await panel.page.evaluate(() => window.fake.writeView('Mine', { filter: "params.model = 'rf'" }));
    await panel.status.getByText('The file of this view was changed meanwhile').waitFor();
    expect(await panel.filter.inputValue()).toBe('');
    await panel.status.getByRole('button', { name: 'Load the File' }).click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
    expect(await panel.filter.inputValue()).toBe("params.model = 'rf'");
    await panel.page.evaluate(() => window.fake.writeView('Mine', null));
    await panel.status.getByText('The file of this view was deleted; saving the view writes it anew').waitFor();
    await panel.press('Control+s');
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).waitFor();
  });

  it('says of what a deleted view leaves on the screen that it is not saved', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View: All runs/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.page.getByRole('button', { name: 'View: Mine', exact: true }).click();
    await panel.menuItem('Delete View').click();
    await panel.page.getByRole('button', { name: 'View: All runs, not saved' }).waitFor();
    expect(await panel.head('val_auc').getAttribute('aria-sort')).toBe('descending');
  });

  it('gives rows to be revealed the selection', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => window.fake.reveal('run-88'));
    await panel.status.getByText('1 run selected').waitFor();
    await panel.grid.locator('[aria-selected=true]').waitFor();
  });
});
