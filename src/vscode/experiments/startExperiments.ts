import type * as vscode from 'vscode';
import { DisposableStore } from '../../base/disposable';
import type { Logger } from '../../base/logger';
import { ExperimentsPanels } from '../panels/experimentsPanels';
import type { Projects } from '../project/projects';
import { ExperimentsView } from '../views/experimentsView';
import { serveCommittedFiles } from './committedCode';
import { Experiments } from './experiments';

export interface ExperimentsNeeds {
  readonly projects: Projects;
  readonly logger: Logger;
  readonly extensionUri: vscode.Uri;
  readonly now: () => Date;
}

/** Everything that shows runs: what knows them, the view, the panels. */
export function startExperiments({ projects, logger, extensionUri, now }: ExperimentsNeeds) {
  const parts = new DisposableStore();
  const experiments = parts.register(new Experiments(projects, logger));
  const experimentsView = parts.register(new ExperimentsView({ projects, experiments, now }));
  parts.register(serveCommittedFiles(projects));
  const panels = parts.register(new ExperimentsPanels({ projects, experiments, extensionUri }));
  return { experiments, experimentsView, panels, dispose: () => parts.dispose() };
}
