import { plural } from '../../base/text';
import type { Command } from './registerCommands';
import { runArgument } from './runArgument';
import { offerUndo } from './undoRuns';

/** Tend: Delete from Tend; where the runs come from they stay. */
export const deleteRuns: Command<'tend.runs.delete'> = {
  id: 'tend.runs.delete',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    const count = await services.experiments.ask(project, 'mark', { ids, marks: { removed: true } });
    const sentence = `Deleted ${plural(count, 'run')} from Tend; what their tracker wrote is untouched.`;
    void offerUndo(services, project, sentence);
  },
};
