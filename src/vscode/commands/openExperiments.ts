import type { Project } from '../project/project';
import type { Services } from '../services';
import { experimentOfRow } from '../trees/rowIds';
import { refuseUntrusted } from './refuseUntrusted';
import { CommandError, type Command } from './registerCommands';

/** Tend: Open Experiments */
export const openExperiments: Command<'tend.experiments.open'> = {
  id: 'tend.experiments.open',
  async run(services, row) {
    const experiment = typeof row === 'string' ? experimentOfRow(row) : null;
    const project = projectOf(services, experiment?.scope);
    if (!experiment) return services.panels.open(project);
    const { formatText } = await import('../../runs/query/formatColumn');
    await services.panels.open(project, { type: 'filter', text: `experiment = ${formatText(experiment.name)}` });
  },
};

/** The project that is named, else the first that has runs. */
function projectOf({ projects, experiments }: Services, scope: string | undefined): Project {
  const named = scope === undefined ? undefined : projects.get(scope);
  const all = projects.all();
  refuseUntrusted('its runs are kept in a store');
  const project = named ?? all.find((it) => experiments.mayHaveRuns(it)) ?? all[0];
  if (!project) throw new CommandError('Open a folder first: its runs are shown.');
  return project;
}
