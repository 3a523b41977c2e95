import type * as vscode from 'vscode';
import type { Logger } from '../../base/logger';
import type { Projects } from '../project/projects';

/** What everything about models is made of. */
export interface ModelsNeeds {
  readonly projects: Projects;
  readonly logger: Logger;
  readonly extensionUri: vscode.Uri;
  readonly now: () => Date;
}
