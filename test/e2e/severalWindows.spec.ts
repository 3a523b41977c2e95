import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { builtOnce } from '../../scripts/build/freshness.mjs';
import { inRoot } from '../../scripts/places.mjs';
import { extensionLogs } from './extensionLogs';
import type { SideBar } from './sideBar';
import { useWindow } from './windowTest';
import { emptyWorkspace, type Workspace } from './workspaces';

async function projectWithRuns(): Promise<Workspace> {
  const workspace = await emptyWorkspace('shared');
  const from = inRoot('test', 'fixtures', 'runs', 'mlflow-files', 'mlruns');
  await cp(from, join(workspace.folder, 'mlruns'), { recursive: true, preserveTimestamps: true });
  return workspace;
}

interface Listed {
  readonly name: string;
  readonly stars: number;
}

interface Runs {
  readonly runs: readonly Listed[];
}

const nameOf = ({ name }: Listed) => name;

describe('two windows and a command line on one folder', () => {
  const one = useWindow(projectWithRuns);
  const other = useWindow(() => Promise.resolve({ folder: one.folder, remove: () => Promise.resolve() }));
  const sideBars = (): readonly [SideBar, SideBar] => [one.workbench.sideBar, other.workbench.sideBar];
  let elsewhere = '';

  /** The command line that was built, in a process of its own. */
  async function tend(...args: readonly string[]): Promise<string> {
    const cli = inRoot('dist', 'node', 'cli.js');
    const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { cwd: one.folder });
    return stdout;
  }

  async function starsOf(name: string): Promise<number | undefined> {
    const { runs } = JSON.parse(await tend('runs', 'list', '--format', 'json')) as Runs;
    return runs.find((run) => run.name === name)?.stars;
  }

  beforeAll(async () => {
    await builtOnce({ quiet: true });
    elsewhere = await mkdtemp(join(tmpdir(), 'tend-elsewhere-'));
    for (const sideBar of sideBars()) {
      await sideBar.open('Tend');
      await sideBar.row('Experiments', 'churn').click();
      await sideBar.row('Experiments', 'still going').waitFor();
    }
  });
  afterAll(() => rm(elsewhere, { recursive: true, force: true }));

  it('agree on what is starred in one of the windows', async () => {
    const [left, right] = sideBars();
    const turns = [
      { here: left, there: right, action: 'Star', undo: 'Remove Star', stars: 1 },
      { here: right, there: left, action: 'Remove Star', undo: 'Star', stars: 0 },
    ];
    for (const { here, there, action, undo, stars } of turns) {
      const row = here.row('Experiments', 'still going');
      await row.hover();
      await row.locator(`.action-label[aria-label="${action}"]`).click();
      const shown = there.row('Experiments', 'still going').locator(`.action-label[aria-label="${undo}"]`);
      await shown.waitFor({ state: 'attached' });
      expect(await starsOf('still going')).toBe(stars);
    }
  });

  it('agree on what the command line has imported', async () => {
    const log = join(elsewhere, 'tried', 'a', 'log.csv');
    await mkdir(dirname(log), { recursive: true });
    await writeFile(log, 'epoch,loss\n0,0.5\n');
    await tend('runs', 'import', dirname(dirname(log)));
    await Promise.all(sideBars().map((it) => it.row('Experiments', 'tried').waitFor()));
  });

  it('agree on a run that is written to the folder', async () => {
    const log = join(one.folder, 'written', 'a', 'log.csv');
    await mkdir(dirname(log), { recursive: true });
    await writeFile(log, 'epoch,loss\n0,0.5\n');
    await Promise.all(sideBars().map((it) => it.row('Experiments', 'written').waitFor()));
    expect(await starsOf('a/log')).toBe(0);
  });

  it('agree on which source a file belongs to, when tend.yaml maps it and when it does so no longer', async () => {
    const labels = async () => {
      const rows = await Promise.all(sideBars().map((it) => it.rows('Experiments')));
      return rows.map((of) => of.filter(({ level }) => level === 1).map(({ label }) => label));
    };
    const namesOf = async () => (JSON.parse(await tend('runs', 'list', '--format', 'json')) as Runs).runs.map(nameOf);
    const mapping = '{ path: "written/*/log.csv", experiment: by hand }';
    await writeFile(join(one.folder, 'tend.yaml'), `experiments: { sources: [${mapping}] }\n`);
    const both = (has: string, lacks: string) =>
      expect.poll(async () => (await labels()).every((of) => of.includes(has) && !of.includes(lacks))).toBe(true);
    await both('by hand', 'written');
    expect(await namesOf()).toContain('a');
    await rm(join(one.folder, 'tend.yaml'));
    await both('written', 'by hand');
    expect(await namesOf()).not.toContain('a');
  });

  it('are told of changes by the editor, and so look at nothing by the clock', async () => {
    const proofs = () => readdirSync(join(one.folder, '.tend')).filter((name) => name.startsWith('watched-'));
    await expect.poll(proofs, { timeout: 20_000 }).toEqual([]);
    expect(extensionLogs(inject('served').trusted.logs)).not.toContain('looked through for runs');
  });
});
