import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Disposable } from '../../base/disposable';

/** Milliseconds that word of a new file takes at most, on a machine with much to do. */
export const wordAfter = 15_000;
/**
 * A file that is made before its folder is watched is never told, so another one is made after a while. It has another name: one that
 * goes and comes back is told by VS Code as one that changed.
 */
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
  const fileOf = (left: number) => join(folder, `watched-${process.pid}-${left}`);
  const made = new Set<string>();
  return new Promise((resolve) => {
    const takeAway = () => made.forEach((file) => rmSync(file, { force: true }));
    const end = (told: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      listening.dispose();
      takeAway();
      resolve(told);
    };
    const giveUp = () => end(true);
    signal.addEventListener('abort', giveUp);
    const listening = heard((path) => {
      if (made.has(path)) end(true);
    });
    let timer: NodeJS.Timeout | undefined;
    const make = (left: number) => {
      timer = setTimeout(() => (left > 1 ? make(left - 1) : end(false)), wordAfter / files);
      try {
        takeAway();
        made.add(fileOf(left));
        writeFileSync(fileOf(left), '');
      } catch {
        end(true);
      }
    };
    make(files);
  });
}
