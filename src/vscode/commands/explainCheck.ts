import * as vscode from 'vscode';
import { pageLink } from '../diagnostics/pageLink';
import type { Services } from '../services';
import { CommandError, type Command } from './registerCommands';

/** Tend: Explain Check, which shows the page of a check rendered. */
export const explainCheck: Command<'tend.check.explain'> = {
  id: 'tend.check.explain',
  async run(services, argument) {
    const check = typeof argument === 'string' && argument !== '' ? argument : await chooseCheck();
    if (check === undefined) return;
    await vscode.commands.executeCommand('markdown.showPreview', await pageOf(services, check));
  },
};

async function chooseCheck(): Promise<string | undefined> {
  const { explainedChecks } = await import('../../actions/explainedChecks');
  const items = explainedChecks.map(({ id, title }) => ({ label: title, description: id }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Explain a Check',
    placeHolder: 'Which check?',
    matchOnDescription: true,
  });
  return chosen?.description;
}

async function pageOf({ extensionUri }: Services, check: string): Promise<vscode.Uri> {
  const page = pageLink(extensionUri, check);
  try {
    await vscode.workspace.fs.stat(page);
    return page;
  } catch (error) {
    throw Object.assign(new CommandError(`There is no page about "${check}".`), { cause: error });
  }
}
