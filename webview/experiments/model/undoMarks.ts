import type { ExperimentsAsks, RedoneMarks } from '../../../src/protocol/experiments/endpoints';
import type { TableLoader } from './tableLoader';

interface Undoing {
  readonly asks: Pick<ExperimentsAsks, 'undo' | 'redo'>;
  readonly loader: Pick<TableLoader, 'refresh'>;
  say(words: string): void;
}

/**
 * Takes back what was done to runs last, and says what that was; false: there is nothing. The extension knows more of it than a
 * page that was reloaded, and nothing of what was done before the window was.
 */
export async function undoMarks(model: Undoing): Promise<boolean> {
  const words = await model.asks.undo(null);
  if (words === null) {
    model.say('There is nothing to take back: what was done is kept until the window is reloaded');
    return false;
  }
  model.say(`Took back the ${words}`);
  await model.loader.refresh(false);
  return true;
}

/** Does again what was taken back last, and says what that was; null: there is nothing. */
export async function redoMarks(model: Undoing): Promise<RedoneMarks | null> {
  const redone = await model.asks.redo(null);
  if (redone === null) {
    model.say('There is nothing to do again');
    return null;
  }
  await model.loader.refresh(false);
  model.say(`Did the ${redone.words} again`);
  return redone;
}
