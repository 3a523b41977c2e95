import type { Command } from './registerCommands';

/** Tend: Read All Runs Again, which looks at every file also of runs that seemed finished. */
export const refreshExperiments: Command<'tend.experiments.refresh'> = {
  id: 'tend.experiments.refresh',
  run({ projects, experiments }) {
    for (const project of projects.all()) experiments.refresh(project);
  },
};
