import type * as vscode from 'vscode';
import type { Logger } from '../../base/logger';
import type { Projects } from '../project/projects';

/** What everything about models is made of. */
export interface ModelsNeeds {
  readonly projects: Projects;
  readonly logger: Logger;
  readonly extensionUri: vscode.Uri;
  /** What is kept for this workspace, outside of it. */
  readonly storageUri: vscode.Uri;
  readonly now: () => Date;
}
