import * as vscode from 'vscode';
import { modelFileEditorType } from '../../models/modelEditorTypes';
import type { ModelCommand } from './modelCommand';
import { chooseModelFile, fileTarget } from './modelTarget';

/** Tend: Inspect Model */
export const inspectModelFile: ModelCommand = {
  id: 'tend.models.inspect',
  async run(services, target) {
    const uri = fileTarget(target) ?? (await chooseModelFile(services, 'Inspect Model'));
    await vscode.commands.executeCommand('vscode.openWith', uri, modelFileEditorType);
  },
};
