import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../../base/disposable';

/** Milliseconds that word of a new file takes at most, on a machine with much to do. */
export const wordAfter = 15_000;
/** A file that is made before its folder is watched is never told, so another one is made after a while. */
const files = 3;

/**
 * Whether changes in a folder are told: a file is made in it, a few times, and waited for. Watching fails without a word where the system
 * has no watches left. `heard` is told the path of each new file. True where no file can be made, and when the signal ends the
 * waiting: nothing is known then.
 */
export function isTold(
  folder: string,
  heard: (listener: (path: string) => void) => Disposable,
  signal: AbortSignal,
): Promise<boolean> {
  const file = join(folder, `watched-${process.pid}`);
  return new Promise((resolve) => {
    const end = (told: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      listening.dispose();
      rmSync(file, { force: true });
      resolve(told);
    };
    const giveUp = () => end(true);
    signal.addEventListener('abort', giveUp);
    const listening = heard((path) => {
      if (path === file) end(true);
    });
    let timer: NodeJS.Timeout | undefined;
    const make = (left: number) => {
      timer = setTimeout(() => (left > 1 ? make(left - 1) : end(false)), wordAfter / files);
      try {
        rmSync(file, { force: true });
        writeFileSync(file, '');
      } catch {
        end(true);
      }
    };
    make(files);
  });
}
