import type * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable';
import type { Logger } from '../../base/logger';
import { ExperimentsPanels } from '../panels/experimentsPanels';
import type { Projects } from '../project/projects';
import { ExperimentsView } from '../views/experimentsView';
import { serveCommittedFiles } from './committedCode';
import { Experiments } from './experiments';
import { KeptStates } from '../keptStates';

export interface ExperimentsNeeds {
  readonly projects: Projects;
  readonly logger: Logger;
  readonly extensionUri: vscode.Uri;
  /** Where VS Code lets the extension keep what belongs to this workspace; undefined where no folder is open. */
  readonly storageUri: vscode.Uri | undefined;
  readonly now: () => Date;
}

/** Everything that shows runs: what knows them, the view, the panels. */
export function startExperiments({ projects, logger, extensionUri, storageUri, now }: ExperimentsNeeds) {
  const parts = new DisposableStore();
  const experiments = parts.register(new Experiments(projects, logger));
  const kept = parts.register(new KeptStates(storageUri?.fsPath ?? null, logger));
  const experimentsView = parts.register(new ExperimentsView({ projects, experiments, kept, now }));
  parts.register(serveCommittedFiles(projects));
  const panels = parts.register(new ExperimentsPanels({ projects, experiments, kept, extensionUri }));
  return { experiments, experimentsView, panels, dispose: () => parts.dispose() };
}
