import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Makes a folder once. It is filled under another name and renamed when complete, so that an interrupted or a second,
 * simultaneous installation never leaves half of one.
 * @param {string} folder
 * @param {(temporary: string) => Promise<void>} fill
 * @returns {Promise<string>} the folder
 */
export async function installedOnce(folder, fill) {
  const marker = join(folder, '.complete');
  if (existsSync(marker)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}.`);
  try {
    await fill(temporary);
    await writeFile(join(temporary, '.complete'), '');
    if (existsSync(marker)) return folder;
    await rm(folder, { recursive: true, force: true });
    await rename(temporary, folder);
    return folder;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
