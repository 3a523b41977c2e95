import { readdirSync } from 'node:fs';
import { isMissing } from '../base/errors';

/** Names in a folder, none where it does not exist. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
