import * as vscode from 'vscode';
import { act } from './act';
import { askFolder, askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { projectOf } from './modelTarget';

/** Tend: Register… */
export const registerPackage: ModelCommand = {
  id: 'tend.models.register',
  async run(services, target) {
    const given = target instanceof vscode.Uri ? target : null;
    const project = projectOf(services, given);
    const packages = vscode.Uri.joinPath(vscode.Uri.parse(project.scope), '.tend', 'packages');
    const folder = given?.fsPath ?? (await askFolder('Choose a package', 'Register', packages));
    const reason = await askReason('Register a package');
    const input = { package: folder, reason };
    await act(services.models, project, { action: 'register', input, title: 'Registering' });
  },
};
