import { describe, expect, it } from 'vitest';
import { takePictures } from './pictures';
import { useWindow } from './windowTest';
import { sampleWorkspace } from './workspaces';

describe('the models of the sample project', () => {
  const window = useWindow(sampleWorkspace);

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
      'species@1 archived in archive/species/1-06f53e4ec633',
    ]);
    const [newest] = await sideBar.rows('Activity');
    expect(newest).toMatchObject({ label: 'species@3 promoted' });
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
    expect(described.get('Replaced in production')).toBe('3 times');
    expect(described.get('Retired versions')).toBe('1 archived');
    await takePictures(window.workbench, 'models-lifecycle');
  });
});
