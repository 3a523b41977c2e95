import * as vscode from 'vscode';
import type { ColumnRef } from '../../runs/columns';
import type { FilterRemark } from '../../runs/query/filterRemark';
import type { Services } from '../services';
import type { Command } from './registerCommands';

/** Tend: Filter Runs…, for the tree; in the panel it is the filter of the panel. */
export const filterExperiments: Command<'tend.experiments.filter'> = {
  id: 'tend.experiments.filter',
  async run(services) {
    const { experimentsView, panels } = services;
    if (panels.active) {
      panels.active.editFilter();
      return;
    }
    const { filterRemark } = await import('../../runs/query/filterRemark');
    const names = await columnsOfRuns(services);
    const filter = await vscode.window.showInputBox({
      title: 'Filter Runs',
      value: experimentsView.filter,
      placeHolder: "metrics.val_acc > 0.9 and params.model = 'rf'",
      prompt: 'Conditions as in MLflow, and more: or, not, parentheses, arithmetic, started > -7d.',
      validateInput: (text) => shown(filterRemark(text, { now: Date.now(), names })),
    });
    if (filter !== undefined) await experimentsView.setFilter(filter);
  },
};

/** A name that no run has yet may be meant; what cannot be understood is not taken. */
function shown(remark: FilterRemark | null): vscode.InputBoxValidationMessage | null {
  if (!remark) return null;
  const { Error, Warning } = vscode.InputBoxValidationSeverity;
  return { message: remark.words, severity: remark.isProblem ? Error : Warning };
}

/** Columns of all projects of the window: the expression is one for all of them, and may name columns by their key alone. */
async function columnsOfRuns({ projects, experiments }: Services): Promise<readonly ColumnRef[]> {
  const { dataEndpoints } = await import('../../protocol/experiments/endpoints');
  const ofProjects = projects.all().map(async (project) => {
    const answer = await experiments.ask(project, 'data', { endpoint: 'columns', params: null });
    return dataEndpoints.columns.result.parse(answer).map(({ column }) => column);
  });
  return (await Promise.all(ofProjects)).flat();
}

/** Tend: Clear Filter */
export const clearExperimentsFilter: Command<'tend.experiments.clearFilter'> = {
  id: 'tend.experiments.clearFilter',
  run: ({ experimentsView }) => experimentsView.setFilter(''),
};
