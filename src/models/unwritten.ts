import { diskFailure } from '../disk/diskFailure';
import { UnusableInput } from './refusal';

/**
 * What to throw on: an error of the disk as the sentence that `say` makes of it ("the disk is full"), any other as it is.
 */
export function unwritten(error: unknown, say: (why: string) => string): unknown {
  const why = diskFailure(error);
  return why === null ? error : new UnusableInput(say(why), { cause: error });
}
