import * as vscode from 'vscode';
import type { Answers } from '../../protocol/endpoint';
import type { hostEndpoints } from '../../protocol/experiments/endpoints';
import type { Experiments } from '../experiments/experiments';
import { lookedAnswer, sourcesAnswer } from '../experiments/lookedAnswer';
import type { CommandId } from '../ids';
import type { Project } from '../project/project';
import { runRow } from '../trees/rowIds';
import { saveFile } from './saveFile';
import { SavedViews } from './savedViews';

type HostAnswers = Answers<typeof hostEndpoints>;
type Action = Parameters<HostAnswers['act']>[0]['action'];

/** What the extension itself answers a panel. */
export function experimentsAnswers(project: Project, experiments: Experiments): HostAnswers {
  const views = new SavedViews(vscode.Uri.parse(project.scope));
  return {
    open: () => Promise.resolve({ view: null, state: null, project: project.name, mac: process.platform === 'darwin' }),
    looked: () => Promise.resolve(lookedAnswer(experiments.looked(project), project)),
    sources: async () =>
      sourcesAnswer(experiments.looked(project), await experiments.ask(project, 'sources', undefined)),
    views: () => views.names(),
    loadView: ({ name }) => views.load(name),
    saveView: async ({ name, state }) => {
      const chosen = name ?? (await askName());
      return chosen === null ? null : views.save(chosen, state);
    },
    deleteView: async ({ name }) => {
      await views.remove(name);
      return null;
    },
    saveFile: ({ name, content }) => saveFile(vscode.Uri.parse(project.scope), name, content),
    copy: async ({ text }) => {
      await vscode.env.clipboard.writeText(text);
      return null;
    },
    askText: async ({ title, value, placeholder }) =>
      (await vscode.window.showInputBox({ title, value, placeHolder: placeholder })) ?? null,
    act: async ({ action, ids }) => {
      await act(project, action, ids);
      return null;
    },
  };
}

async function askName(): Promise<string | null> {
  const name = await vscode.window.showInputBox({
    title: 'Save View',
    prompt: 'The view is written to a file under tend/views, to be reviewed and shared.',
    placeHolder: 'Best models',
    validateInput: (text) => (text.trim() === '' ? 'A view needs a name.' : null),
  });
  return name?.trim() ?? null;
}

const runCommands: Partial<Record<Action, CommandId>> = {
  'open-artifacts': 'tend.runs.openArtifacts',
  'run-again': 'tend.runs.again',
  'copy-id': 'tend.runs.copyId',
  'open-code-diff': 'tend.runs.codeDiff',
  delete: 'tend.runs.delete',
};

const otherCommands: Partial<Record<Action, CommandId>> = {
  'open-sample': 'tend.sample.open',
  'run-script': 'tend.experiments.runScript',
  'import-folder': 'tend.experiments.importFolder',
  'map-columns': 'tend.project.initialize',
  'show-log': 'tend.log.show',
};

/** Runs are named as the tree names them, so that a command has one way to be told. */
async function act({ scope }: Project, action: Action, ids: readonly string[]): Promise<void> {
  const rows = ids.map((id) => runRow(scope, id));
  const command = runCommands[action];
  if (command) await vscode.commands.executeCommand(command, rows[0], rows);
  else if (otherCommands[action]) await vscode.commands.executeCommand(otherCommands[action]);
}
