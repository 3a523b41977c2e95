import type { RefusableAct } from '../../../actions/models/pages/refusedAct';
import type { Project } from '../../project/project';
import { CommandError } from '../registerCommands';
import type { ModelServices } from './modelCommand';

/** Nobody is asked for a reason and a day only to be refused. */
export async function refuseEarly({ models }: ModelServices, project: Project, act: RefusableAct): Promise<void> {
  const refusal = await models.ask(project, 'refusedAct', act);
  if (refusal !== null) throw new CommandError(refusal);
}
