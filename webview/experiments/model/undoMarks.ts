import type { ExperimentsAsks, SteppedMarks } from '../../../src/protocol/experiments/endpoints';
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
  const stepped = await model.asks.undo(null);
  if (stepped === null) {
    model.say(
      'There is nothing to take back: what was done is kept until the window is reloaded; Tend: Restore Deleted Runs… brings deleted runs back',
    );
    return false;
  }
  say(model, stepped, (words) => `Took back the ${words}`);
  await model.loader.refresh(false);
  return stepped.words !== null;
}

/** Does again what was taken back last, and says what that was; null: nothing was. */
export async function redoMarks(model: Undoing): Promise<SteppedMarks | null> {
  const redone = await model.asks.redo(null);
  if (redone === null) {
    model.say('There is nothing to do again');
    return null;
  }
  await model.loader.refresh(false);
  say(model, redone, (words) => `Did the ${words} again`);
  return redone.words === null ? null : redone;
}

function say(model: Undoing, { words, stays }: SteppedMarks, did: (words: string) => string): void {
  model.say([words === null ? null : did(words), stays].filter((part) => part !== null).join('. '));
}
