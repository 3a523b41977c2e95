import { closeSync, openSync, writeSync } from 'node:fs';
import { errorMessage } from '../base/errors';
import { CommandError } from './commandError';

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
    throw new CommandError(`${path} cannot be written: ${errorMessage(error)}`, { cause: error });
  }
}
