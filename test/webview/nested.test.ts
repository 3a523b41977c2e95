import { describe, expect, it } from 'vitest';
import { usePanels } from './panelPage';
import { flatView } from './views';

const open = usePanels();

describe('a run with others nested in it', () => {
  it('says how many of them are shown', async () => {
    const panel = await open({ runs: 'nested', state: flatView });
    const count = panel.grid.locator('[data-row]', { hasText: 'search' }).locator('.n');
    expect(await count.innerText()).toBe('3');
    await panel.filter.fill('metrics.val_auc > 0.75');
    await expect.poll(() => count.innerText()).toBe('2/3');
    expect(await count.getAttribute('data-tip')).toBe('2 of 3 nested runs shown');
    await panel.picture('panel-nested');
  });

  it('shows under a filter what was found in it, and stands without it as it stood before', async () => {
    const panel = await open({ runs: 'nested', state: flatView });
    const search = panel.grid.locator('[data-row]', { hasText: 'search' });
    const trial = panel.grid.locator('[data-row]', { hasText: 'trial-1' });
    await search.locator('[data-part=twistie]').click();
    await trial.waitFor();
    await panel.filter.fill("params.a_trial in ('1', '2')");
    await search.getByText('2 of 3 children shown').waitFor();
    await trial.waitFor();
    await search.locator('[data-part=twistie]').click();
    await search.getByText('2 of 3 children inside it, folded').waitFor();
    expect(await trial.count()).toBe(0);
    await panel.filter.fill('');
    await trial.waitFor();
  });

  it('is not taken with those that the filter lets through, but can be chosen by itself', async () => {
    const panel = await open({ runs: 'nested', state: { ...flatView, filter: "params.a_trial in ('1', '2')" } });
    await panel.grid.locator('[data-row]', { hasText: 'trial-1' }).waitFor();
    await panel.grid.focus();
    await panel.press('Control+a');
    await panel.status.getByText('2 runs selected').waitFor();
    const parent = panel.grid.locator('[data-row]', { hasText: 'search' });
    expect(await parent.getAttribute('aria-selected')).toBe('false');
    await parent.locator('.name').click();
    await panel.status.getByText('1 run selected').waitFor();
    await panel.press('Shift+ArrowDown');
    expect(await parent.getAttribute('aria-selected')).toBe('false');
    await panel
      .row(2)
      .locator('.name')
      .click({ modifiers: ['Shift'] });
    await panel.status.getByText('2 runs selected').waitFor();
    expect(await parent.getAttribute('aria-selected')).toBe('false');
  });

  it('leaves each of them its marker in the cells of metrics too, also one that has no inside', async () => {
    const slots = { circle: 0, cross: 5, hollow: 6 };
    const marked = Object.values(slots).map((slot, trial) => ({
      row: { type: 'run' as const, id: `run-${trial + 2}` },
      slot,
    }));
    const panel = await open({ runs: 'nested', state: { ...flatView, layout: 'right', marked } });
    const search = panel.grid.locator('[data-row]', { hasText: 'search' });
    await search.locator('[data-part=twistie]').click();
    const strokes = () =>
      panel.grid
        .locator('[data-row]', { hasText: 'trial-' })
        .locator('.bar .marker')
        .evaluateAll((all) => all.map((marker) => getComputedStyle(marker).stroke));
    await expect.poll(async () => (await strokes()).filter((stroke) => stroke.startsWith('rgb')).length).toBe(3);
  });

  it('says where it was archived that it is shown for its children', async () => {
    const panel = await open({ runs: 'nested', state: flatView });
    const parent = panel.grid.locator('[data-row]', { hasText: 'search' });
    await parent.locator('.name').click({ button: 'right' });
    await panel.menuItem('Archive').click();
    await parent.getByText('archived, shown for its children · 3 of 3 children shown').waitFor();
  });

  it('is marked as the best like any other where one of them is', async () => {
    const panel = await open({ runs: 'nested', state: flatView });
    await panel.row(0).locator('[data-part=twistie]').click();
    const crown = (name: string) => panel.grid.locator('[data-row]', { hasText: name }).locator('.crown svg.best');
    await crown('trial-2').first().waitFor();
    expect(await crown('trial-1').count()).toBe(0);
  });

  it('is one run of its group', async () => {
    const model = { kind: 'param', key: 'model' } as const;
    const panel = await open({ runs: 'nested', state: { ...flatView, groupBy: [model] } });
    await panel.row(0).locator('[data-part=twistie]').click();
    const member = panel.grid.locator('.row.member', { hasText: 'search' });
    await member.waitFor();
    expect(await member.locator('.n').count()).toBe(0);
    expect(await panel.row(0).locator('.n').innerText()).toBe('3');
  });

  it('of a saved view whose groups are of a param that no run has is told in the status line', async () => {
    const modle = { kind: 'param', key: 'modle' } as const;
    const panel = await open({ runs: 'nested', state: { ...flatView, groupBy: [modle] } });
    await panel.status.getByText('Group by: No run has params.modle. Did you mean params.model?').waitFor();
  });

  it('is offered groups first by what runs have in common', async () => {
    const panel = await open({ runs: 'nested', state: flatView });
    await panel.grid.focus();
    await panel.press('Shift+ArrowDown');
    await panel.status.getByText('2 runs selected').waitFor();
    await panel.page.getByRole('button', { name: /^Group by/ }).click();
    const list = panel.page.getByRole('dialog', { name: 'Group by' });
    await list.getByText('one run each').waitFor();
    const params = await list.locator('vscode-checkbox').allInnerTexts();
    expect(params.slice(0, 2).map((text) => text.replace(/\s+/g, ' ').trim())).toEqual([
      'model 5 runs',
      'a_trial one run each',
    ]);
    await panel.picture('panel-group-by');
    // What is chosen is no longer in sight among groups.
    await list.locator('vscode-checkbox').first().click();
    await panel.status.getByText('in 2 groups').waitFor();
    expect(await panel.status.getByText('selected').count()).toBe(0);
  });
});
