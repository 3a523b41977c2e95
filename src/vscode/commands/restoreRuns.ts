import * as vscode from 'vscode';
import { agoText } from '../../base/numberText';
import { plural } from '../../base/text';
import type { StoredRun } from '../../runs/runStore';
import type { Project } from '../project/project';
import type { Services } from '../services';
import type { Command } from './registerCommands';
import { offerUndo } from './undoRuns';

/** Tend: Restore Deleted Runs…, whenever and in whichever window they were deleted. */
export const restoreRuns: Command<'tend.runs.restore'> = {
  id: 'tend.runs.restore',
  async run(services) {
    const items = await deletedItems(services);
    if (items.length === 0) {
      void vscode.window.showInformationMessage('No runs are deleted here.');
      return;
    }
    const options = { title: 'Restore Deleted Runs', placeHolder: 'Which runs come back?', matchOnDescription: true };
    const chosen = await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true, canPickMany: true });
    for (const [project, runs] of Map.groupBy(chosen ?? [], (item) => item.project)) {
      const ids = runs.map(({ id }) => id);
      const count = await services.experiments.ask(project, 'restore', ids);
      void offerUndo(services, project, `Restored ${plural(count, 'run')}.`);
    }
  },
};

interface DeletedItem extends vscode.QuickPickItem {
  readonly project: Project;
  readonly id: string;
}

async function deletedItems({ projects, experiments }: Services): Promise<readonly DeletedItem[]> {
  const mayHave = projects.all().filter((project) => experiments.mayHaveRuns(project));
  const found = mayHave.map(async (project) => {
    const runs = await experiments.ask(project, 'deleted', undefined);
    return runs.map((run) => ({ ...itemOf(run), project, id: run.id }));
  });
  return (await Promise.all(found)).flat();
}

function itemOf({ name, experiment, source, started }: StoredRun): vscode.QuickPickItem {
  const when = started === null ? 'start not recorded' : `started ${agoText(started, Date.now())}`;
  return { label: name, description: experiment, detail: `${source}, ${when}` };
}
