import * as vscode from 'vscode';
import { digestAddress } from '../../../models/registry/versionAddress';
import { wayBack, whyPassedOver } from '../../../models/registry/versionBefore';
import type { ActInput } from '../../models/models';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { liveModelTarget } from './modelTarget';

/** Tend: Roll Back… One step: it shows from what to what, and asks why. */
export const rollBackVersion: ModelCommand = {
  id: 'tend.models.rollBack',
  async run(services, target, given) {
    const { project, model } = await liveModelTarget(services, target, 'Roll back which model?');
    const stages = model.live.map(({ stage, version }) => ({ label: stage, description: `now @${version}` }));
    const stage = given.stage ?? (await choose(`Roll ${model.name} back in which stage?`, stages)).label;
    const moves = await services.models.ask(project, 'moves', { model: model.name });
    const { move: before } = wayBack(
      moves.filter((move) => move.stage === stage),
      (digest) => model.versions.every((it) => it.digest !== digest || whyPassedOver(it) === null),
    );
    const from = model.live.find((it) => it.stage === stage)?.version;
    if (!before?.digest)
      throw new CommandError(`Nothing of ${model.name} was live in ${stage} before; there is nothing to roll back to.`);
    const name = `${model.name}@${before.version}`;
    const address = digestAddress({ model: model.name, digest: before.digest });
    const title = `Roll back ${stage}: ${model.name}@${from ?? '?'} → ${name}`;
    const reason = given.reason ?? (await askReason(title));
    const input = { model: model.name, stage, reason };
    const { notes } = await rollBack(services, project, { name, address, stage, title, input });
    if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(' '));
  },
};

interface RollBack {
  /** What becomes live again. */
  readonly name: string;
  /** The same by its digest: several packages may claim the number. */
  readonly address: string;
  readonly stage: string;
  readonly title: string;
  readonly input: ActInput<'rollBack'>;
}

/** Where it is refused because no copy is whole here, a person may still want it: what serves it may have its bytes. */
async function rollBack({ models }: ModelServices, project: Project, asked: RollBack) {
  const { name, address, stage, title, input } = asked;
  try {
    return await act(models, project, { action: 'rollBack', input, title });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const look = () => models.ask(project, 'noWholeCopy', { version: address });
    const progress = { location: vscode.ProgressLocation.Window, title: `Looking for a whole copy of ${name}` };
    const problem = await vscode.window.withProgress(progress, look);
    if (problem === null) throw error;
    await confirmUnverified(name, stage, problem);
    return act(models, project, { action: 'rollBack', input: { ...input, unverified: true }, title });
  }
}

async function confirmUnverified(name: string, stage: string, problem: string): Promise<void> {
  const anyway = 'Roll Back Unverified';
  const question = `Make ${name} live in ${stage} without a whole copy of it here?`;
  const detail = [
    problem,
    `Nothing here can show that ${name} is what it was. Do this where whatever serves ${stage} has its own copy; otherwise bring the bytes here first.`,
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, anyway);
  if (chosen !== anyway) throw new vscode.CancellationError();
}
