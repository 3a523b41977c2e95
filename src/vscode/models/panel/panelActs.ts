import * as vscode from 'vscode';
import { askReason } from '../../commands/models/ask';
import { reasonOf } from '../../commands/models/given';
import type { CommandId } from '../../ids';
import { modelRow, versionRow } from '../../trees/modelRowIds';
import { editCard } from './editCard';
import type { PanelAct } from './panelAct';
import { copyPromotionText } from './promotionTexts';

/** Begins what a button of a panel offers, by the command that the palette has too. True: it was done. */
export async function actOfPanel(acting: PanelAct): Promise<boolean> {
  const { act } = acting;
  switch (act.action) {
    case 'edit-card':
      return editCard(acting);
    case 'copy-command':
    case 'copy-markdown':
    case 'copy-approval-request':
      return copyPromotionText(acting, act.action);
    case 'promote':
      return promote(acting);
    case 'approve':
      // Whoever approves says why themselves: what is typed on the page is why to promote.
      return run(commands.approve, await targetOf(acting), { ...act, reason: null });
    case 'drill':
      return run(commands.drill, await targetOf(acting), { ...act, reason: drillReason(acting) });
    default:
      return run(commands[act.action], await targetOf(acting), act);
  }
}

type Action = PanelAct['act']['action'];
type OwnAction = 'edit-card' | 'copy-command' | 'copy-markdown' | 'copy-approval-request' | 'promote';

const commands: Readonly<Record<Exclude<Action, OwnAction>, CommandId>> = {
  approve: 'tend.models.approve',
  waive: 'tend.models.waive',
  'roll-back': 'tend.models.rollBack',
  withdraw: 'tend.models.withdraw',
  deprecate: 'tend.models.deprecate',
  reinstate: 'tend.models.reinstate',
  archive: 'tend.models.archive',
  purge: 'tend.models.purge',
  restore: 'tend.models.restore',
  drill: 'tend.models.drill',
  run: 'tend.models.run',
  verify: 'tend.models.verify',
  sign: 'tend.models.sign',
  settle: 'tend.models.settle',
  'live-at': 'tend.models.liveAt',
  'copy-digest': 'tend.models.copyDigest',
  'run-gates': '_tend.models.runGates',
};

/** The page of a promotion decides, with its reason; elsewhere that page is shown first. */
async function promote(acting: PanelAct): Promise<boolean> {
  const { act, subject } = acting;
  const target = await targetOf(acting);
  const { promotion } = subject;
  if (!promotion) return run('tend.models.promote', target, { ...act, reason: null });
  const stage = act.stage ?? promotion.stage;
  const title = `Promote ${subject.model}@${act.version ?? promotion.version} to ${stage}`;
  const reason = reasonOf(act.reason) ?? (await askReason(title).catch(() => null));
  return reason !== null && run('tend.models.promote', target, { ...act, stage, reason });
}

/** What is typed on the page of a promotion is the reason to promote: of a drill that is begun there only the place is recorded. */
function drillReason({ act, subject: { model, promotion } }: PanelAct): string | null {
  return promotion && `asked for on the promotion page of ${model}@${act.version ?? promotion.version}`;
}

async function run(command: CommandId, target: string, given: PanelAct['act']): Promise<boolean> {
  return (await vscode.commands.executeCommand(command, target, given)) === true;
}

/** The row of the version that is meant, else that of the model: then the command asks for the version. */
async function targetOf({ models, project, subject: { model, promotion }, act }: PanelAct): Promise<string> {
  const { scope } = project;
  const number = act.version ?? promotion?.version ?? null;
  const digest = act.digest ?? (act.version === null ? promotion?.digest : undefined);
  const found = number === null ? [] : await models.ask(project, 'versions', { model, number });
  const version = found.find((it) => digest === undefined || it.digest === digest);
  if (!version || ofModel.has(act.action)) return modelRow(scope, model);
  return versionRow({ scope, model, version: version.number, digest: version.digest });
}

/** What is done to a model and not to one of its versions. */
const ofModel: ReadonlySet<Action> = new Set(['roll-back', 'withdraw', 'live-at', 'settle']);
