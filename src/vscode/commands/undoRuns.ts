import * as vscode from 'vscode';
import type { Project } from '../project/project';
import type { Services } from '../services';
import { CommandError, type Command } from './registerCommands';

/** Milliseconds that the status bar says what was taken back, or done again. */
const toldFor = 5000;

/** Tend: Undo Last Change of Runs */
export const undoRuns: Command<'tend.runs.undo'> = {
  id: 'tend.runs.undo',
  async run(services) {
    const undone = await ofSomeProject(services, undo);
    if (!undone)
      throw new CommandError(
        'No run was changed in this window, so there is nothing to take back. Tend: Restore Deleted Runs… brings deleted runs back.',
      );
  },
};

/** Tend: Redo Last Change of Runs */
export const redoRuns: Command<'tend.runs.redo'> = {
  id: 'tend.runs.redo',
  async run(services) {
    const redone = await ofSomeProject(services, redo);
    if (!redone) throw new CommandError('Nothing was taken back last, so there is nothing to do again.');
  },
};

/** Whether it was done in one of the projects, the first in which there is something to do. */
async function ofSomeProject(
  services: Services,
  act: (services: Services, project: Project) => Promise<boolean>,
): Promise<boolean> {
  const { projects, experiments } = services;
  for (const project of projects.all())
    if (experiments.mayHaveRuns(project) && (await act(services, project))) return true;
  return false;
}

/** Says what was done, with a way back. Not awaited: it stays as long as it is wanted. */
export async function offerUndo(services: Services, project: Project, sentence: string): Promise<void> {
  const chosen = await vscode.window.showInformationMessage(sentence, 'Undo');
  if (chosen !== undefined) await undo(services, project);
}

function undo(services: Services, project: Project): Promise<boolean> {
  return step(services, project, { ask: 'undo', did: 'Took back' });
}

function redo(services: Services, project: Project): Promise<boolean> {
  return step(services, project, { ask: 'redo', did: 'Did again' });
}

/** Whether there was something to do, which is told and stands in the panels of the project at once. */
async function step(
  { experiments, panels }: Services,
  project: Project,
  { ask, did }: { readonly ask: 'undo' | 'redo'; readonly did: string },
): Promise<boolean> {
  const stepped = await experiments.ask(project, ask, undefined);
  if (stepped === null) return false;
  panels.showNewest(project);
  const { words, stays } = stepped;
  if (words !== null) vscode.window.setStatusBarMessage(`${did}: ${words}`, toldFor);
  if (stays !== null) void vscode.window.showInformationMessage(`${stays}.`);
  return true;
}
