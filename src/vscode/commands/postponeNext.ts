import { nextArgument } from './nextArgument';
import type { Command } from './registerCommands';

/** Later, in the menu of the next step: hides it until something changes. */
export const postponeNext: Command<'tend.next.later'> = {
  id: 'tend.next.later',
  async run(services, row) {
    const standing = nextArgument(services, row);
    const next = standing?.lifecycle.next;
    if (standing && next) await services.postponed.postpone(standing.project.scope, next);
  },
};
