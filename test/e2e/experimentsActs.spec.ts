import { describe, expect, it } from 'vitest';
import { committedRuns } from './committedRuns';
import { RunActs } from './runActs';
import { useWindow } from './windowTest';

describe('runs in the tree, by the mouse', () => {
  const window = useWindow(committedRuns);
  const acts = new RunActs(window);
  const choose = (run: string, item: string) => acts.menu.choose(item, acts.row(run));

  it('are run again by a task, after the command and the other commit were shown', async () => {
    await acts.showRuns();
    await choose('first', 'Run Again…');
    await acts.asked('Run first Again');
    await acts.page.getByText(/The run was made at [0-9a-f]{7}; the folder is at [0-9a-f]{7}/).waitFor();
    expect(await acts.input.inputValue()).toMatch(/^python3? train\.py$|python(\.exe)? train\.py$/);
    await acts.input.press('Enter');
    await expect.poll(() => acts.file('trained.txt')).toBe('rate 1');
  });

  it('show how their code differs', async () => {
    await acts.row('first').click();
    await acts.row('second').click({ modifiers: ['Control'] });
    await choose('second', 'Show Code Differences');
    await acts.tab('second ↔ first').or(acts.tab('first ↔ second')).waitFor();
    const changed = acts.page.locator('.multiDiffEntry').filter({ hasText: 'features.py' });
    await changed.waitFor();
    await window.workbench.reload();
    await changed.waitFor({ timeout: 30_000 });
    await acts.closeEditors();
    await acts.showRuns();
  });

  it('get tags, a note and a name', async () => {
    // What is done to one of several that are selected is done to all.
    await acts.row('first').click();
    await acts.panel.waitForRows();
    await choose('first', 'Tags…');
    await acts.asked('Tags of first');
    await acts.input.fill('candidate, old');
    await acts.input.press('Enter');
    await choose('first', 'Note…');
    await acts.asked('Note on first');
    await acts.input.fill('with the old tenure');
    await acts.input.press('Enter');
    await choose('first', 'Rename…');
    await acts.asked('Rename first');
    await acts.input.fill('baseline');
    await acts.input.press('Enter');
    await acts.row('baseline').waitFor();
    await choose('baseline', 'Tags…');
    await acts.asked('Tags of baseline');
    await expect.poll(() => acts.input.inputValue()).toBe('candidate, old');
    await acts.input.press('Escape');
    await choose('baseline', 'Note…');
    await acts.asked('Note on baseline');
    await expect.poll(() => acts.input.inputValue()).toBe('with the old tenure');
    await acts.input.press('Escape');
  });

  it('are archived and deleted with a notice, and brought back from it', async () => {
    for (const [item, notice] of [
      ['Archive', 'Archived 1 run.'],
      ['Delete from Tend', 'Deleted second from Tend; what its tracker wrote is untouched.'],
    ] as const) {
      await choose('second', item);
      await acts.notice(notice).waitFor();
      await expect.poll(() => acts.rows()).toEqual(['churn', 'baseline']);
      await acts.notice(notice).hover();
      await acts.notice(notice).locator('.monaco-button').filter({ hasText: 'Undo' }).click();
      await expect.poll(() => acts.rows()).toEqual(['churn', 'second', 'baseline']);
    }
  });
});

describe('runs in the panel, by the mouse', () => {
  const window = useWindow(committedRuns);
  const acts = new RunActs(window);
  const choose = async (run: string, item: string) => {
    await acts.panel.row(run).click({ button: 'right' });
    await acts.panel.frame.getByRole('menuitem', { name: item }).click();
  };
  const typed = async (title: string, text: string) => {
    const box = acts.panel.frame.getByRole('textbox', { name: title });
    await box.fill(text);
    await box.press('Enter');
  };

  it('are run again by a task', async () => {
    await acts.showRuns();
    await acts.panel.open((title) => acts.command(title));
    await choose('second', 'Run Again…');
    await acts.asked('Run second Again');
    await expect.poll(() => acts.input.inputValue()).toMatch(/train\.py$/);
    await acts.input.press('Enter');
    await expect.poll(() => acts.file('trained.txt')).toBe('rate 1');
  });

  it('get tags, a note and a name', async () => {
    await choose('first', 'Tags…');
    await typed('Tags', 'candidate');
    await acts.panel.row('first').getByText('candidate').waitFor();
    await choose('first', 'Note…');
    await typed('Note', 'with the old tenure');
    await choose('first', 'Rename…');
    await typed('Name', 'baseline');
    await acts.panel.row('baseline').waitFor();
  });

  it('are archived and deleted, and brought back by undo', async () => {
    for (const item of ['Archive', 'Delete from Tend']) {
      await choose('second', item);
      await expect.poll(() => acts.panel.names()).toEqual(['baseline']);
      await acts.panel.frame.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(() => acts.panel.names()).toEqual(['second', 'baseline']);
    }
  });

  it('open the files of the code that differ', async () => {
    await acts.panel.compare('baseline', 'second');
    await acts.panel.frame.getByText('1 commit later, 2 files differ').first().waitFor();
    const file = acts.panel.frame.getByRole('row', { name: /^features.py imported by the training/ });
    await file.getByRole('button', { name: 'Open Diff' }).click();
    await acts.tab('features.py (baseline ↔ second)').waitFor();
    await acts.page
      .locator('.monaco-diff-editor .view-line')
      .filter({ hasText: /tenure\s=\s2/ })
      .first()
      .waitFor();
  });
});

