import { describe, expect, it } from 'vitest';
import { ModelPanel } from './modelPanel';
import { takePicture, takePictures } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

describe('the models of the sample project', () => {
  const window = useWindow(sampleWorkspace);
  const panel = () => new ModelPanel(window.workbench.page);

  it('are in the tree as the ledger tells them, unasked, with what happened to them', async () => {
    const { sideBar } = window.workbench;
    await sideBar.open('Tend');
    for (const view of ['Data', 'Experiments']) await sideBar.fold(view);
    for (const view of ['Models', 'Activity']) await sideBar.unfold(view);
    await sideBar.row('Models', 'species@1').waitFor();
    const rows = await sideBar.rows('Models');
    expect(rows.map(({ label, description }) => `${label} ${description}`)).toEqual([
      expect.stringMatching(/^species production @2, \d+ days$/),
      'species@3 staging since 2026-11-19',
      'species@2 production since 2026-10-23',
      expect.stringMatching(
        /^species@1 archived in archive\/species\/1-06f53e4ec633, deprecated, \d+ days over, use species@2$/,
      ),
    ]);
    const [newest] = await sideBar.rows('Activity');
    expect(newest).toMatchObject({ label: 'species@3 promoted to staging' });
    expect(newest?.description).toMatch(/^ana@example\.com, .+ ago: For the field team to try$/);
    await takePictures(window.workbench, 'models-tree');
  });

  it('are the evidence of validation, deployment and updates', async () => {
    const { sideBar } = window.workbench;
    await sideBar.fold('Activity');
    await sideBar.row('Lifecycle', '2 Data').locator('.monaco-tl-twistie').click();
    for (const stage of ['5 Validation', '6 Deployment', '8 Updates'])
      await sideBar.row('Lifecycle', stage).locator('.monaco-tl-twistie').click();
    await sideBar.row('Lifecycle', 'Retired versions').waitFor();
    const rows = await sideBar.rows('Lifecycle');
    const described = new Map(rows.map(({ label, description }) => [label, description]));
    expect(described.get('Gates passed')).toBe('species@2, 8 of 8 when it went live');
    expect(described.get('Live in production')).toBe('species@2');
    expect(described.get('Restore drill')).toMatch(/^species@2, succeeded \d+ days ago$/);
    expect(described.get('Replaced in production')).toBe('2 times, and rolled back 1 time');
    expect(described.get('Retired versions')).toBe('1 archived');
    await takePictures(window.workbench, 'models-lifecycle');
  });

  it('have a panel that opens with a click on a version, which is selected', async () => {
    const { sideBar } = window.workbench;
    // A page that opens while colours are forced keeps them.
    await window.workbench.setTheme('light');
    await sideBar.row('Models', 'species@3').click();
    await panel().waitFor('species');
    await panel().frame.getByText('Production: species@2 since 2026-10-23').waitFor();
    expect(await panel().frame.getByRole('row', { selected: true }).innerText()).toContain('species@3');
    await panel().frame.getByText('Scanned to the last opcode').waitFor();
    await takePictures(window.workbench, 'model-panel');
  });

  it('are told of in a tab for each thing that one asks', async () => {
    const told = {
      Metrics: /val_accuracy/,
      Gates: /never run for species@3/,
      Files: /species\.joblib/,
      Card: /Intended use/,
      Audit: /Flippers arrived in centimetres/,
    };
    for (const [tab, text] of Object.entries(told)) {
      await panel().tab(tab).click();
      await panel().frame.getByRole('tabpanel').getByText(text).filter({ visible: true }).first().waitFor();
      await takePicture(window.workbench, `model-panel-${tab.toLowerCase()}`, 'dark');
    }
  });

  it('stand in the same tab after the window was reloaded', async () => {
    await window.workbench.reload();
    await panel().waitFor('species');
    await panel()
      .frame.getByRole('tabpanel')
      .getByText(/Flippers arrived/)
      .filter({ visible: true })
      .waitFor();
  });

  it('are promoted on a page that says what would change, what says go and what says stop', async () => {
    await window.workbench.setTheme('light');
    await panel().frame.getByRole('button', { name: 'Promote…' }).click();
    await window.workbench.choose('production');
    await panel().waitFor(/^Promote species@3 to/);
    await panel()
      .frame.getByText(/^Not ready\./)
      .waitFor();
    await panel().frame.getByRole('button', { name: 'Run Restore Drill' }).waitFor();
    expect(await panel().frame.getByRole('button', { name: 'Promote', exact: true }).isDisabled()).toBe(true);
    await takePictures(window.workbench, 'model-promotion');
  });
});
