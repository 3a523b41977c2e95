import * as vscode from 'vscode';
import { errorMessage } from '../../../base/errors';
import { shortDigests } from '../../../base/shortDigests';
import type { ModelAction } from '../../../workers/modelActions';
import type { ActInput, ActResult, Models } from '../../models/models';
import { workProgress } from '../../models/workProgress';
import type { Project } from '../../project/project';
import { cancellationSignal } from '../cancellationSignal';
import { CommandError } from '../registerCommands';

/** Does something with models while its progress is shown, with a way to stop it, which is told. A rule that says no is one message. */
export function act<Name extends ModelAction>(
  models: Models,
  project: Project,
  { action, input, title }: { readonly action: Name; readonly input: ActInput<Name>; readonly title: string },
): Promise<ActResult<Name>> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  const work = async (
    report: vscode.Progress<{ message?: string; increment?: number }>,
    token: vscode.CancellationToken,
  ) => {
    const signal = cancellationSignal(token);
    let share = 0;
    const progress = (told: unknown) => {
      const parsed = workProgress(told);
      if (!parsed) return;
      const now = parsed.share === null ? share : 100 * parsed.share;
      report.report({ message: parsed.text, increment: Math.max(0, now - share) });
      share = Math.max(share, now);
    };
    try {
      return await models.act(project, action, input, { signal, progress });
    } catch (error) {
      if (signal.aborted) {
        vscode.window.setStatusBarMessage(`$(circle-slash) ${title} was stopped; nothing was recorded`, 10_000);
        throw new vscode.CancellationError();
      }
      throw new CommandError(shortDigests(errorMessage(error)), undefined, { cause: error });
    }
  };
  return Promise.resolve(vscode.window.withProgress(options, work));
}
