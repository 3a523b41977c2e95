import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { inFolder, revertAll, show } from './sample';
import { eventually } from './waiting';

const panels = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('tend.experimentsPanel'));

/** Waits until there are so many panels: the editor tells of its tabs a moment later. */
const panelsAre = (count: number) =>
  eventually(
    () => `${count} panels; there are ${panels().length}`,
    () => (panels().length === count ? count : undefined),
  );

describe('experiments', () => {
  afterEach(revertAll);

  it('are kept in the store soon after a folder with runs was opened', async () => {
    await eventually('the store', async () => {
      const stat = await vscode.workspace.fs.stat(inFolder('.tend', 'tend.db')).then(undefined, () => undefined);
      return stat && stat.size > 0 ? stat : undefined;
    });
  });

  it('open in one panel, however often they are asked for', async () => {
    await vscode.commands.executeCommand('tend.experiments.open');
    await panelsAre(1);
    await vscode.commands.executeCommand('tend.experiments.open');
    await show(inFolder('train.py'));
    assert.equal(panels().length, 1);
  });

  it('open in a new panel after the last one was closed', async () => {
    await vscode.commands.executeCommand('tend.experiments.open');
    await panelsAre(1);
    await vscode.window.tabGroups.close(panels());
    await panelsAre(0);
    await vscode.commands.executeCommand('tend.experiments.open');
    await panelsAre(1);
  });

  it('do nothing for rows that name no run', async () => {
    for (const command of ['star', 'tags', 'delete', 'again', 'compare', 'copyId', 'open'])
      await vscode.commands.executeCommand(`tend.runs.${command}`, { toString: () => 'run:zz' }, ['nonsense']);
    assert.equal(panels().length, 0);
  });
});
