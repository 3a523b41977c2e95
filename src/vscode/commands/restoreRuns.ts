import * as vscode from 'vscode';
import { errorMessage } from '../../base/errors';
import { agoText } from '../../base/numberText';
import { plural } from '../../base/text';
import { pathWords } from '../../runs/importing/shownPath';
import type { StoredRun } from '../../runs/runStore';
import type { Project } from '../project/project';
import type { Services } from '../services';
import type { Command } from './registerCommands';
import { offerUndo } from './undoRuns';

/** Tend: Restore Deleted Runs…, whenever and in whichever window they were deleted. */
export const restoreRuns: Command<'tend.runs.restore'> = {
  id: 'tend.runs.restore',
  async run(services) {
    const found = await deletedItems(services);
    const items = found.flatMap((ofProject) => ofProject ?? []);
    if (items.length === 0) {
      if (!found.includes(null)) void vscode.window.showInformationMessage('No runs are deleted here.');
      return;
    }
    const options = { title: 'Restore Deleted Runs', placeHolder: 'Which runs come back?', matchOnDescription: true };
    const chosen = await vscode.window.showQuickPick(items, { ...options, matchOnDetail: true, canPickMany: true });
    for (const [project, runs] of Map.groupBy(chosen ?? [], (item) => item.project)) {
      const ids = runs.map(({ id }) => id);
      const count = await unlessFailed(services, project, services.experiments.ask(project, 'restore', ids));
      if (count !== null) tellRestored(services, project, count);
    }
  },
};

/** Another window may have brought them back while these were chosen: what *Undo* would take back then is something else. */
function tellRestored(services: Services, project: Project, count: number): void {
  services.panels.showNewest(project);
  if (count === 0) void vscode.window.showInformationMessage('They are back already.');
  else void offerUndo(services, project, `Restored ${plural(count, 'run')}.`);
}

interface DeletedItem extends vscode.QuickPickItem {
  readonly project: Project;
  readonly id: string;
}

/** Those of each project; null: they cannot be read. */
async function deletedItems(services: Services): Promise<readonly (readonly DeletedItem[] | null)[]> {
  const { projects, experiments } = services;
  const mayHave = projects.all().filter((project) => experiments.mayHaveRuns(project));
  const found = mayHave.map(async (project) => {
    const runs = await unlessFailed(services, project, experiments.ask(project, 'deleted', undefined));
    return runs?.map((run) => ({ ...itemOf(run), project, id: run.id })) ?? null;
  });
  return Promise.all(found);
}

/** What fails in one project is told, and hinders no other; null: it failed. */
async function unlessFailed<Result>(
  { logger }: Services,
  { name }: Project,
  answer: Promise<Result>,
): Promise<Result | null> {
  try {
    return await answer;
  } catch (error) {
    const words = `${name}: ${errorMessage(error)}`;
    logger.error(words);
    void vscode.window.showErrorMessage(words);
    return null;
  }
}

function itemOf({ name, experiment, source, started }: StoredRun): vscode.QuickPickItem {
  const when = started === null ? 'start not recorded' : `started ${agoText(started, Date.now())}`;
  return { label: name, description: experiment, detail: `${pathWords(source)}, ${when}` };
}
