import { readdirSync, type Dirent } from 'node:fs';

/** What is in a folder; nothing where it cannot be listed (any more). */
export function folderEntries(path: string): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return [];
  }
}
