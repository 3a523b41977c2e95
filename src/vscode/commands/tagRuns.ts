import * as vscode from 'vscode';
import { plural } from '../../base/text';
import { commonMarks, typedLabels } from '../../runs/marks';
import type { Command } from './registerCommands';
import { chosenDetails, runArgument } from './runArgument';

/** Tend: Tags…, which are kept in Tend and never written to where the runs come from. */
export const tagRuns: Command<'tend.runs.tags'> = {
  id: 'tend.runs.tags',
  async run(services, run, runs) {
    const chosen = runArgument(services, run, runs);
    const details = await chosenDetails(services, chosen);
    const { labels } = commonMarks(details);
    const text = await vscode.window.showInputBox({
      title:
        chosen.ids.length === 1
          ? `Tags of ${details[0]?.name ?? 'Run'}`
          : `Tags that ${plural(chosen.ids.length, 'Run')} have in common`,
      value: labels.join(', '),
      placeHolder: 'candidate, ablation',
      prompt: 'Words with commas between them.',
    });
    if (text === undefined) return;
    const relabel = typedLabels(labels, text);
    if (relabel) await services.experiments.ask(chosen.project, 'mark', { ids: chosen.ids, marks: {}, relabel });
  },
};
