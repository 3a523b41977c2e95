import { CommandError, type Command } from './registerCommands';
import { runArgument } from './runArgument';

/** Tend: Compare */
export const compareRuns: Command<'tend.runs.compare'> = {
  id: 'tend.runs.compare',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    if (ids.length < 2) throw new CommandError('Select two or more runs to compare them.');
    await services.panels.open(project, { type: 'rows', rows: ids.map((id) => ({ type: 'run', id })), compare: true });
  },
};
