import * as vscode from 'vscode';
import type { TreeModel } from '../../../actions/models/modelsTree';
import type { RollBackChoice } from '../../../actions/models/pages/rollBackChoice';
import type { EarlierVersion } from '../../../actions/models/rollBackTarget';
import { shortDigests } from '../../../base/shortDigests';
import type { RefusalCode } from '../../../models/refusal';
import { QuestionError } from '../../../workers/questionThread';
import type { ActInput } from '../../models/models';
import type { Project } from '../../project/project';
import { versionOfRow } from '../../trees/modelRowIds';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason, choose } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { liveModelTarget } from './modelTarget';
import { tellDone, tellNotes } from './tellDone';

/** Tend: Roll Back… One step: it shows from what to what, and asks why. */
export const rollBackVersion: ModelCommand = {
  id: 'tend.models.rollBack',
  async run(services, target, given) {
    const { project, model } = await liveModelTarget(services, target, 'Roll back which model?');
    const { stage, choice } = await stageToRollBack(services, { project, model, target, stage: given.stage });
    const from = choice.from === null ? 'nothing' : `${model.name}@${choice.from.number}`;
    const to = choice.to ?? (await chooseEarlier(choice, model.name, stage));
    const name = nameOf(model.name, to);
    const title = `Roll back ${stage}: ${from} → ${name}`;
    const reason = given.reason ?? (await askReason(title));
    const inPlaceOf = choice.from?.digest ?? null;
    const input = { model: model.name, stage, toVersion: to.address, reason, inPlaceOf };
    const { version, notes } = await rollBack(services, project, { name, stage, title, input });
    const done = { project, model: model.name, version, digest: to.digest };
    const replaced = inPlaceOf === null ? '' : `, in place of ${from}`;
    tellDone(services, `${name} is live in ${stage} again${replaced}.`, done);
    tellNotes({ notes: [...choice.notes, ...notes] });
  },
};

interface StageQuestion {
  readonly project: Project;
  readonly model: TreeModel;
  /** The row of a version means the stages where it is live. */
  readonly target: unknown;
  /** Null: it has to be found out. */
  readonly stage: string | null;
}

/** One stage with what a roll-back of it comes to. Of several only those are offered where there is something to go back to. */
async function stageToRollBack({ models }: ModelServices, { project, model, target, stage: given }: StageQuestion) {
  const ask = async (stage: string) => ({
    stage,
    choice: await models.ask(project, 'rollBackChoice', { model: model.name, stage }),
  });
  if (given !== null) return ask(given);
  const number = typeof target === 'string' ? versionOfRow(target)?.version : undefined;
  const ofRow = model.live.filter(({ version }) => version === number);
  const live = ofRow.length > 0 ? ofRow : model.live;
  const asked = await Promise.all(live.map(async (it) => ({ ...it, ...(await ask(it.stage)) })));
  const able = asked.filter(({ choice }) => choice.to !== null || choice.earlier.length > 0);
  const items = (able.length > 0 ? able : asked.slice(0, 1)).map((it) => ({
    ...{ label: it.stage, description: `now @${it.version}`, stage: it.stage, choice: it.choice },
  }));
  return choose(`Roll ${model.name} back in which stage?`, items);
}

/** Where nothing is left that a roll-back takes by itself, each version says why, and one can be taken all the same. */
async function chooseEarlier({ earlier, problem }: RollBackChoice, model: string, stage: string) {
  if (earlier.length === 0) throw new CommandError(problem ?? 'There is nothing to roll back to.');
  const items = earlier.map((it) => ({ label: nameOf(model, it), description: it.why, it }));
  const title = `Nothing is left to roll ${stage} back to by itself; make one of these live all the same?`;
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder: problem ?? '' });
  if (!chosen) throw new vscode.CancellationError();
  return chosen.it;
}

function nameOf(model: string, { number, address }: Pick<EarlierVersion, 'number' | 'address'>): string {
  return number === null ? address : `${model}@${number}`;
}

interface RollBack {
  /** What becomes live again. */
  readonly name: string;
  readonly stage: string;
  readonly title: string;
  readonly input: ActInput<'rollBack'>;
}

const notWhole: RefusalCode = 'bytes-not-whole';

/** Where it is refused because no copy is whole here, a person may still want it: what serves it may have its bytes. */
async function rollBack({ models }: ModelServices, project: Project, asked: RollBack) {
  const { name, stage, title, input } = asked;
  try {
    return await act(models, project, { action: 'rollBack', input, title });
  } catch (error) {
    const cause = error instanceof CommandError ? error.cause : null;
    if (!(cause instanceof QuestionError) || cause.code !== notWhole) throw error;
    await confirmUnverified(name, stage, shortDigests(cause.message));
    return act(models, project, { action: 'rollBack', input: { ...input, unverified: true }, title });
  }
}

async function confirmUnverified(name: string, stage: string, problem: string): Promise<void> {
  const anyway = 'Roll Back Unverified';
  const question = `Make ${name} live in ${stage} without a whole copy of it here?`;
  const detail = [
    problem,
    `Nothing here can show that ${name} is what it was. Do this where whatever serves ${stage} has its own copy.`,
  ].join('\n\n');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, anyway);
  if (chosen !== anyway) throw new vscode.CancellationError();
}
