import * as vscode from 'vscode';
import { wayBack, whyPassedOver } from '../../../models/registry/versionBefore';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand } from './modelCommand';
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
    const to = before?.version ?? null;
    if (to === null)
      throw new CommandError(`Nothing of ${model.name} was live in ${stage} before; there is nothing to roll back to.`);
    const title = `Roll back ${stage}: ${model.name}@${from ?? '?'} → ${model.name}@${to}`;
    const reason = given.reason ?? (await askReason(title));
    const input = { model: model.name, stage, reason };
    const { notes } = await act(services.models, project, { action: 'rollBack', input, title });
    if (notes.length > 0) void vscode.window.showInformationMessage(notes.join(' '));
  },
};
