import type { Locator } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useModelPages } from './modelPage';

const open = useModelPages();

describe('the tabs of a model', () => {
  it('are moved through by arrows, and say how much is behind them', async () => {
    const panel = await open();
    expect((await panel.page.getByRole('tab').allInnerTexts()).map((text) => text.trim())).toEqual([
      ...['Overview', 'Metrics 3', 'Gates', 'Files 7', 'Card 2 of 3', 'Compare', 'Audit 38'],
    ]);
    await panel.tab('Overview').focus();
    await panel.press('ArrowLeft');
    expect(await panel.tab('Audit').getAttribute('aria-selected')).toBe('true');
    await panel.press('ArrowRight', 'ArrowRight');
    await panel.page.getByRole('heading', { name: 'Metrics' }).waitFor();
  });

  it('Metrics shows figures beside what is live, with their points below each other', async () => {
    const panel = await open();
    await panel.tab('Metrics').click();
    await panel.page.getByText('3 metrics, 2 as recorded with its package, 1 as its predictions tell').waitFor();
    const rows = await panel.page.locator('.metrics tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'val_auc primary 0.8600 0.8550 to 0.8660 0.8600 0 0.84 0.88 n = 4',
      'recall at 10 % 0.4310 0.4100 to 0.4520 0.4120 +0.0190 0.38 0.46 n = 2',
      'log_loss 0.3121 – – – known of this version alone',
    ]);
  });

  it('Metrics shows the interval of a change against what is live, of predictions of both', async () => {
    const panel = await open();
    await panel.tab('Metrics').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@4' });
    const change = panel.page.locator('.metrics tbody tr', { hasText: 'recall at 10 %' });
    await change.getByText('−0.0113 to +0.0412').waitFor();
    expect((await panel.asked('comparison')).at(-1)).toMatchObject({ version: 4, against: null });
  });

  it('Metrics shows what was recorded of a version whose files are not here, and says that they are not', async () => {
    const panel = await open();
    await panel.tab('Metrics').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@1' });
    await panel.page.getByText('The bytes of churn@1 are not here').waitFor();
    expect(await panel.page.locator('.metrics tbody tr').count()).toBe(3);
  });

  it('Compare shows what differs between two versions, in the order in which they were chosen', async () => {
    const panel = await open();
    await panel.versions.getByRole('row', { name: /churn@4/ }).click();
    await panel.button('Compare…').click();
    await panel.page.getByRole('heading', { name: 'churn@4 beside churn@3' }).waitFor();
    await panel.page.getByRole('combobox', { name: 'Beside' }).selectOption({ label: 'churn@1' });
    await panel.page.getByRole('heading', { name: 'churn@4 beside churn@1' }).waitFor();
    const table = panel.page.locator('table.changes');
    expect(await table.locator('thead th').allInnerTexts()).toEqual(['Fact', 'churn@4', 'churn@1']);
    const facts = () => table.locator('tbody th').allInnerTexts();
    const differing = await facts();
    expect(differing).toContain('Inputs');
    expect(differing).not.toContain('Outputs');
    await panel.page.getByRole('checkbox', { name: 'Only Differences' }).uncheck();
    expect(await facts()).toContain('Outputs');
    expect(await panel.section('On the same rows').locator('thead th').allInnerTexts()).toEqual([
      ...['Metric', 'churn@4', 'churn@1', 'better by', '95 % interval'],
    ]);
    const figures = await panel.section('On the same rows').locator('tbody tr').first().locator('td').allInnerTexts();
    expect(figures).toEqual(['0.871', '0.860', '+0.011', '0.006 to 0.016']);
    await panel.page.getByText('Right, and +, is better.', { exact: true }).waitFor();
    const drawn = await panel.page.getByRole('img', { name: /^Better than churn@1 by/ }).getAttribute('aria-label');
    expect(drawn).toMatch(/log_loss \+0\.004, from −0\.013 to \+0\.021/);
    expect(drawn).not.toContain('gate');
    await panel.button('Compare Their Runs').click();
    expect(await panel.asked('openTarget')).toEqual([{ target: 'runs:rf-4,rf-1' }]);
    expect(await panel.seriousProblems()).toEqual([]);
    expect(await panel.tooWide()).toBe(0);
    await panel.page.reload();
    await panel.page.getByRole('heading', { name: 'churn@4 beside churn@1' }).waitFor();
  });

  it('Compare shows what each gate says of both, in the order in which they were chosen', async () => {
    const panel = await open();
    await panel.versions.getByRole('row', { name: /churn@4/ }).click();
    await panel.button('Compare…').click();
    await panel.page.getByRole('combobox', { name: 'Beside' }).selectOption({ label: 'churn@1' });
    const gates = panel.section('Gates');
    await gates.getByRole('columnheader', { name: 'churn@1' }).waitFor();
    expect(await gates.locator('thead th').allInnerTexts()).toEqual(['Gate', 'churn@4', 'churn@1']);
    const rows = await gates.locator('tbody tr').allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      ...['latency Fail Pass', 'slice south/pro Inconclusive Waived', 'restore-drill Not run Pass'],
      ...['approvals Waiting Pass', 'metric val_auc Pass Pass', 'champion Pass Pass', 'no-data-errors Pass Pass'],
      ...['pickle Pass Pass', 'package-verified Pass Pass', 'contract Pass Pass'],
    ]);
    const asked = (await panel.asked('promotion')).slice(-2);
    expect(asked).toMatchObject([
      { version: 4, stage: 'production' },
      { version: 1, stage: 'production' },
    ]);
  });

  it('Compare says of what is live when its gates were decided', async () => {
    const panel = await open();
    await panel.versions.getByRole('row', { name: /churn@4/ }).click();
    await panel.button('Compare…').click();
    await panel.page.getByRole('combobox', { name: 'Beside' }).selectOption({ label: 'churn@3' });
    const gates = panel.section('Gates');
    await gates.getByText('decided 2026-09-28').waitFor();
    expect(await gates.locator('thead th').allInnerTexts()).toEqual(['Gate', 'churn@4', 'churn@3\ndecided 2026-09-28']);
  });

  it('Compare says once above the gates why they are not there, and nothing there of what else failed', async () => {
    const panel = await open();
    await panel.versions.getByRole('row', { name: /churn@4/ }).click();
    await panel.button('Compare…').click();
    const gates = panel.section('Gates');
    await gates.getByRole('table').waitFor();
    await panel.page.evaluate(() => window.fakeModel.failNext('promotion'));
    await panel.page.getByRole('combobox', { name: 'Beside' }).selectOption({ label: 'churn@1' });
    await gates.getByRole('alert').filter({ hasText: 'The store is locked by another window.' }).waitFor();
    await gates.getByRole('button', { name: 'Try Again' }).click();
    await gates.getByRole('alert').waitFor({ state: 'detached' });
    await panel.page.evaluate(() => window.fakeModel.failNext('openTarget'));
    await panel.button('Compare Their Runs').click();
    await panel.page.getByRole('alert').first().waitFor();
    expect(await gates.getByRole('alert').count()).toBe(0);
  });

  it('Gates are looked at only when they are to be seen, for the version and the stage that are chosen', async () => {
    const panel = await open();
    expect(await panel.asked('promotion')).toEqual([]);
    await panel.tab('Gates').click();
    await panel.page.getByText('churn@3 is live in production already.', { exact: false }).waitFor();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@4' });
    await panel.page.getByRole('combobox', { name: 'Stage' }).selectOption('staging');
    await panel.page.getByText('Ready. 2 gates pass.', { exact: false }).waitFor();
    expect((await panel.asked('promotion')).at(-1)).toMatchObject({ model: 'churn', version: 4, stage: 'staging' });
    expect((await panel.tab('Gates').innerText()).trim()).toBe('Gates 2 of 2');
  });

  it('Gates of a version that is live say so with its icon, and offer no promotion', async () => {
    const panel = await open();
    await panel.tab('Gates').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@3' });
    const line = panel.page.locator('.live-line', { hasText: 'churn@3 is live in production already.' });
    await line.locator('.mark.live').waitFor();
    expect(await line.getByRole('button').count()).toBe(0);
    const gates = panel.section('Gates');
    await gates.getByText('as decided at its promotion on 2026-09-28', { exact: false }).waitFor();
    expect(await gates.getByRole('button', { name: 'Run All Again' }).count()).toBe(0);
    expect((await panel.tab('Gates').innerText()).trim()).toBe('Gates 9 of 10');
  });

  it('Gates of what was promoted before one was declared say that none stood there then', async () => {
    const panel = await open();
    await panel.tab('Gates').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@3' });
    await panel.page.getByRole('combobox', { name: 'Stage' }).selectOption('shadow');
    await panel.section('Gates').getByText('No gate stood before this stage then.').waitFor();
  });

  it('come back with the version that was chosen after a reload', async () => {
    const panel = await open();
    await panel.tab('Metrics').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@2' });
    await panel.page.reload();
    await panel.settled();
    expect(await panel.tab('Metrics').getAttribute('aria-selected')).toBe('true');
    const chosen = panel.page.getByRole('combobox', { name: 'Version' }).locator('option:checked');
    expect((await chosen.innerText()).trim()).toBe('churn@2');
  });

  it('keep the stage whose gates are looked at over a reload', async () => {
    const panel = await open();
    await panel.tab('Gates').click();
    const stage = panel.page.getByRole('combobox', { name: 'Stage' });
    await stage.selectOption('staging');
    await panel.page.reload();
    await panel.settled();
    expect(await stage.inputValue()).toBe('staging');
  });

  it('Files open where the bytes are here, and say where they are otherwise', async () => {
    const panel = await open();
    await panel.tab('Files').click();
    await panel.button('README.md').click();
    expect(await panel.asked('openEvidence')).toMatchObject([
      { version: 3, evidence: { kind: 'packaged', path: 'README.md' } },
    ]);
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@1' });
    await panel.page
      .getByText('The bytes of churn@1 are not here: it was archived to archive/churn-1.', { exact: false })
      .waitFor();
    expect(await panel.button('README.md').count()).toBe(0);
    await panel.button('Restore…').click();
    expect(await panel.asked('act')).toMatchObject([{ action: 'restore', version: 1 }]);
  });

  it('Card shows what was written, whole and in its order, and asks apart from it what was not', async () => {
    const panel = await open();
    await panel.tab('Card').click();
    const card = panel.page.locator('.card');
    await card.getByRole('heading', { name: 'Who leaves' }).waitFor();
    const headings = await card
      .getByRole('heading')
      .evaluateAll((all) => all.map((it) => [it.tagName, it.textContent]));
    expect(headings).toEqual([
      ['H3', 'Who leaves'],
      ['H4', 'Intended use'],
      ['H5', 'Out of scope'],
      ['H4', 'How to get started'],
      ['H6', 'Beyond'],
      ['H4', 'Contact and ownership'],
      ['H3', 'Not answered yet'],
    ]);
    expect(await card.locator('article').innerText()).toContain('Bought by the retention team.');
    expect(await panel.section('Not answered yet').innerText()).toBe(
      'Not answered yet\nFairness\nFor whom is it worse, and by how much?',
    );
  });

  it('Card of a version whose bytes are elsewhere says so, and counts and asks nothing', async () => {
    const panel = await open();
    await panel.tab('Card').click();
    await panel.page.getByRole('combobox', { name: 'Version' }).selectOption({ label: 'churn@1' });
    await panel.page.getByText('The bytes of churn@1 are not here: it was archived', { exact: false }).waitFor();
    expect((await panel.tab('Card').innerText()).trim()).toBe('Card');
    expect(await panel.page.locator('.card').count()).toBe(0);
    expect(await panel.button('Edit Card').count()).toBe(0);
    await panel.button('Restore…').click();
    expect(await panel.asked('act')).toMatchObject([{ action: 'restore', version: 1 }]);
  });

  it('Card shows its Markdown as what it means, without HTML, pictures and links to elsewhere than the web', async () => {
    const panel = await open();
    await panel.tab('Card').click();
    const card = panel.page.locator('.card article');
    const texts = (selector: string) => card.locator(selector).allInnerTexts();
    await card.locator('table').first().waitFor();
    expect(await texts('p')).toEqual([
      'Bought by the retention team.',
      'Says which customers are likely to leave within 30 days.',
      'Not for customers of less than 60 days; see the rules and here.',
      'Owners & users:',
      '<img src=x> a curve',
      'The owners.',
    ]);
    expect(await texts('> ol > li')).toEqual(['Ask for access.', 'Do:\none\ntwo', 'Wait.']);
    expect(await texts('> ol > li > ul > li')).toEqual(['one', 'two']);
    expect(await texts('blockquote ol[start="3"] > li')).toEqual(['ask first\n☑ was asked']);
    expect(await texts('p b, p a, li code, li i, pre')).toEqual([
      ...['60 days', 'the rules', 'plan', 'asked', '# load **it**'],
    ]);
    expect(await texts('> ul li')).toEqual([
      'South and pro has few rows.',
      'plan is asked for, not val_plan_id\nsince 2026',
      'since 2026',
    ]);
    expect(await card.locator('table').locator('th, td').allInnerTexts()).toEqual([
      ...['Metric', 'Value', 'val_auc', '0.7168528411850412', 'a|b', '0.5'],
      ...['data', 'rows', 'digest', 'data/customers.csv', '7043', `sha256:${'0123456789abcdef'.repeat(4)}`],
    ]);
    expect(await card.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'https://example.com/rules',
      'mailto:owner@example.com',
    ]);
    expect(await texts('td.value')).toEqual(['0.7168528411850412', '0.5', '7043']);
    for (const whole of ['rows', 'data/customers.csv'])
      expect(await linesOf(card.getByText(whole, { exact: true }))).toBe(1);
    expect(await card.locator('img').count()).toBe(0);
    expect(await panel.seriousProblems()).toEqual([]);
  });

  it('Audit reaches the first event', async () => {
    const panel = await open();
    await panel.tab('Audit').click();
    await expect.poll(() => panel.section('Audit').locator('tbody tr').count()).toBe(38);
    expect(await panel.button('Show').count()).toBe(0);
  });

  it('Audit misses no event that comes while it is open, however many, and tells the minute of each', async () => {
    const panel = await open();
    await panel.tab('Audit').click();
    const rows = panel.section('Audit').locator('tbody tr');
    await expect.poll(() => rows.count()).toBe(38);
    for (const [came, all] of [
      [2, 40],
      [9, 49],
    ] as const) {
      await panel.page.evaluate((count) => window.fakeModel.happen(count), came);
      await expect.poll(() => rows.count()).toBe(all);
    }
    expect(await rows.first().locator('.day').innerText()).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
  });
});

/** How many lines a text takes. */
function linesOf(text: Locator): Promise<number> {
  return text.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map(({ top }) => top)).size;
  });
}
