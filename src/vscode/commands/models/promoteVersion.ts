import * as vscode from 'vscode';
import type { PromotionPage } from '../../../protocol/models/promotionPage';
import { CommandError } from '../registerCommands';
import { act, askReason } from './act';
import type { ModelCommand } from './modelCommand';
import { chooseStage, treeModel, versionTarget } from './modelTarget';

/** Tend: Promote Model… Shows what every gate says first; only when all pass or are waived a version becomes live. */
export const promoteVersion: ModelCommand = {
  id: 'tend.models.promote',
  async run(services, target) {
    const suits = ({ state }: { readonly state: string }) => state !== 'purged' && state !== 'archived';
    const { project, model, version, name } = await versionTarget(services, target, 'Promote Model', suits);
    const known = await treeModel(services, project, model);
    const stage = await chooseStage({ model: known, project }, `Promote ${name} to`);
    const page = await services.models.ask(project, 'promotion', { model, version: version.number, stage });
    await showGates(page, name);
    await showCommands(page);
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

type State = PromotionPage['gates'][number]['state'];

const icons: Partial<Readonly<Record<State, string>>> = {
  pass: 'pass',
  fail: 'error',
  inconclusive: 'question',
  'not-run': 'circle-large-outline',
  waived: 'law',
  waiting: 'circle-large-outline',
};

interface GateItem extends vscode.QuickPickItem {
  readonly goesOn: boolean;
}

/** The verdict, what would change, and the gates, worst first. It goes on only where nothing but commands is left to ask. */
async function showGates(page: PromotionPage, name: string): Promise<void> {
  const { sentence, gates, changes, primary, stage } = page;
  const now = changes.current === null ? 'nothing is live there' : `now ${changes.current}`;
  const label =
    primary === 'promote' ? `$(rocket) Promote to ${stage}…` : `$(rocket) Run Gates and Promote to ${stage}…`;
  const isPossible = primary === 'promote' || primary === 'run-gates';
  const next: readonly GateItem[] = isPossible ? [{ label, description: now, goesOn: true }] : [];
  const items = gates.map(({ gate, state, verdict, result }) => ({
    ...{ label: `$(${icons[state] ?? 'circle-large-outline'}) ${gate}`, description: verdict, detail: result },
    goesOn: false,
  }));
  const options = { title: `${name}: ${sentence}`, matchOnDetail: true, ignoreFocusOut: true };
  const chosen = await vscode.window.showQuickPick([...next, ...items], options);
  if (!chosen?.goesOn) throw new vscode.CancellationError();
}

/** What gates would run of the person's own is shown before. */
async function showCommands({ commands }: PromotionPage): Promise<void> {
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
