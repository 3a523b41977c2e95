import type * as vscode from 'vscode';
import type { Logger } from '../base/logger';
import type { Checker } from './checking/checker';
import type { FileChecks } from './checking/fileChecks';
import type { Experiments } from './experiments/experiments';
import type { ModelsDoor } from './models/startModels';
import type { ExperimentsPanels } from './panels/experimentsPanels';
import type { Projects } from './project/projects';
import type { ExperimentsView } from './views/experimentsView';
import type { PostponedSteps } from './views/postponedSteps';
import type { ProjectViews } from './views/projectViews';

/** What commands are given. */
export interface Services {
  readonly log: vscode.LogOutputChannel;
  readonly logger: Logger;
  readonly extensionUri: vscode.Uri;
  readonly globalStorageUri: vscode.Uri;
  readonly secrets: vscode.SecretStorage;
  readonly projects: Projects;
  readonly checks: FileChecks;
  readonly checker: Checker;
  readonly postponed: PostponedSteps;
  readonly views: ProjectViews;
  readonly experiments: Experiments;
  readonly experimentsView: ExperimentsView;
  readonly panels: ExperimentsPanels;
  readonly models: ModelsDoor;
}
