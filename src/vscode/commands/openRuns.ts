import type { Command } from './registerCommands';
import { runArgument } from './runArgument';

/** Tend: Open in Panel */
export const openRuns: Command<'tend.runs.open'> = {
  id: 'tend.runs.open',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    await services.panels.open(project, { type: 'rows', rows: ids.map((id) => ({ type: 'run', id })), compare: false });
  },
};
