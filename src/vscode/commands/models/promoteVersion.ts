import * as vscode from 'vscode';
import { declaredFor } from '../../../actions/models/promotion/stageGates';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { act, askReason } from './act';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';

/** Tend: Promote Model… Asks every gate first; only when all pass or are waived a version becomes live. */
export const promoteVersion: ModelCommand = {
  id: 'tend.models.promote',
  async run(services, target) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged' && state !== 'archived';
    const { project, model, name } = await versionTarget(services, target, 'Promote Model', suits);
    const known = await treeModel(services, project, model);
    const stage = await chooseStage({ model: known, project }, `Promote ${name} to`);
    await showCommands(project, model, stage);
    const reason = await askReason(`Promote ${name} to ${stage}`);
    const input = { version: name, stage, reason };
    const promotion = await act(services.models, project, { action: 'promote', input, title: `Promoting ${name}` });
    if (promotion.verdict === 'pass') return;
    const failed = promotion.gates.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'waived');
    const still = known.live.find((it) => it.stage === stage);
    const after = still ? `${stage} is still ${model}@${still.version}.` : `Nothing is live in ${stage}.`;
    const gates = failed.map(({ gate, sentence }) => `${gate}: ${sentence}`).join('; ');
    throw new CommandError(`${name} was not promoted: ${gates}. ${after}`);
  },
};

/** What gates would run of the person's own is shown before, and needs trust. */
async function showCommands({ config }: Project, model: string, stage: string): Promise<void> {
  const gates = declaredFor({ config: config?.parsed.config ?? {} }, model, stage) ?? [];
  const commands = gates.flatMap(({ key, settings }) => (key === 'command' ? [settings.command] : []));
  if (commands.length === 0) return;
  const run = 'Run';
  const options = { modal: true, detail: commands.join('\n') };
  const chosen = await vscode.window.showWarningMessage(
    'Gates of this stage run commands in the project.',
    options,
    run,
  );
  if (chosen !== run) throw new vscode.CancellationError();
}
