import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView } from './views';

const open = usePanels();

describe('the filter', () => {
  it('is applied while it is typed, and says how many runs it lets through', async () => {
    const panel = await open({ state: flatView });
    await panel.press('/');
    await panel.page.keyboard.type("params.model = 'lgbm'");
    await panel.page.getByText('20 of 93', { exact: true }).waitFor();
    await panel.status.getByText('20', { exact: true }).waitFor();
    await panel.press('Escape', 'Escape');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
    await panel.press('Control+z');
    await expect.poll(() => panel.filter.inputValue()).toBe('');
  });

  it('filters the view that was chosen before it was typed, also where that is read more slowly', async () => {
    const panel = await open({ state: flatView });
    await panel.page.evaluate(() => (window.fake.answerText = 'Mine'));
    await panel.page.getByRole('button', { name: /^View: All runs/ }).click();
    await panel.menuItem('Save View As…').click();
    await panel.head('depth').click();
    await panel.page.getByRole('button', { name: 'View: Mine, not saved' }).click();
    await panel.page.evaluate(() => Object.assign(window, { goOn: window.fake.hold('loadView') }));
    await panel.menuItem('Mine').click();
    await panel.filter.fill("params.model = 'lgbm'");
    await panel.filter.press('Enter');
    expect(await panel.filter.inputValue()).toBe("params.model = 'lgbm'");
    expect(await panel.head('val_auc').getAttribute('aria-sort')).not.toBe('descending');
    await panel.page.evaluate('goOn()');
    await expect.poll(() => panel.head('val_auc').getAttribute('aria-sort')).toBe('descending');
    await panel.page.getByText('20 of 93', { exact: true }).waitFor();
    expect(await panel.filter.inputValue()).toBe("params.model = 'lgbm'");
  });

  it('leaves what is chosen behind it alone where another row has the keyboard', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.row(0).click();
    await panel.filter.fill("params.model = 'lgbm'");
    await panel.page.getByText('20 of 93', { exact: true }).waitFor();
    await panel.status.getByText('1 run selected, 1 hidden by the filter').waitFor();
    const star = () => panel.row(0).locator('.star').getAttribute('class');
    const before = await star();
    await panel.press('Escape', 'Escape', 's');
    await expect.poll(star).not.toBe(before);
  });

  it('edits its text by the keys of a field alone, and Ctrl+Z elsewhere takes back one thing', async () => {
    const panel = await open({ state: flatView });
    // VS Code answers every key that reaches the window.
    await panel.page.evaluate(() => {
      const reached: string[] = [];
      Object.assign(globalThis, { reached });
      addEventListener('keydown', ({ key }) => reached.push(key));
    });
    await panel.filter.click();
    await panel.page.keyboard.type('rows', { delay: 0 });
    await panel.press('Control+a', 'Control+z', 'F7', 'Escape', 'Escape');
    await panel.grid.focus();
    await panel.press('Control+z');
    const reached = await panel.page.evaluate(() => (globalThis as unknown as { reached: string[] }).reached);
    expect(reached).toContain('F7');
    expect(reached).not.toContain('a');
    expect(reached).not.toContain('z');
  });

  it('keeps the keyboard with the first Escape after typing, so that what is typed on does nothing to runs', async () => {
    const panel = await open({ state: flatView });
    await panel.grid.focus();
    await panel.press('ArrowDown', '/');
    await panel.page.keyboard.type('metrics.val_auc > 9');
    await panel.page.getByText('No run matches').waitFor();
    await panel.press('Escape');
    await panel.page.keyboard.type('s');
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_auc > 9s');
    await panel.press('Backspace', 'Escape', 'Escape');
    expect(await panel.grid.evaluate((grid) => grid === document.activeElement)).toBe(true);
    await panel.press('s');
    await panel.status.getByText(/1 run, 1 of them hidden/).waitFor();
    await panel.status.getByRole('button', { name: 'Undo' }).waitFor();
  });

  it('keeps the rows of the last filter that let some through, and says what is wrong and where', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.filter.fill("params.model = 'rf' and params.depth >");
    await panel.page.getByText('before: 15 of 93').waitFor();
    await panel.status.getByText('the rows are those of the last one that let some through').waitFor();
    expect(await panel.filter.getAttribute('aria-invalid')).toBe('true');
    expect(await panel.page.locator('#filter-problem').textContent()).toMatch(/\(character \d+\)/);
    expect((await panel.names())[0]).toMatch(/^rf/);
  });

  it('says of the rows beside a wrong filter that they are not filtered where no other came before it', async () => {
    const panel = await open({ state: { ...flatView, filter: 'metrics.val_auc >> 0.8' } });
    await panel.page.getByText('unfiltered: 93 of 93').waitFor();
    await panel.status.getByText('; the rows are not filtered').waitFor();
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.filter.fill("params.model == 'rf' and");
    await panel.page.getByText('before: 15 of 93').waitFor();
  });

  it('proposes names, inserts one with Tab and closes with Escape', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type('metrics.val_');
    // What is proposed for the letters before is there first.
    const proposed = () => panel.page.getByRole('option').allInnerTexts();
    await expect.poll(async () => (await proposed()).map((text) => text.includes('val_'))).toEqual([true, true, true]);
    await panel.press('ArrowDown', 'Tab');
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_logloss ');
    await panel.page.keyboard.type('> params.');
    await panel.page.getByRole('listbox').waitFor();
    await panel.press('Escape');
    expect(await panel.page.getByRole('listbox').count()).toBe(0);
    expect(await panel.filter.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('proposes what can follow once a name was taken, by mouse as by keyboard', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type('metrics.val_f');
    await panel.page.getByRole('option', { name: 'metrics.val_f1' }).click();
    await panel.page.getByRole('option', { name: 'is not nan' }).waitFor();
    await panel.page.getByRole('option').filter({ hasText: 'greater' }).first().click();
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_f1 > ');
    await panel.page.keyboard.type('0.5 ');
    await panel.page.getByRole('option', { name: 'and' }).waitFor();
    await panel.press('Enter');
    expect(await panel.filter.inputValue()).toBe('metrics.val_f1 > 0.5 ');
    expect(await panel.page.getByRole('listbox').count()).toBe(0);
  });

  it('offers nothing more once a condition is whole, whether typed or taken', async () => {
    const panel = await open({ state: flatView });
    const list = panel.page.getByRole('listbox');
    await panel.filter.focus();
    await panel.page.keyboard.type('metrics.val_f1 is nul');
    await panel.page.getByRole('option', { name: 'null missing', exact: true }).waitFor();
    await panel.page.keyboard.type('l');
    await list.waitFor({ state: 'detached' });
    await panel.press('Backspace');
    await panel.page.getByRole('option', { name: 'null missing', exact: true }).click();
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_f1 is null ');
    await list.waitFor({ state: 'detached' });
  });

  it('underlines a name that no run has, and mends it by its key', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type('metrics.val_auk > 0.1');
    await expect.poll(() => panel.page.locator('.filter-mirror .wavy').allInnerTexts()).toEqual(['metrics.val_auk']);
    await panel.press('Control+.');
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_auc > 0.1');
  });

  it('warns of a name that no run has also where runs are shown', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type("params.model = 'rf' or metrics.val_auk > 0.1");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await expect.poll(() => panel.page.locator('.filter-mirror .doubt').allInnerTexts()).toEqual(['metrics.val_auk']);
    await panel.status.getByText('Filter: No run has metrics.val_auk (character 24)').waitFor();
    expect(await panel.filter.getAttribute('aria-invalid')).toBe('false');
    await panel.page.locator('#filter-problem').getByText('metrics.val_auc').waitFor();
    await panel.picture('panel-filter-doubt');
  });

  it('says what is wrong over the proposals, which would else cover it', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type('metrics.val_auc > 0.5 and metrics.val_');
    await panel.page.getByRole('option').first().waitFor();
    const said = panel.page.locator('.proposals #filter-problem');
    await said.getByText(/character \d+/).waitFor();
    const [problem, list] = [await said.boundingBox(), await panel.page.getByRole('listbox').boundingBox()];
    if (!problem || !list) expect.fail('both are drawn');
    expect(problem.y + problem.height).toBeLessThanOrEqual(list.y + 1);
    await panel.picture('panel-filter-problem-over-proposals');
  });

  it('keeps the end of a long text in sight where the count of its runs needs room', async () => {
    const panel = await open({ state: flatView, size: { width: 700, height: 600 } });
    await panel.filter.focus();
    await panel.page.keyboard.type(
      "params.model = 'lgbm' and params.depth > 1 and params.depth < 99 and name != 'absent'",
    );
    await panel.page.getByText(/^\d+ of 93$/).waitFor();
    const ends = await panel.page.locator('.filter-mirror span').last().boundingBox();
    const pill = await panel.page.locator('.filter .badge').boundingBox();
    if (!ends || !pill) expect.fail('both are drawn');
    expect(ends.x + ends.width).toBeLessThanOrEqual(pill.x);
  });

  it('leaves a number as it was typed when Tab leads on', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.focus();
    await panel.page.keyboard.type('params.depth = 1');
    await panel.page.getByRole('listbox').waitFor();
    await panel.press('Tab');
    await panel.page.getByRole('listbox').waitFor({ state: 'detached' });
    expect(await panel.filter.inputValue()).toBe('params.depth = 1');
    expect(await panel.filter.evaluate((input) => input === document.activeElement)).toBe(false);
  });

  it('says which term lets nothing through, and leads back', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'lgbm' and metrics.val_auc > 2");
    await panel.page.getByText('No run matches').waitFor();
    expect(await panel.page.locator('.no-match code').textContent()).toBe('metrics.val_auc > 2');
    await panel.page.locator('.no-match').getByRole('button', { name: 'Clear Filter' }).click();
    await panel.row(0).locator('.name').waitFor();
  });

  it('puts into quotes by a press what was meant as a text', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill('params.model = lr');
    await panel.page.getByText('“lr” without quotes is params.lr.').waitFor();
    await panel.page.locator('.no-match').getByRole('button', { name: "'lr'" }).click();
    await expect.poll(() => panel.filter.inputValue()).toBe("params.model = 'lr'");
    await expect.poll(() => panel.filter.evaluate((input) => input === document.activeElement)).toBe(true);
    await panel.page.locator('.no-match').getByRole('button', { name: "'lr'" }).waitFor({ state: 'detached' });
    await panel.page.keyboard.type(' ');
    await expect.poll(() => panel.filter.inputValue()).toBe("params.model = 'lr' ");
  });

  it('falls back to the last filter that let runs through, not to an empty table', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.filter.fill('params.model = lr');
    await panel.page.getByText('No run matches').waitFor();
    await panel.filter.fill("params.model = 'lr");
    await panel.page.getByText('before: 15 of 93').waitFor();
    expect((await panel.names())[0]).toMatch(/^rf/);
  });

  it('lays nothing over the table once it is left, and closes what is there with Escape', async () => {
    const panel = await open({ state: flatView });
    const over = panel.page.locator('.filter-problem, .proposals');
    await panel.filter.fill('params.model = (');
    await panel.page.locator('#filter-problem').waitFor();
    await panel.page.getByRole('listbox').waitFor();
    await panel.press('Escape', 'Escape');
    await expect.poll(() => over.count()).toBe(0);
    await panel.status.getByText(/^Filter: .* \(character 16\)/).waitFor();
    await panel.press(' ');
    await panel.page.locator('#filter-problem').waitFor();
    await panel.row(0).locator('.name').click();
    await expect.poll(() => over.count()).toBe(0);
    await panel.filter.fill('params.');
    await panel.page.getByRole('listbox').waitFor();
    await panel.grid.focus();
    await expect.poll(() => over.count()).toBe(0);
  });

  it('inserts the proposal that is pressed, and keeps the keyboard', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill('metrics.val_f');
    await panel.page.getByRole('option', { name: /val_f1/ }).click();
    await expect.poll(() => panel.filter.inputValue()).toBe('metrics.val_f1 ');
    expect(await panel.filter.evaluate((input) => input === document.activeElement)).toBe(true);
  });

  it('remembers what was applied', async () => {
    const panel = await open({ state: flatView });
    await panel.filter.fill("params.model = 'rf'");
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
    await panel.press('Enter');
    await panel.filter.fill('');
    await panel.page.getByRole('button', { name: 'Earlier Filters' }).click();
    await panel.menuItem("params.model = 'rf'").click();
    await panel.page.getByText('15 of 93', { exact: true }).waitFor();
  });
});
