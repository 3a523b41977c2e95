import * as vscode from 'vscode';
import { plural } from '../../base/text';
import type { CheckedFile } from '../checking/checkedFile';
import { openDocument } from '../checking/tableDocument';
import type { Services } from '../services';
import { CommandError, type Command } from './registerCommands';
import { cancellationSignal } from './cancellationSignal';

/** Tend: Check Data, which checks every data set of the window. */
export const checkData: Command<'tend.data.check'> = {
  id: 'tend.data.check',
  async run(services) {
    if (services.projects.all().length === 0) throw new CommandError('Open a folder with data files first.');
    await services.projects.refresh();
    const files = services.checks.all();
    if (files.length === 0) throw new CommandError('No CSV or TSV files were found in this folder.');
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Checking data', cancellable: true },
      (progress, token) => checkAll(services, files, progress, cancellationSignal(token)),
    );
  },
};

type Report = vscode.Progress<{ message?: string; increment?: number }>;

async function checkAll(
  { checker, logger }: Services,
  files: readonly CheckedFile[],
  progress: Report,
  signal: AbortSignal,
): Promise<void> {
  const each = 100 / files.length;
  for (const [index, { key, path }] of files.entries()) {
    if (signal.aborted) throw new vscode.CancellationError();
    progress.report({ message: `${path} (${index + 1} of ${files.length})`, increment: index === 0 ? 0 : each });
    await checker.check(vscode.Uri.parse(key), { signal, background: openDocument(key) === undefined });
  }
  logger.info(`checked ${plural(files.length, 'data file')}`);
}
