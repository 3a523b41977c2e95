import { openDocument } from '../checking/tableDocument';
import { fileArgument } from './fileArgument';
import { CommandError, type Command } from './registerCommands';

/** Tend: Check This File Again */
export const recheckData: Command<'tend.data.recheck'> = {
  id: 'tend.data.recheck',
  async run({ checker }, argument) {
    const uri = fileArgument(argument);
    const file = await checker.check(uri, { background: openDocument(uri.toString()) === undefined });
    if (!file) throw new CommandError(`${uri.fsPath} was not checked: it is gone, or it is being edited.`);
    if (file.state === 'unreadable')
      throw new CommandError(`${file.path} was not checked: ${file.problem ?? 'it cannot be read'}`);
  },
};
