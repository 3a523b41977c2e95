import type { Command } from './registerCommands';

/** Tend: Show Log */
export const showLog: Command<'tend.log.show'> = {
  id: 'tend.log.show',
  run: ({ log }) => log.show(),
};
