import { describe, expect, it } from 'vitest';
import { useModelPages } from './modelPage';

const open = useModelPages();

describe('the overview of a model', () => {
  it('says what is live, and of the day that keys move to which version was live, by whom and why', async () => {
    const panel = await open();
    const line = panel.page.getByRole('slider', { name: 'Day' });
    const said = panel.page.locator('.moment');
    expect(await said.innerText()).toBe('today, 2026-11-21: churn@3, promoted by bo: “timeouts mended”');
    await line.focus();
    await panel.press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'ArrowLeft');
    expect(await said.innerText()).toBe('2026-09-20: churn@2, rolled back to by bo: “calls timed out”');
    await panel.press('ArrowDown', 'ArrowDown');
    expect(await line.getAttribute('aria-valuetext')).toBe(
      'shadow, 2026-09-20: nothing in shadow. production: churn@2',
    );
    await panel.press('End');
    expect(await said.innerText()).toMatch(/^today, /);
  });

  it('has the day that the pointer goes to', async () => {
    const panel = await open();
    const line = panel.page.getByRole('slider', { name: 'Day' });
    const box = await line.boundingBox();
    await line.click({ position: { x: (box?.width ?? 0) * 0.5, y: 20 } });
    expect(await panel.page.locator('.moment').innerText()).toMatch(/^2026-0\d-\d\d: churn@[12]/);
  });

  it('marks a version whose bytes are damaged in its row and above all versions', async () => {
    const panel = await open({ model: 'torn' });
    const marked = panel.versions.getByRole('row').filter({ hasText: 'damaged' });
    expect(await marked.count()).toBe(1);
    expect(await marked.locator('.mark.fail').count()).toBe(1);
    expect(await marked.getByText('damaged').isVisible()).toBe(true);
    const line = panel.page.locator('header .conflict').first();
    expect(await line.innerText()).toContain('The bytes of churn@4 are damaged here: Verify says what mends them.');
    expect(await line.locator('.mark.fail').count()).toBe(1);
  });

  it('shows what is live in any stage by the icon of what is live', async () => {
    const panel = await open();
    const row = panel.versions.getByRole('row', { name: 'churn@4' });
    expect(await row.locator('.mark .codicon-broadcast').count()).toBe(1);
  });

  it('marks in high contrast the row under the pointer and the chosen one as lists of VS Code do', async () => {
    const panel = await open({ theme: 'highContrast' });
    const style = (name: string) =>
      panel.versions.getByRole('row', { name }).evaluate((row) => getComputedStyle(row).outlineStyle);
    await panel.versions.getByRole('row', { name: 'churn@2' }).hover();
    expect([await style('churn@1'), await style('churn@2'), await style('churn@3')]).toEqual([
      ...['none', 'dashed', 'dotted'],
    ]);
  });

  it('keeps names on spans in colours that the system forces', async () => {
    const panel = await open({ theme: 'highContrast', forcedColors: 'active' });
    const colours = await panel.page
      .locator('.span')
      .first()
      .evaluate((span) => {
        const [bar, name] = ['rect', 'text'].map((it) => span.querySelector(it));
        return bar && name ? [getComputedStyle(bar).fill, getComputedStyle(name).fill] : [];
      });
    expect(colours).toEqual(['rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  });

  it('tells the same as a table', async () => {
    const panel = await open();
    await panel.button('Show as Table').click();
    const rows = await panel.section('Which was live when').locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(12);
    const told = rows.map((row) => row.replace(/\s+/g, ' '));
    expect(told).toContain('production churn@2 rolled back to 2026-08-30 2026-09-28 bo calls timed out');
    expect(told).toContain('staging none live 2026-07-15 2026-11-18 bo nothing to try');
  });

  it('follows the version that arrows choose: facts, drills, what runs, lineage', async () => {
    const panel = await open();
    await panel.versions.focus();
    await panel.press('End');
    await panel.page.getByRole('heading', { name: 'Lineage of churn@1' }).waitFor();
    const rail = panel.page.getByRole('complementary');
    expect(await rail.getByRole('heading', { level: 2 }).first().innerText()).toBe('churn@1');
    expect(await rail.innerText()).toContain('features.legacy_scale is known to nobody here');
    const chosen = await panel.versions.getAttribute('aria-activedescendant');
    expect(await panel.page.locator(`#${chosen ?? ''}`).innerText()).toContain('churn@1');
  });

  it('lists the newest of many versions first, and all when the choice goes beyond', async () => {
    const panel = await open({ model: 'many' });
    const rows = panel.versions.locator('tbody tr');
    expect(await rows.count()).toBe(12);
    await panel.page.getByRole('row', { name: /churn@29/ }).click();
    await panel.versions.focus();
    await panel.press('ArrowDown');
    expect(await rows.count()).toBe(40);
    expect(await panel.versions.getAttribute('aria-activedescendant')).toBe('version-12');
  });

  it('offers by key and by pointer what can be done with a version, and begins it', async () => {
    const panel = await open();
    await panel.versions.focus();
    await panel.press('Shift+F10');
    await panel.page.getByRole('menuitem', { name: 'Roll Back…' }).click();
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await panel.settled();
    await panel.versions.getByRole('row', { name: /churn@2/ }).click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: 'Take Notice Back…' }).click();
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await panel.settled();
    expect(await panel.asked('act')).toEqual([
      expect.objectContaining({ action: 'roll-back', version: 3, stage: 'production', reason: null, gate: null }),
      expect.objectContaining({ action: 'reinstate', version: 2, reason: null }),
    ]);
  });

  it('offers to roll back every stage that has something to return to, and marks what is live and archived as live', async () => {
    const panel = await open();
    const menuOf = async (name: RegExp) => {
      await panel.versions.getByRole('row', { name }).click({ button: 'right' });
      const offered = await panel.page.getByRole('menuitem').allInnerTexts();
      await panel.press('Escape');
      return offered.some((it) => it.includes('Roll Back…'));
    };
    expect([await menuOf(/churn@4/), await menuOf(/churn@3/), await menuOf(/churn@2/)]).toEqual([true, true, false]);
    const torn = await open({ model: 'torn' });
    const gone = torn.versions.getByRole('row', { name: /churn@1 .*Purged, but in staging/ });
    expect(await gone.locator('.mark.live').count()).toBe(1);
  });

  it('shows a drill that failed as loudly as a gate that failed', async () => {
    const panel = await open();
    const failed = panel.versions.getByText('failed 2026-10-30').filter({ visible: true });
    expect(await failed.locator('.mark.fail').count()).toBe(1);
    const colours = await panel.versions.evaluate((table) => {
      const [name, word] = ['tbody b', 'td .sign:has(.mark.fail)'].map((it) => table.querySelector(it));
      return [name, word].map((it) => (it ? getComputedStyle(it).color : ''));
    });
    expect(colours[0]).toBe(colours[1]);
    const narrow = await open({ size: { width: 300, height: 900 } });
    await narrow.versions.getByText('drill failed 2026-10-30').waitFor();
  });

  it('draws a drill that passed as a gate that passed, with how long it took', async () => {
    const panel = await open();
    const passed = panel.page
      .locator('.drills')
      .getByRole('row', { name: /passed/ })
      .first();
    expect(await passed.locator('.mark.pass').count()).toBe(1);
    expect(await panel.page.locator('.drills').getByRole('cell', { name: '1 min 14 s' }).count()).toBe(1);
    const proven = panel.versions.getByText('proven 2026-11-20').first();
    expect(await proven.locator('.mark.pass').count()).toBe(1);
  });

  it('says of the last events how long ago they were, and when to the minute to whoever points at that', async () => {
    const panel = await open();
    const [first] = await panel.section('Last events').locator('tbody .day').all();
    expect(await first?.innerText()).toBe('1 d ago');
    expect(await first?.getAttribute('data-tip')).toBe('2026-11-20 12:00 UTC');
  });

  it('shows the first lines of a reason as long as a document, and more of it to whoever points at it', async () => {
    const panel = await open();
    const reason = 'it is a long story. '.repeat(3000);
    await panel.page.evaluate((detail) => window.fakeModel.happenFor(detail), reason);
    const said = panel
      .section('Last events')
      .locator('.clamped', { hasText: 'it is a long story.' })
      .filter({ visible: true });
    await said.waitFor();
    expect((await said.boundingBox())?.height).toBeLessThan(100);
    await said.hover();
    const tip = panel.page.getByRole('tooltip');
    await tip.waitFor();
    expect((await tip.textContent())?.length).toBeGreaterThan(1000);
    expect(await tip.textContent()).toContain('…');
    expect(await tip.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
  });

  it('draws minutes where everything happened within minutes', async () => {
    const panel = await open({ model: 'young' });
    expect(await panel.page.locator('.moment').innerText()).toBe(
      'now, 2026-11-21 12:00: churn@1, promoted by ana: “first model”',
    );
    await panel.page.getByRole('slider', { name: 'Day' }).focus();
    await panel.press('Shift+ArrowLeft', 'ArrowLeft');
    expect(await panel.page.locator('.moment').innerText()).toMatch(/^2026-11-21 11:49: nothing in production/);
    const span = await panel.page.locator('.span rect').first().boundingBox();
    expect(span?.width).toBeGreaterThan(100);
    await panel.button('Show as Table').click();
    expect(await panel.section('Which was live when').innerText()).toContain('2026-11-21 11:54');
  });

  it('tells two packages of one number apart, and asks for the one that is chosen', async () => {
    const panel = await open({ model: 'torn' });
    const twins = panel.versions.getByRole('row', { name: /churn@4/ });
    expect(await twins.count()).toBe(2);
    await twins.filter({ hasText: '9c0ffee1' }).click();
    await panel.page.locator('.rail', { hasText: 'sha256:9c0ffee1' }).waitFor();
    expect(await twins.evaluateAll((rows) => rows.map((row) => row.ariaSelected))).toEqual(['false', 'true']);
    const other = `sha256:${'9c0ffee1'.padEnd(64, '2')}`;
    expect((await panel.asked('detail')).at(-1)).toEqual({ model: 'churn', version: 4, digest: other });
    await twins.filter({ hasText: '9c0ffee1' }).click({ button: 'right' });
    await panel.page.getByRole('menuitem', { name: 'Verify' }).click();
    expect((await panel.asked('act')).at(-1)).toMatchObject({ action: 'verify', version: 4, digest: other });
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await panel.tab('Files').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@4 sha256:44b90e2f' });
    await expect.poll(async () => (await panel.asked('detail')).at(-1)).not.toMatchObject({ digest: other });
  });

  it('offers nothing that needs the bytes of a version that is gone for good', async () => {
    const panel = await open({ model: 'torn' });
    await panel.button('Actions for churn@1').click();
    expect(await panel.page.getByRole('menuitem').allInnerTexts()).toEqual(['Copy Digest']);
  });

  it('opens what a box of the lineage, a fact and an event stand for', async () => {
    const panel = await open();
    await panel.page
      .locator('tend-lineage')
      .getByRole('button', { name: /run rf-112/ })
      .click();
    await panel.page.getByRole('complementary').getByRole('button', { name: 'rf-112' }).click();
    await panel.button('Drill passed').click();
    const [box, fact, event] = await panel.asked('openTarget');
    expect([box, fact]).toEqual([{ target: 'run:rf-112' }, { target: 'run:rf-112' }]);
    expect(event).toEqual({ target: expect.stringMatching(/^event:sha256:/) as string });
  });

  it('shows a version that comes in, and keeps what is chosen', async () => {
    const panel = await open();
    await panel.page.evaluate(() => window.fakeModel.register());
    await panel.page.getByRole('row', { name: /churn@5/ }).waitFor();
    expect(await panel.page.getByRole('heading', { name: 'Lineage of churn@3' }).count()).toBe(1);
  });

  it('keeps what it shows when an answer fails, says so in a sentence, and asks again', async () => {
    const panel = await open();
    await panel.page.evaluate(() => {
      window.fakeModel.failNext('page');
      window.fakeModel.tell('changed', null);
    });
    const alert = panel.page.getByRole('alert');
    expect(await alert.innerText()).toContain('The store is locked by another window. What is shown may be old.');
    expect(await panel.versions.count()).toBe(1);
    await panel.button('Try Again').click();
    await alert.waitFor({ state: 'detached' });
  });

  it('has room for why something happened in a panel of 300 px', async () => {
    const { page } = await open({ size: { width: 300, height: 900 } });
    const why = page.getByText('ana: “retrained after drift', { exact: false }).filter({ visible: true });
    expect((await why.boundingBox())?.width).toBeGreaterThan(90);
  });

  it('is as it was after a reload', async () => {
    const panel = await open();
    await panel.versions.focus();
    await panel.press('ArrowUp');
    await panel.page.getByRole('slider', { name: 'Day' }).focus();
    await panel.press('Shift+ArrowLeft');
    await panel.tab('Files').click();
    await panel.page.reload();
    await panel.settled();
    expect(await panel.tab('Files').getAttribute('aria-selected')).toBe('true');
    expect(await panel.page.getByRole('combobox', { name: 'Version' }).inputValue()).toMatch(/^sha256:44b90e2f/);
    await panel.tab('Overview').click();
    expect(await panel.page.locator('.moment').innerText()).toMatch(/^2026-10-21: /);
  });

  it('says what it waits for where nothing is there yet', async () => {
    const fresh = await open({ model: 'fresh' });
    expect(await fresh.page.locator('main').innerText()).toMatch(/Nothing is live[\s\S]*No version was in a stage yet/);
    const missing = await open({ model: 'missing' });
    expect(await missing.page.locator('main').innerText()).toContain('No model of this name is registered here');
  });

  it('says what two clones did at once, and settles a number that was given twice', async () => {
    const panel = await open({ model: 'torn' });
    await panel.page
      .getByText('churn@3 and churn@4 are live in production at once: promoting one of them settles it.')
      .waitFor();
    const told = 'contradicted: churn@3 and churn@4 are live at once';
    expect(await panel.page.locator('.moment').innerText()).toContain(told);
    const torn = panel.page.locator('.span.torn');
    const before = panel.page.locator('.span.now:not(.torn)', { hasText: 'churn@3' }).locator('rect');
    const [conflict, alone] = [await torn.locator('rect').boundingBox(), await before.boundingBox()];
    expect(await torn.getAttribute('data-tip')).toContain(told);
    expect(conflict?.x).toBeGreaterThanOrEqual((alone?.x ?? Infinity) + (alone?.width ?? 0));
    await panel.page.getByText('Clocks disagree: the one of bo said otherwise.').waitFor();
    const marked = panel.versions.getByRole('row').filter({ hasText: 'contradicted' });
    expect(await marked.allInnerTexts()).toEqual([expect.stringMatching(/^churn@3\b/)]);
    expect(await marked.getByText('contradicted').isVisible()).toBe(true);
    await panel.button('Show as Table').click();
    expect(await panel.section('Which was live when').locator('tbody').innerText()).toContain(told);
    await panel.button('Settle churn@4…').click();
    expect(await panel.asked('act')).toMatchObject([{ action: 'settle', version: 4 }]);
  });

  it('leaves it to whoever runs a version from the head which one that is', async () => {
    const panel = await open();
    await panel.button('Run Any Version…').click();
    await expect.poll(() => panel.asked('act')).toMatchObject([{ action: 'run', version: null }]);
  });

  it('begins nothing in restricted mode that would be refused, and may from when the folder is trusted', async () => {
    const panel = await open({ trusted: false });
    expect(await panel.button('Run Any Version…').isDisabled()).toBe(true);
    expect(await panel.button('Drill Now…').isDisabled()).toBe(true);
    expect(await panel.button('Promote…').isDisabled()).toBe(true);
    await panel.page.evaluate(() => window.fakeModel.trust());
    await expect.poll(() => panel.button('Drill Now…').isDisabled()).toBe(false);
  });
});
