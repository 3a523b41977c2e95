import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { unreadable } from '../../disk/unreadable';
import { CommandError } from '../commandError';

/** The text of a key that an option names. */
export function readKey(cwd: string, name: string): { readonly pem: string; readonly name: string } {
  try {
    return { pem: readFileSync(resolve(cwd, name), 'utf8'), name };
  } catch (error) {
    throw new CommandError(`${name} ${unreadable(error)}; check what --key names.`, { cause: error });
  }
}
