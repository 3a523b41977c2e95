import { DatabaseSync } from 'node:sqlite';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { inRoot } from '../../scripts/places.mjs';
import { ExperimentsPanel } from './experimentsPanel';
import { takePictures } from './pictures';
import { useWindow } from './windowTest';
import { emptyWorkspace, type Workspace } from './workspaces';

/** The experiment "churn" of the fixture. */
const experiment = '514731233698370633';

const runsOf = (name: string) => inRoot('test', 'fixtures', 'runs', name);

/** What was written just now would look as if it were being written. */
const asWritten = { recursive: true, preserveTimestamps: true };

/** A folder with a script and runs of several trackers, and nothing else. */
async function trackedWorkspace(): Promise<Workspace> {
  const workspace = await emptyWorkspace('tracked');
  const into = (name: string) => join(workspace.folder, name);
  await cp(join(runsOf('mlflow-files'), 'mlruns'), into('mlruns'), asWritten);
  await cp(join(runsOf('tensorboard'), 'runs'), into('runs'), asWritten);
  await writeFile(into('train.py'), 'import sklearn\n');
  return workspace;
}

const meta = [
  `artifact_uri: ''`,
  'end_time: null',
  `experiment_id: '${experiment}'`,
  'lifecycle_stage: active',
  `run_id: ${'a'.repeat(32)}`,
  'run_name: brand new',
  'start_time: 1700000000000',
  'status: 1',
  'user_id: ana',
].join('\n');

/** How many runs a store has starred. */
function starredIn(store: string): unknown {
  const database = new DatabaseSync(store, { readOnly: true });
  try {
    return database.prepare('SELECT count(*) AS runs FROM runs WHERE starred').get()?.runs;
  } finally {
    database.close();
  }
}

/** All that panels and views leave for the next window. */
function keptStates(): string {
  const folder = join(inject('served').trusted.logs, '..', 'User', 'workspaceStorage');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => readFileSync(join(folder, path), 'utf8'))
    .join('\n');
}

