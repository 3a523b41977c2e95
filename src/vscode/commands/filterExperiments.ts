import * as vscode from 'vscode';
import type { Command } from './registerCommands';

/** Tend: Filter Runs…, for the tree; in the panel it is the filter of the panel. */
export const filterExperiments: Command<'tend.experiments.filter'> = {
  id: 'tend.experiments.filter',
  async run({ experimentsView, panels }) {
    if (panels.active) {
      panels.active.command('focus-filter');
      return;
    }
    const { parseFilter } = await import('../../runs/query/parseFilter');
    const filter = await vscode.window.showInputBox({
      title: 'Filter Runs',
      value: experimentsView.filter,
      placeHolder: "metrics.val_acc > 0.9 and params.model = 'rf'",
      prompt: 'Conditions as in MLflow, and more: or, not, parentheses, arithmetic, started > -7d.',
      validateInput: (text) => parseFilter(text, { now: Date.now() }).problems[0]?.message ?? null,
    });
    if (filter !== undefined) await experimentsView.setFilter(filter);
  },
};

/** Tend: Clear Filter */
export const clearExperimentsFilter: Command<'tend.experiments.clearFilter'> = {
  id: 'tend.experiments.clearFilter',
  run: ({ experimentsView }) => experimentsView.setFilter(''),
};
