import * as vscode from 'vscode';
import { clockSentence } from '../../../actions/models/clockDoubts';
import type { LiveVersion } from '../../../actions/models/liveVersion';
import { moment } from '../../figures';
import { act } from './act';
import { askOptional } from './ask';
import type { ModelCommand } from './modelCommand';
import { chooseStage, modelTarget } from './modelTarget';
import { momentProblem } from './typedProblems';

/** Tend: Live At… Says which version was live at a moment, by whom and why. */
export const liveAt: ModelCommand = {
  id: 'tend.models.liveAt',
  async run(services, target, given) {
    const { project, model } = await modelTarget(services, target, 'Live At');
    const stage = given.stage ?? (await chooseStage({ model, project }, `Stage of ${model.name}`));
    const at = await askOptional(`What of ${model.name} was live in ${stage}?`, {
      placeHolder: '2026-09-28',
      prompt: 'A day means its end, UTC; empty: now.',
      problem: momentProblem,
    });
    const input = { model: model.name, stage, at };
    const live = await act(services.models, project, { action: 'live', input, title: 'Looking into the log' });
    const when = at ?? 'now';
    const moves = live.conflict.length > 0 ? live.conflict : live.move ? [live.move] : [];
    const items = moves.map((move) => ({
      label: move.version === null ? 'nothing' : `${model.name}@${move.version}`,
      description: `since ${moment(move.from)}, by ${move.by}`,
      detail: move.reason,
    }));
    const nothing = { label: 'Nothing', description: `of ${model.name} was live in ${stage}`, detail: '' };
    const title = `${stage}, ${when}${items.length > 1 ? ': these contradict each other' : ''}`;
    const shown = items.length > 0 ? items : [nothing];
    const doubts = doubtsOf(live);
    if (doubts.length > 0) void vscode.window.showWarningMessage(doubts.join(' '));
    await vscode.window.showQuickPick(shown, { title, placeHolder: 'Enter copies it' }).then(copy);
  },
};

/** What makes the answer doubtful, in the sentences of the command line. */
function doubtsOf({ troubles, missing, absent, clocks }: LiveVersion): readonly string[] {
  return [
    ...troubles.map(({ sentence }) => sentence),
    ...missing.map(({ path, problem }) => `${path}: ${problem}`),
    ...(absent ? [absent.sentence] : []),
    ...clocks.map(clockSentence),
  ];
}

async function copy(item: vscode.QuickPickItem | undefined): Promise<void> {
  if (item) await vscode.env.clipboard.writeText(item.label);
}
