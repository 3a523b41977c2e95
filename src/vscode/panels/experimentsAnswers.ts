import * as vscode from 'vscode';
import type { Answers } from '../../protocol/endpoint';
import type { hostEndpoints } from '../../protocol/experiments/endpoints';
import type { Experiments } from '../experiments/experiments';
import { lookedAnswer, sourcesAnswer } from '../experiments/lookedAnswer';
import { pythonOf } from '../experiments/runAsTask';
import type { KeptStates } from '../keptStates';
import type { CommandId } from '../ids';
import type { Project } from '../project/project';
import { runRow } from '../trees/rowIds';
import { SavedViews } from './savedViews';

type HostAnswers = Answers<typeof hostEndpoints>;
type Act = Parameters<HostAnswers['act']>[0];

/** What the extension itself answers a panel. */
export function experimentsAnswers(project: Project, experiments: Experiments, kept: KeptStates): HostAnswers {
  const views = new SavedViews(vscode.Uri.parse(project.scope));
  const subject = `experiments panel of ${project.scope}`;
  const mac = process.platform === 'darwin';
  return {
    open: () => Promise.resolve({ kept: kept.get(subject), project: project.name, mac }),
    keep: ({ state }) => {
      kept.set(subject, state);
      return Promise.resolve(null);
    },
    looked: async () => {
      const shown = { discovery: project.discovery, python: await pythonOf(project) };
      return lookedAnswer(experiments.looked(project), shown, experiments.notice(project));
    },
    sources: async () =>
      sourcesAnswer(experiments.looked(project), await experiments.ask(project, 'sources', undefined), project.name),
    leftOut: () => {
      const { count, first } = experiments.leftOut(project);
      return Promise.resolve({ count, first: [...first] });
    },
    notices: () => Promise.resolve(experiments.notices(project)),
    views: () => views.names(),
    loadView: ({ name, stamp }) => views.load(name, stamp),
    saveView: async ({ name, state, stamp }) => {
      const chosen = name ?? (await askName());
      return chosen === null ? null : views.save(chosen, state, stamp);
    },
    deleteView: ({ name }) => views.remove(name),
    saveFile: async ({ name, content }) => {
      const { saveFile } = await import('./saveFile');
      return saveFile(vscode.Uri.parse(project.scope), name, content);
    },
    copy: async ({ text }) => {
      await vscode.env.clipboard.writeText(text);
      return null;
    },
    askText: async ({ title, value, placeholder, problem }) => {
      const validateInput = (text: string) => (text === value ? problem : undefined);
      // VS Code judges the value that a box opens with only on Enter.
      const said = problem === undefined ? {} : { prompt: problem, validateInput };
      return (await vscode.window.showInputBox({ title, value, placeHolder: placeholder, ...said })) ?? null;
    },
    act: async (asked) => {
      await act(project, asked);
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

interface PanelCommand {
  readonly id: CommandId;
  /** Whether it is told the runs. */
  readonly ofRuns: boolean;
  /** What it is told where it is not. */
  readonly place?: string;
}

/** What each act of the panel runs. */
const commands: Readonly<Record<Act['action'], PanelCommand>> = {
  'open-artifacts': { id: 'tend.runs.openArtifacts', ofRuns: true },
  'run-again': { id: 'tend.runs.again', ofRuns: true },
  'copy-id': { id: 'tend.runs.copyId', ofRuns: true },
  'open-code-diff': { id: 'tend.runs.codeDiff', ofRuns: true },
  delete: { id: 'tend.runs.delete', ofRuns: true },
  'open-sample': { id: 'tend.sample.open', ofRuns: false },
  'run-script': { id: 'tend.experiments.runScript', ofRuns: false },
  'import-folder': { id: 'tend.experiments.importFolder', ofRuns: false },
  'map-columns': { id: 'tend.project.initialize', ofRuns: false, place: 'experiments' },
  'show-log': { id: 'tend.log.show', ofRuns: false },
};

/** Runs are named as the tree names them, so that a command has one way to be told. */
async function act({ scope }: Project, { action, ids, path }: Act): Promise<void> {
  const rows = ids.map((id) => runRow(scope, id));
  const { id, ofRuns, place } = commands[action];
  await vscode.commands.executeCommand(id, ...(ofRuns ? [rows[0], rows, path] : [place]));
}
