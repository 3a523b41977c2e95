import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { errorMessage } from '../base/errors';
import { diskFailure } from '../disk/diskFailure';
import { CommandError } from './commandError';

/** What is read is never written to: throws `CommandError` where the output is one of the sources under any name. */
export function refuseToOverwrite(output: string | null, sources: readonly string[]): void {
  const target = output === null ? null : identityOf(output);
  if (target !== null && sources.some((source) => identityOf(source) === target))
    throw new CommandError(`${output} is read by this command; name another file with --output.`);
}

/** The same for all names of one file; null where there is none, or it cannot be looked at. */
function identityOf(path: string): string | null {
  try {
    const { dev, ino } = statSync(path, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return null;
  }
}

/** Writes the pieces of a result to a file, or where `fallback` says when none is named. */
export function writeResult(path: string | null, pieces: Iterable<string>, fallback: (text: string) => void): void {
  if (path === null) {
    for (const piece of pieces) fallback(piece);
    return;
  }
  try {
    const descriptor = openSync(path, 'w');
    try {
      for (const piece of pieces) writeSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    const why = diskFailure(error) ?? errorMessage(error);
    throw new CommandError(`${path} cannot be written: ${why}.`, { cause: error });
  }
}
