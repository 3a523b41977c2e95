import * as vscode from 'vscode';
import { checkInTurn } from '../checking/checkInTurn';
import { openDocument } from '../checking/tableDocument';
import type { Command } from './registerCommands';
import { cancellationSignal } from './cancellationSignal';

/** Tend: Check Data, which checks every data set of the window. */
export const checkData: Command<'tend.data.check'> = {
  id: 'tend.data.check',
  async run(services) {
    if (services.projects.all().length === 0) {
      tell('Open a folder: Tend then checks the CSV and TSV files in it.');
      return;
    }
    await services.projects.refresh();
    const files = services.checks.all();
    if (files.length === 0) {
      tell(nothingFound);
      return;
    }
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: 'Checking data', cancellable: true },
      (progress, token) => {
        const signal = cancellationSignal(token);
        return checkInTurn(files, {
          check: ({ key }) =>
            services.checker.check(vscode.Uri.parse(key), { signal, background: openDocument(key) === undefined }),
          report: (it) => progress.report(it),
          logger: services.logger,
          signal,
          now: () => performance.now(),
        });
      },
    );
  },
};

const nothingFound =
  'There is nothing to check yet: this folder has no CSV or TSV file, other than logs that tend.yaml reads as runs. Files that end in .csv, .tsv or .tab are found by themselves.';

/** A folder without data is no failure. Not awaited: the command has ended, the message stays as long as it is wanted. */
function tell(message: string): void {
  void vscode.window.showInformationMessage(message);
}
