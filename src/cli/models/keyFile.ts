import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { errorMessage, isMissing } from '../../base/errors';
import { CommandError } from '../commandError';

/** The text of a key that an option names. */
export function readKey(cwd: string, name: string): { readonly pem: string; readonly name: string } {
  try {
    return { pem: readFileSync(resolve(cwd, name), 'utf8'), name };
  } catch (error) {
    const why = isMissing(error) ? 'does not exist; check what --key names.' : `cannot be read: ${errorMessage(error)}`;
    throw new CommandError(`${name} ${why}`, { cause: error });
  }
}
