import { describe, expect, it } from 'vitest';
import { shorten } from '../../src/base/text';
import { useModelPages, type ModelPageOptions } from './modelPage';

const open = useModelPages();

const states = (rows: readonly string[]) => rows.map((row) => row.trim().split(/\s{2,}|\t/)[0]);

describe('the page of a promotion', () => {
  it('says first whether it can be done, and the worst gate first', async () => {
    const { page } = await open({ promote: 4 });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/^Promote churn@4 to/);
    await page.getByText('Not ready.', { exact: true }).waitFor();
    const verdicts = await page.locator('.gates tbody td:first-child').allInnerTexts();
    expect(states(verdicts).slice(0, 5)).toEqual(['Fail', 'Inconclusive', 'Not run', 'Waiting', 'Pass']);
  });

  it('offers what is possible now: a drill, while promoting is off', async () => {
    const panel = await open({ promote: 4 });
    expect(await panel.button('Promote').isDisabled()).toBe(true);
    await panel.button('Run Restore Drill').click();
    expect(await panel.asked('act')).toEqual([
      { action: 'drill', version: 4, stage: 'production', reason: null, gate: null },
    ]);
  });

  it('says how far it is while something is under way, and takes nothing else meanwhile', async () => {
    const panel = await open({ promote: 4 });
    await panel.button('Run Restore Drill').click();
    await panel.page.evaluate(() =>
      window.fakeModel.tell('progress', { text: 'Drilling churn@4: making its environment', share: 0.4 }),
    );
    await panel.page.getByText('Drilling churn@4: making its environment').waitFor();
    expect(await panel.button('Run Restore Drill').isDisabled()).toBe(true);
    await panel.page.evaluate(() => {
      window.fakeModel.tell('progress', null);
      window.fakeModel.finishAct();
    });
    await panel.settled();
    expect(await panel.button('Run Restore Drill').isDisabled()).toBe(false);
  });

  it('shows the commands that would run before they do, and runs none in restricted mode', async () => {
    const panel = await open({ promote: 4, trusted: false });
    await panel.page.getByText('python -m bench --rows 10000').waitFor();
    expect(await panel.button('Run Restore Drill').isDisabled()).toBe(true);
  });

  it('lets every stage be read in full where it is chosen', async () => {
    const panel = await open({ promote: 4 });
    const stage = panel.page.getByRole('combobox', { name: 'Stage' });
    const cut = await stage.evaluate((field) => {
      const select = field as HTMLSelectElement;
      select.add(new Option('canary-of-the-northern-region', 'canary', false, true));
      const shown = document.createElement('span');
      shown.textContent = 'canary-of-the-northern-region';
      select.parentElement?.append(shown);
      const style = getComputedStyle(select);
      const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      return shown.getBoundingClientRect().width - room;
    });
    expect(cut).toBeLessThanOrEqual(1);
  });

  it('promotes with the reason that was typed, and not without one', async () => {
    const panel = await open({ promote: 5 });
    const reason = panel.page.getByRole('textbox', { name: 'Reason' });
    await panel.button('Promote to Production').click();
    expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await panel.asked('act')).toEqual([]);
    await reason.fill('Learns the November price list');
    await panel.press('Control+Enter');
    expect(await panel.asked('act')).toEqual([
      { action: 'promote', version: 5, stage: 'production', reason: 'Learns the November price list', gate: null },
    ]);
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await expect.poll(() => reason.inputValue()).toBe('');
  });

  it('leads from each gate to what it rests on, and says so to a screen reader', async () => {
    const panel = await open({ promote: 4 });
    for (const name of ['predictions, 20,000 rows: evidence of metric val_auc', 'opcode scan: evidence of pickle'])
      await panel.button(name).click();
    const of = { version: 4, digest: `sha256:${'4b1d07ac'.padEnd(64, '1')}`, stage: 'production' };
    expect(await panel.asked('openEvidence')).toEqual([
      { ...of, evidence: { kind: 'packaged', path: 'evidence/predictions.parquet' } },
      { ...of, evidence: { kind: 'packaged', path: 'model.pkl' } },
    ]);
    // Nothing to look at is no link.
    expect(await panel.page.getByRole('button', { name: /app\/openapi\.json/ }).count()).toBe(0);
  });

  it('draws intervals beside the figures where there is room, and never over them', async () => {
    for (const [promote, beside] of [
      [4, true],
      [6, false],
    ] as const) {
      const { page } = await open({ promote });
      const figures = await page.locator('.champion table').boundingBox();
      const drawing = await page.locator('tend-intervals').boundingBox();
      if (!figures || !drawing) throw new Error('Both are to be seen.');
      expect(drawing.x >= figures.x + figures.width).toBe(beside);
      expect(drawing.y >= figures.y + figures.height).toBe(!beside);
      // Below the figures no row of theirs names the interval.
      const names = page.locator('.intervals text').filter({ hasText: /^(?!better|margin|[+−]?[\d.]+$)/ });
      const metrics = await page.locator('.champion tbody th').allInnerTexts();
      expect(await names.allTextContents()).toEqual(
        beside ? [] : metrics.map((text) => shorten(text.replace(/ lower is better$/, ''), 24)),
      );
      if (!beside) continue;
      const lines = await page
        .locator('.champion tbody tr, .interval')
        .evaluateAll((all) => all.map((it) => it.getBoundingClientRect()).map(({ y, height }) => y + height / 2));
      for (const [at, middle] of lines.slice(0, 3).entries())
        expect(Math.abs(middle - (lines[at + 3] ?? 0))).toBeLessThan(6);
    }
  });

  it('shows what cannot be done now and what is not written yet in faint words in high contrast, and underlines links', async () => {
    const colours = async (options: ModelPageOptions) => {
      const panel = await open({ promote: 4, theme: 'highContrast', ...options });
      return panel.page.evaluate(() => {
        const off = document.querySelector('.buttons button:disabled');
        const reason = document.querySelector('textarea');
        const link = document.querySelector('.link:not(:disabled)');
        if (!off || !reason || !link) throw new Error('Something of the page is missing.');
        const looks = (style: CSSStyleDeclaration) => `${style.color} ${style.opacity}`;
        const placeholder = looks(getComputedStyle(reason, '::placeholder'));
        return [looks(getComputedStyle(off)), placeholder, getComputedStyle(link).textDecorationLine];
      });
    };
    expect(await colours({})).toEqual(['rgb(165, 165, 165) 1', 'rgba(255, 255, 255, 0.7) 1', 'underline']);
    // The browser's own grey of what is disabled is a bright green in the palettes of Windows.
    expect(await colours({ forcedColors: 'active' })).toEqual(['rgb(0, 0, 0) 0.6', 'rgb(0, 0, 0) 0.6', 'underline']);
  });

  it('keeps the reason over a reload', async () => {
    const panel = await open({ promote: 5 });
    await panel.page.getByRole('textbox', { name: 'Reason' }).fill('Half a thought');
    await panel.page.reload();
    await panel.settled();
    expect(await panel.page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Half a thought');
  });

  it('lists the facts that matter first, and all that differ when asked', async () => {
    const { page } = await open({ promote: 6 });
    const facts = page.locator('.changes tbody tr');
    expect(await facts.count()).toBe(8);
    await page.getByRole('button', { name: 'Show All 14' }).click();
    expect(await facts.count()).toBe(14);
  });

  it('looks at another stage when it is chosen', async () => {
    const panel = await open({ promote: 4 });
    await panel.page.getByRole('combobox', { name: 'Stage' }).selectOption('staging');
    await panel.button('Promote to Staging').waitFor();
    expect(await panel.asked('promotion')).toEqual([
      { model: 'churn', version: 4, stage: 'production' },
      { model: 'churn', version: 4, stage: 'staging' },
    ]);
    expect(await panel.section('Against the champion').count()).toBe(0);
    expect(await panel.section('What changes').innerText()).toContain(
      'churn@4 would be the first version to go live in staging',
    );
  });

  it('offers nothing for what is live already', async () => {
    const panel = await open({ promote: 3 });
    await panel.page.getByText('It is live in production.', { exact: true }).waitFor();
    await panel.page.getByText('commit it, and every clone knows').waitFor();
    expect(await panel.page.getByText('What says stop').count()).toBe(0);
    expect(await panel.page.getByRole('textbox', { name: 'Reason' }).count()).toBe(0);
  });

  it('says of what is live already that it is on its way out', async () => {
    const panel = await open({ promote: 10 });
    const said = panel.page.getByText('It is live in production, and deprecated.', { exact: true });
    await said.waitFor();
    expect(await panel.page.locator('.live-line .mark').getAttribute('class')).toContain('deprecated');
  });

  it('says of the champion in words what the intervals draw', async () => {
    const { page } = await open({ promote: 4 });
    const chart = page.getByRole('img', { name: /^Better than churn@3 by/ });
    expect(await chart.getAttribute('aria-label')).toContain(
      'log_loss +0.004, from −0.013 to +0.021: no gate judges the difference',
    );
    expect(await chart.locator('.interval.unjudged').count()).toBe(2);
    const margin = await chart.locator('.margin').boundingBox();
    const rows = await page.locator('.champion tbody tr').allInnerTexts();
    expect(margin?.height).toBeLessThan(30);
    expect(rows[2]?.replace(/\s+/g, ' ')).toBe('log_loss lower is better 0.442 0.438 +0.004 −0.013 to 0.021');
    await page
      .getByText('Right, and +, is better; a dot is within the margin, grey is a difference that no gate judges.')
      .waitFor();
  });

  it('can be asked for as text, for whoever has to approve', async () => {
    const panel = await open({ promote: 4 });
    await panel.button('Copy Approval Request').click();
    expect(await panel.asked('act')).toMatchObject([
      { action: 'copy-approval-request', version: 4, stage: 'production' },
    ]);
  });
});
