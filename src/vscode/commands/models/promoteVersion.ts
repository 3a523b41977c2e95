import * as vscode from 'vscode';
import { CommandError } from '../registerCommands';
import { act } from './act';
import type { ModelCommand, ModelServices } from './modelCommand';
import { chooseStage, treeModel, versionTarget, type ChosenVersion } from './modelTarget';
import { numbered, tellDone } from './tellDone';

/** Tend: Promote Model… Shows the page of the promotion; with a reason, which is written there, it is done. */
export const promoteVersion: ModelCommand = {
  id: 'tend.models.promote',
  async run(services, target, { stage: given, reason }) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged' && state !== 'archived';
    const chosen = await versionTarget(services, target, 'Promote Model', suits);
    const { project, model, version, name } = chosen;
    const known = { model: await treeModel(services, project, model), project };
    const stage = given ?? (await chooseStage(known, `Promote ${name} to`, { mayBeNew: true }));
    if (reason !== null) return promote(services, chosen, { stage, reason });
    services.modelPanels.open(project, {
      model,
      promotion: { version: version.number, digest: version.digest, stage },
    });
  },
};

/** A misspelt stage is asked about, before what goes live there is looked for in another. */
async function confirmStage(stage: string, problem: string): Promise<void> {
  const make = 'Make It a Stage';
  const question = `Is "${stage}" meant as a new stage?`;
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail: problem }, make);
  if (chosen !== make) throw new vscode.CancellationError();
}

async function promote(
  services: ModelServices,
  chosen: ChosenVersion,
  { stage, reason }: { readonly stage: string; readonly reason: string },
): Promise<void> {
  const { models, allowedCommands } = services;
  const { project, model, version, name } = chosen;
  const { commands, newStage } = await models.ask(project, 'promotion', {
    model,
    version: version.number,
    digest: version.digest,
    stage,
  });
  if (newStage !== null) await confirmStage(stage, newStage);
  await allowedCommands.ask(chosen, commands);
  const input = { version: name, stage, reason, newStage: newStage !== null };
  const { verdict, gates, before } = await act(models, project, {
    action: 'promote',
    input,
    title: `Promoting ${name}`,
  });
  if (verdict === 'pass') {
    // Somebody else may have promoted another one since the page was made.
    const replaced = before ? `, in place of ${before.model}@${before.number}` : '';
    tellDone(services, `${name} is live in ${stage}${replaced}.`, { project, model, ...numbered(version) });
    return;
  }
  const failed = gates.filter((gate) => gate.verdict !== 'pass' && gate.verdict !== 'waived');
  const still = (await treeModel(services, project, model)).live.find((it) => it.stage === stage);
  const after = still ? `${stage} is still ${model}@${still.version}.` : `Nothing is live in ${stage}.`;
  const why = failed.map(({ gate, sentence }) => `${gate}: ${sentence}`).join('; ');
  throw new CommandError(`${name} was not promoted: ${why}. ${after}`);
}
