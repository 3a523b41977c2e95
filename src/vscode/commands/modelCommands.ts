import { commandIds, type CommandId } from '../ids';
import type { Command } from './registerCommands';

/** The commands of models; what they are made of is loaded with the first one. */
export const modelCommands: readonly Command[] = commandIds.filter(isOfModels).map((id) => ({
  id,
  async run(services, ...[target, given]: readonly unknown[]) {
    const [{ runModelCommand }, loaded] = await Promise.all([
      import('./models/loadedModelCommands'),
      services.models.load(),
    ]);
    await runModelCommand(id, { ...services, ...loaded }, target, given);
  },
}));

function isOfModels(id: CommandId): boolean {
  return /^_?tend\.(models|activity)\./.test(id);
}
