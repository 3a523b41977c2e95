import * as vscode from 'vscode';
import { formatBytes } from '../../../base/text';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason } from './ask';
import type { ModelCommand, ModelServices } from './modelCommand';
import { stateWords, treeModel, versionTarget, type ChosenVersion } from './modelTarget';
import { numbered, tellDone } from './tellDone';

/** Tend: Purge… The only thing that cannot be taken back: the version is chosen also where it is the only one, and it is confirmed. */
export const purgeVersion: ModelCommand = {
  id: 'tend.models.purge',
  async run(services, target, given) {
    const suits = { act: 'purge', stage: null } as const;
    const none =
      'No version can be purged: each is live, held, to be kept until a day, in a folder of the project, or not here.';
    const choosing = { none, showsOnly: true };
    const chosen = await versionTarget(services, target, 'Purge which version?', suits, choosing);
    const { project, model, version, name } = chosen;
    const problem = await services.models.ask(project, 'purgeProblem', { version: name });
    if (problem !== null) throw new CommandError(problem);
    const reason = given.reason ?? (await askReason(`Purge ${name}`));
    const remains = await services.models.ask(project, 'purgeRemains', { version: name });
    await confirm(chosen, [...(await backTo(services, project, chosen)), ...remains]);
    const input = { version: name, reason };
    const { problems } = await act(services.models, project, { action: 'purge', input, title: `Purging ${name}` });
    if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
    else {
      const gone = remains.length === 0 ? 'gone for good' : 'deleted here';
      tellDone(services, `${name} is purged: its bytes are ${gone}.`, { project, model, ...numbered(version) });
    }
  },
};

async function confirm({ version, name }: ChosenVersion, notes: readonly string[]): Promise<void> {
  const purge = 'Purge';
  const question = `Purge ${name} (${stateWords(version)})? ${formatBytes(version.bytes)} are deleted for good.`;
  const stays = 'The digests of its files stay in the ledger; nothing else of what Tend keeps of it does here.';
  const detail = [stays, ...notes].join(' ');
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, purge);
  if (chosen !== purge) throw new vscode.CancellationError();
}

/** What a roll-back would lose, sentences. */
async function backTo(services: ModelServices, project: Project, { model, version, name }: ChosenVersion) {
  const { live } = await treeModel(services, project, model);
  const asked = live.map(async ({ stage }) => {
    const { to } = await services.models.ask(project, 'rollBackChoice', { model, stage });
    return to?.digest === version.digest ? [`${name} is what a roll-back of ${stage} would return to.`] : [];
  });
  return (await Promise.all(asked)).flat();
}
