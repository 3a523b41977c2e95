import { plural } from '../../base/text';
import type { Command } from './registerCommands';
import { runArgument } from './runArgument';
import { offerUndo } from './undoRuns';

/** Tend: Archive, which hides runs from the tree; the panel shows them on demand. */
export const archiveRuns: Command<'tend.runs.archive'> = {
  id: 'tend.runs.archive',
  async run(services, run, runs) {
    const { project, ids } = runArgument(services, run, runs);
    const count = await services.experiments.ask(project, 'mark', { ids, marks: { archived: true } });
    void offerUndo(services, project, `Archived ${plural(count, 'run')}.`);
  },
};