describe('runs by the keyboard alone', () => {
  const window = useWindow(committedRuns);
  const acts = new RunActs(window);
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await acts.page.keyboard.press(key);
  };
  /** Chooses an entry of an open menu by going down to it. */
  const goTo = async (label: string) => {
    const focused = acts.menu.focused(label);
    for (let step = 0; step < 20 && (await focused.count()) === 0; step++) await press('ArrowDown');
    await press('Enter');
  };
  /** From the experiment to its first run. */
  const focusFirst = async () => {
    await acts.command('Tend: Focus on Experiments View');
    const tree = window.workbench.sideBar.view('Experiments');
    await tree.locator('.monaco-list:focus').waitFor();
    const focused = tree.locator('.monaco-list-row.focused').filter({ hasText: 'second' });
    // A key that is pressed while the tree reads its rows anew may be lost.
    await expect.poll(async () => (await press('Home', 'ArrowDown'), focused.count())).toBe(1);
  };
  const chooseInTree = async (label: string) => {
    await acts.menu.offering(label, () => press('Shift+F10'));
    await goTo(label);
  };

  it('are tagged, archived and deleted in the tree', async () => {
    await acts.showRuns();
    await focusFirst();
    await chooseInTree('Tags…');
    await acts.asked('Tags of second');
    await acts.page.keyboard.type('good');
    await press('Enter');
    for (const [item, notice] of [
      ['Archive', 'Archived 1 run.'],
      ['Delete from Tend', 'Deleted second'],
    ] as const) {
      await focusFirst();
      await chooseInTree(item);
      await acts.notice(notice).waitFor();
      await expect.poll(() => acts.rows()).toHaveLength(2);
      await acts.command('Tend: Undo Last Change of Runs');
      await expect.poll(() => acts.rows()).toHaveLength(3);
    }
  });

  it('are named and deleted in the tree by their keys', async () => {
    await acts.showRuns();
    await focusFirst();
    await press('Enter');
    await acts.panel.waitForRows();
    await focusFirst();
    await press('F2');
    await acts.asked('Rename second');
    await press('Escape');
    await focusFirst();
    await press('Delete');
    await acts.notice('Deleted second').waitFor();
    await expect.poll(() => acts.rows()).toHaveLength(2);
    await acts.command('Tend: Undo Last Change of Runs');
    await expect.poll(() => acts.rows()).toHaveLength(3);
    await acts.closeEditors();
  });

  it('are run again in the tree', async () => {
    await focusFirst();
    await chooseInTree('Run Again…');
    await acts.asked('Run second Again');
    await expect.poll(() => acts.input.inputValue()).toMatch(/train\.py$/);
    await press('Enter');
    await expect.poll(() => acts.file('trained.txt')).toBe('rate 1');
  });

  it('are named, noted, deleted and compared in the panel', async () => {
    await acts.panel.open((title) => acts.command(title));
    await acts.panel.frame.locator('tend-grid').press('ArrowDown');
    await press('Home', 'ArrowUp', 'ArrowUp', 'ArrowDown', 'F2');
    await acts.panel.frame.getByRole('textbox', { name: 'Name' }).waitFor();
    await press('Control+a');
    await acts.page.keyboard.type('renamed');
    await press('Enter');
    await acts.panel.row('renamed').waitFor();
    await press('n');
    await acts.panel.frame.getByRole('textbox', { name: 'Note' }).waitFor();
    await acts.page.keyboard.type('why not');
    await press('Enter', 'Shift+F10');
    await acts.panel.frame.getByRole('menuitem', { name: 'Delete from Tend' }).waitFor();
    await press('End', 'Enter');
    await expect.poll(() => acts.panel.names()).toEqual(['first']);
    await press('Control+z');
    await expect.poll(() => acts.panel.names()).toEqual(['renamed', 'first']);
    await press('ArrowDown', 'ArrowUp', 'Shift+ArrowDown', 'c');
    await acts.panel.frame.getByText('1 commit earlier, 2 files differ').first().waitFor();
    const file = acts.panel.frame.locator('.compare-grid .line:focus').filter({ hasText: 'features.py' });
    for (let step = 0; step < 20 && (await file.count()) === 0; step++) await press('ArrowDown');
    await press('Enter');
    await acts.tab('features.py (renamed ↔ first)').waitFor();
  });
});
