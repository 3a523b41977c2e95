import type { ExperimentsAsks } from '../../../src/protocol/experiments/endpoints';
import type { TableLoader } from './tableLoader';

interface Undoing {
  readonly asks: Pick<ExperimentsAsks, 'undo'>;
  readonly loader: Pick<TableLoader, 'refresh'>;
  say(words: string): void;
}

/**
 * Takes back what was done to runs last, and says what that was. The extension knows more of it than a page that was
 * reloaded, and nothing of what was done before the window was.
 */
export async function undoMarks(model: Undoing): Promise<void> {
  const words = await model.asks.undo(null);
  if (words === null) {
    model.say('There is nothing to take back: what was done is kept until the window is reloaded');
    return;
  }
  model.say(`Took back the ${words}`);
  await model.loader.refresh(false);
}
