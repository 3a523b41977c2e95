import * as vscode from 'vscode';
import { formatBytes } from '../../../base/text';
import { CommandError } from '../registerCommands';
import { act } from './act';
import { askReason } from './ask';
import type { ModelCommand } from './modelCommand';
import { versionTarget } from './modelTarget';

/** Tend: Purge… The only thing that cannot be taken back, and so the only one that is confirmed. */
export const purgeVersion: ModelCommand = {
  id: 'tend.models.purge',
  async run(services, target, given) {
    const suits = { act: 'purge', stage: null } as const;
    const none =
      'No version can be purged: each is live, held, to be kept until a day, in a folder of the project, or not here.';
    const { project, version, name } = await versionTarget(services, target, 'Purge which version?', suits, none);
    const problem = await services.models.ask(project, 'purgeProblem', { version: name });
    if (problem !== null) throw new CommandError(problem);
    const reason = given.reason ?? (await askReason(`Purge ${name}`));
    const purge = 'Purge';
    const question = `Purge ${name}? ${formatBytes(version.bytes)} are deleted for good.`;
    const remains = await services.models.ask(project, 'purgeRemains', { version: name });
    const detail = [
      'The digests of its files stay in the ledger; nothing else of what Tend keeps of it does here.',
      ...remains,
    ].join(' ');
    const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, purge);
    if (chosen !== purge) throw new vscode.CancellationError();
    const input = { version: name, reason };
    const { problems } = await act(services.models, project, { action: 'purge', input, title: `Purging ${name}` });
    if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
  },
};
