import type { Command } from './registerCommands';
import { runArgument } from './runArgument';

/** Tend: Star */
export const starRuns: Command<'tend.runs.star'> = {
  id: 'tend.runs.star',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    await services.experiments.ask(project, 'mark', { ids, marks: { starred: true } });
  },
};

/** Tend: Remove Star */
export const unstarRuns: Command<'tend.runs.unstar'> = {
  id: 'tend.runs.unstar',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    await services.experiments.ask(project, 'mark', { ids, marks: { starred: false } });
  },
};
