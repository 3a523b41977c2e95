import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Writes bytes to a file, hands its path over, and removes it afterwards. */
export async function inTemporaryFile<T>(
  bytes: Uint8Array | string,
  use: (path: string) => Promise<T>,
  name = 'table.csv',
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tend-table-'));
  try {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return await use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
