import { statSync } from 'node:fs';
import { digestFile } from '../data/checks/engine/digest';
import { DataError } from '../data/report';
import type { KeptFile } from './storeProtocol';

/** `sha256:` of a file in this very state; null where it is in another one by now, or cannot be read any more. */
export async function digestOf({ path, bytes, modified }: KeptFile): Promise<string | null> {
  try {
    const digest = await digestFile(path, bytes, undefined);
    return statSync(path, { throwIfNoEntry: false })?.mtimeMs === modified ? digest : null;
  } catch (error) {
    if (error instanceof DataError) return null;
    throw error;
  }
}