describe('a folder with runs', () => {
  const window = useWindow(trackedWorkspace);
  const panel = () => new ExperimentsPanel(window.workbench.page);

  it('lists them in the tree, nested and with their state, and writes nothing but the store', async () => {
    const { sideBar, page } = window.workbench;
    await sideBar.open('Tend');
    await sideBar.row('Experiments', 'churn').click();
    await sideBar.row('Experiments', 'still going').waitFor();
    const rows = await sideBar.rows('Experiments');
    expect(rows.map(({ label, level }) => `${level} ${label}`)).toEqual([
      '1 Default',
      '1 churn',
      '2 still going',
      '2 search',
      '1 runs',
    ]);
    expect(rows.find(({ label }) => label === 'search')?.spoken).toMatch(/^search, failed, 1 nested run/);
    await page.mouse.move(0, 0);
    await takePictures(window.workbench, 'experiments-tree');
  });

  it('has the evidence of model development from them', async () => {
    const { sideBar } = window.workbench;
    await sideBar.row('Lifecycle', '4 Model development').locator('.monaco-tl-twistie').click();
    await sideBar.row('Lifecycle', 'Tracked runs').waitFor();
    const rows = await sideBar.rows('Lifecycle');
    expect(rows.find(({ label }) => label === 'Tracked runs')?.description).toMatch(/^\d+ runs in 2 sources, best/);
    await sideBar.row('Lifecycle', '4 Model development').click();
  });

  it('stars a run from its row, and takes that back', async () => {
    const { sideBar, page } = window.workbench;
    const row = sideBar.row('Experiments', 'still going');
    await row.hover();
    await row.locator('.action-label[aria-label="Star"]').click();
    await row.locator('.action-label[aria-label="Remove Star"]').waitFor();
    await window.workbench.command('Tend: Undo Last Change of Runs');
    await page.locator('.statusbar-item', { hasText: 'Took back: star of 1 run' }).waitFor();
    await row.hover();
    await row.locator('.action-label[aria-label="Star"]').waitFor();
  });

  it('filters the tree by the expression of the panel, over a reload too', async () => {
    const { sideBar, page } = window.workbench;
    await window.workbench.command('Tend: Filter Runs…');
    const input = page.locator('.quick-input-widget input[type=text]');
    await input.fill("status = 'running'");
    await input.press('Enter');
    await sideBar.view('Experiments').locator('.description', { hasText: '1 of 15' }).waitFor();
    const labels = async () => (await sideBar.rows('Experiments')).map(({ label }) => label);
    await expect.poll(labels).toEqual(['churn', 'still going']);
    await window.workbench.refresh();
    await sideBar.view('Experiments').locator('.description', { hasText: '1 of 15' }).waitFor();
    await expect.poll(labels).toEqual(['churn', 'still going']);
    await window.workbench.command('Tend: Clear Filter of Runs');
    await sideBar.row('Experiments', 'Default').waitFor();
  });

  it('opens the panel with rows', async () => {
    await window.workbench.setTheme('light');
    await window.workbench.command('Tend: Open Experiments');
    await panel().waitForRows();
    expect(await panel().names()).toContain('still going');
    await takePictures(window.workbench, 'experiments-panel');
  });

  it('has the keyboard in the table then, without a click', async () => {
    const active = () => panel().frame.locator('tend-grid:focus').getAttribute('aria-activedescendant');
    await expect.poll(active).toBe('cell-0-0');
    await window.workbench.page.keyboard.press('ArrowDown');
    await expect.poll(active).toBe('cell-1-0');
  });

  it('filters the panel, and says what is wrong with a filter', async () => {
    await panel().filter("status = 'running'");
    await expect.poll(() => panel().names()).toEqual(['still going']);
    await panel().filterBox().fill('metrics.');
    await panel().frame.locator('#filter-problem').waitFor();
    // Typed as fast as keys come, over all that was there.
    await panel().filterBox().press('Control+a');
    await window.workbench.page.keyboard.type("status = 'running'");
    expect(await panel().filterBox().inputValue()).toBe("status = 'running'");
    await expect.poll(() => panel().names()).toEqual(['still going']);
    await panel().filter('');
    await expect.poll(async () => (await panel().names()).length).toBeGreaterThan(3);
  });

  it('brings back after a reload what was on the screen', async () => {
    await panel().filter("experiment = 'churn'");
    await expect.poll(() => panel().names()).toEqual(['still going', 'search']);
    await panel().row('search').click();
    await window.workbench.reload();
    await expect.poll(() => panel().names(), { timeout: 30_000 }).toEqual(['still going', 'search']);
    await panel().frame.locator('tend-grid:focus').waitFor();
    await panel().filter('');
  });

  it('brings back what was changed just before the tab of the browser was reloaded, and every fold of the tree', async () => {
    const { sideBar } = window.workbench;
    const levels = async () => (await sideBar.rows('Experiments')).map(({ label, level }) => `${level} ${label}`);
    await sideBar.row('Experiments', 'churn').click();
    await expect.poll(levels).not.toContain('2 still going');
    await sideBar.row('Experiments', 'Default').click();
    await expect.poll(levels).toContainEqual(expect.stringMatching(/^2 /));
    const before = await levels();
    await panel().filter("status = 'running'");
    await expect.poll(() => panel().names()).toEqual(['still going']);
    // A machine that is busy with other tests is slower than a hand.
    await expect.poll(keptStates).toContain(`"filter":"status = 'running'"`);
    await window.workbench.refresh();
    await expect.poll(() => panel().names(), { timeout: 30_000 }).toEqual(['still going']);
    await expect.poll(levels).toEqual(before);
  });

  it('brings back what was on the screen when the panel is closed and opened again', async () => {
    const tab = window.workbench.page.locator('.tab.active');
    await tab.locator('.tab-actions a').click();
    await tab.waitFor({ state: 'detached' });
    await window.workbench.command('Tend: Open Experiments');
    await expect.poll(() => panel().names()).toEqual(['still going']);
    await window.workbench.sideBar.row('Experiments', 'churn').click();
    await panel().filter('');
  });

  it('shows a run as soon as it is written', async () => {
    const run = join(window.folder, 'mlruns', experiment, 'a'.repeat(32));
    await mkdir(join(run, 'metrics'), { recursive: true });
    await writeFile(join(run, 'meta.yaml'), meta);
    await writeFile(join(run, 'metrics', 'loss'), '1700000000000 0.5 0\n');
    // What is being read does not move before it is asked to.
    await panel().frame.getByText('1 new run').waitFor();
    await panel().frame.getByRole('status').getByRole('button', { name: 'Show', exact: true }).click();
    await panel().row('brand new').waitFor();
  });

  it('reads everything anew when the store is deleted while the panel is open', async () => {
    await panel().row('brand new').click();
    await panel().press('s');
    await panel().row('brand new').locator('.star.on').waitFor();
    // What is on the screen may not be on the disk yet.
    await expect.poll(() => starredIn(join(window.folder, '.tend', 'tend.db'))).toBe(1);
    await rm(join(window.folder, '.tend'), { recursive: true });
    await expect.poll(() => existsSync(join(window.folder, '.tend', 'tend.db'))).toBe(true);
    await panel().row('brand new').waitFor();
    const gone = /what a person did to 1 run in Tend is gone with it: stars, tags/;
    await panel().frame.locator('.status-line').getByText(gone).waitFor();
    await window.workbench.sideBar.view('Experiments').getByText(gone).waitFor();
  });

  it('saves a view to a file that can be reviewed', async () => {
    await window.workbench.page.keyboard.press('Escape');
    const file = join(window.folder, 'tend', 'views', 'only-running.yaml');
    await panel().filter("status = 'running'");
    await panel().frame.getByRole('button', { name: /^View/ }).click();
    await panel().frame.getByRole('menuitem', { name: 'Save View As…' }).click();
    const input = window.workbench.page.locator('.quick-input-widget input[type=text]');
    await input.fill('Only running');
    await input.press('Enter');
    await expect.poll(() => readFile(file, 'utf8').catch(() => '')).toContain("filter: status = 'running'");
    // The box of VS Code had the keyboard: it goes back to where it was asked for.
    await panel().frame.locator('button:focus', { hasText: 'Only running' }).waitFor();
  });
});
