import { commandIds, type CommandId } from '../ids';
import type { Command } from './registerCommands';

/** The commands of models; what they are made of is loaded with the first one. */
export const modelCommands: readonly Command[] = commandIds.filter(isOfModels).map((id) => ({
  id,
  async run(services, target) {
    const [{ loadedModelCommands }, loaded] = await Promise.all([
      import('./models/loadedModelCommands'),
      services.models.load(),
    ]);
    await loadedModelCommands.find((command) => command.id === id)?.run({ ...services, ...loaded }, target);
  },
}));

function isOfModels(id: CommandId): boolean {
  return id.startsWith('tend.models.') || id.startsWith('_tend.activity.');
}
