import { plural, shorten } from '../../base/text';
import type { Command } from './registerCommands';
import { chosenRun, runArgument } from './runArgument';
import { offerUndo } from './undoRuns';

/** Tend: Delete from Tend; where the runs come from they stay. */
export const deleteRuns: Command<'tend.runs.delete'> = {
  id: 'tend.runs.delete',
  async run(services, run, runs) {
    const chosen = runArgument(services, run, runs);
    const { project, ids } = chosen;
    // A key deletes what is selected, which need not be the row that has the keyboard: the name says which it was.
    const name = ids.length === 1 ? shorten((await chosenRun(services, chosen)).name) : null;
    const count = await services.experiments.ask(project, 'mark', { ids, marks: { removed: true } });
    const [what, whose, it] = name === null ? [plural(count, 'run'), 'their', 'them'] : [name, 'its', 'it'];
    const sentence = `Deleted ${what} from Tend; what ${whose} tracker wrote is untouched.`;
    void offerUndo(services, project, `${sentence} Tend: Restore Deleted Runs… brings ${it} back.`);
  },
};
