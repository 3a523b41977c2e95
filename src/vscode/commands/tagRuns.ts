import * as vscode from 'vscode';
import { plural } from '../../base/text';
import type { Command } from './registerCommands';
import { chosenDetails, runArgument } from './runArgument';

/** Tend: Tags…, which are kept in Tend and never written to where the runs come from. */
export const tagRuns: Command<'tend.runs.tags'> = {
  id: 'tend.runs.tags',
  async run(services, run, runs) {
    const chosen = runArgument(services, run, runs);
    const [first] = await chosenDetails(services, chosen);
    const text = await vscode.window.showInputBox({
      title:
        chosen.ids.length === 1 ? `Tags of ${first?.name ?? 'Run'}` : `Tags of ${plural(chosen.ids.length, 'Run')}`,
      value: first?.labels.join(', ') ?? '',
      placeHolder: 'candidate, ablation',
      prompt: 'Words with commas between them.',
    });
    if (text === undefined) return;
    const labels = [...new Set(text.split(',').map((label) => label.trim()))].filter((label) => label !== '');
    await services.experiments.ask(chosen.project, 'mark', { ids: chosen.ids, marks: { labels } });
  },
};
