import * as vscode from 'vscode';
import type { ModelAnswers } from '../../../protocol/models/endpoints';
import { versionRow } from '../../trees/modelRowIds';
import { openModelTarget, openPackagedFile, projectFile, type TargetPlace } from './modelTargets';

type Asked = Parameters<ModelAnswers['openEvidence']>[0];

/** Opens what a gate of a version rests on; rejects with why it cannot. */
export async function openEvidence(place: TargetPlace, { version, digest, stage, evidence }: Asked): Promise<void> {
  const { models, project, model } = place;
  const { scope } = project;
  switch (evidence.kind) {
    case 'packaged':
      return openPackagedFile(place, { version, digest, path: evidence.path });
    case 'data':
      await vscode.commands.executeCommand('tend.data.open', projectFile(scope, evidence.path).toString());
      return;
    case 'run':
      return openModelTarget(place, `run:${evidence.id}`);
    case 'event':
      return openModelTarget(place, `event:${evidence.digest}`);
    case 'bytes':
      await vscode.commands.executeCommand('tend.models.verify', versionRow({ scope, model, version, digest }));
      return;
    case 'output': {
      const { command } = evidence;
      const output = await models.ask(project, 'gateOutput', { digest, stage, command });
      if (output === null) throw new Error(`${command} was not run here for these bytes.`);
      await showOutput(command, output);
    }
  }
}

async function showOutput(command: string, output: string): Promise<void> {
  const content = `$ ${command}\n${output === '' ? '(it printed nothing)' : output}\n`;
  const document = await vscode.workspace.openTextDocument({ language: 'log', content });
  await vscode.window.showTextDocument(document, { preview: true });
}
