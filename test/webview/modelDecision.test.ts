import { describe, expect, it } from 'vitest';
import { useModelPages } from './modelPage';

const open = useModelPages();

describe('the decision of a promotion', () => {
  it('keeps the focus on the next step after one is done', async () => {
    const panel = await open({ promote: 4 });
    await panel.button('Run Restore Drill').focus();
    await panel.press('Enter');
    await expect.poll(() => panel.button('Run Restore Drill').isDisabled()).toBe(true);
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    const focused = () => panel.page.evaluate(() => document.activeElement?.textContent.trim());
    await expect.poll(focused).toBe('Run Restore Drill');
  });

  it('says of damaged bytes what helps, with digests that can be read, and offers no waiver', async () => {
    const panel = await open({ promote: 7 });
    const stops = panel.section('What says stop');
    await panel.page.getByText('Promote is off until every gate passes.').waitFor();
    expect(await panel.button('Waive a Gate…').count()).toBe(0);
    expect(await stops.innerText()).toContain('digest sha256:aaaaaaaaaaaa, not sha256:bbbbbbbbbbbb.');
    await stops.getByRole('button', { name: 'Sign…' }).click();
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await expect.poll(() => panel.button('Restore…').isEnabled()).toBe(true);
    await panel.button('Restore…').click();
    await expect
      .poll(() => panel.asked('act'))
      .toMatchObject([
        { action: 'sign', version: 7 },
        { action: 'restore', version: 7 },
      ]);
  });

  it('offers no waiver to whoever may give none, and says why', async () => {
    const panel = await open({ promote: 6 });
    await panel.page.getByText('every gate passes or is waived. You made it: somebody else has to.').waitFor();
    expect(await panel.button('Waive a Gate…').count()).toBe(0);
  });

  it('shows the command of a gate as code, which leaves what came of it the room', async () => {
    const panel = await open({ promote: 6 });
    const row = panel.section('Gates').locator('tbody tr').first();
    expect(await row.locator('th code').innerText()).toBe(`python3 -c "print('smoke ok')" --slice south`);
    const [gate, result] = [await row.locator('th').boundingBox(), await row.locator('td.long').first().boundingBox()];
    expect(result?.width).toBeGreaterThan(gate?.width ?? Infinity);
    expect(gate?.width).toBeGreaterThan(109);
  });

  it('says of a notice that stops what every gate lets pass how it is taken back, and lets others approve', async () => {
    const panel = await open({ promote: 9 });
    await panel.page.getByText('churn@9 is deprecated, and Promote is off as long as that notice holds').waitFor();
    expect(await panel.page.getByText('until every gate passes').count()).toBe(0);
    await panel.button('Take Notice Back…').click();
    await panel.page.evaluate(() => window.fakeModel.finishAct());
    await expect.poll(() => panel.button('Approve…').isEnabled()).toBe(true);
    await panel.button('Approve…').click();
    await expect
      .poll(() => panel.asked('act'))
      .toMatchObject([
        { action: 'reinstate', version: 9 },
        { action: 'approve', version: 9, stage: 'production' },
      ]);
  });

  it('says what speaks for it also where something stops it', async () => {
    const { page } = await open({ promote: 4 });
    const titles = page.getByRole('heading', { name: /^What says/ });
    expect(await titles.allInnerTexts()).toEqual(['What says stop', 'What says go']);
    const go = await page.getByRole('region', { name: 'What says go' }).locator('li').allInnerTexts();
    expect(go.join()).toContain('metric');
    expect(go.join()).not.toContain('restore-drill');
  });

  it('lists what was waived by itself and never as a reason to go, and there every gate that passes', async () => {
    const { page } = await open({ promote: 5 });
    const titles = page.getByRole('heading', { name: /^What (says|is)/ });
    expect(await titles.allInnerTexts()).toEqual(['What is waived', 'What says go']);
    const said = (name: string) => page.getByRole('region', { name }).locator('li').allInnerTexts();
    expect(await said('What is waived')).toEqual(['slice south/pro: by bo until 2027-01-31: “700 rows by then”']);
    const go = (await said('What says go')).join('\n');
    expect(go).not.toContain('waived');
    expect(go).not.toContain('slice south/pro');
    for (const gate of ['latency', 'restore-drill', 'approvals', 'package-verified']) expect(go).toContain(`${gate}: `);
  });

  it('puts what only has to be known first of what says go', async () => {
    const { page } = await open({ promote: 8 });
    const said = page.getByRole('region', { name: 'What says go' }).locator('li');
    expect(await said.first().innerText()).toContain('No version of churn ever was in "canary".');
    expect(await page.getByText('What says stop').count()).toBe(0);
  });
});
