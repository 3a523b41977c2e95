import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../base/errors';
import { nameOfStage, removeStages } from './stages';
import { syncFolder } from './writeWhole';

/** Whether nothing is at a path, or an empty folder. */
export function isVacant(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch (error) {
    if (isMissing(error)) return true;
    throw error;
  }
}

/** Makes a folder whole or not at all: `fill` gets one beside it that takes its place in the end. The place is vacant. */
export async function stagedFolder<T>(folder: string, fill: (stage: string) => Promise<T>): Promise<T> {
  const parent = dirname(folder);
  const made = mkdirSync(parent, { recursive: true });
  const stage = join(parent, nameOfStage(basename(folder)));
  removeStages(parent);
  try {
    mkdirSync(stage);
    const result = await fill(stage);
    syncFolders(stage);
    takePlace(stage, folder);
    return result;
  } catch (error) {
    rmSync(stage, { recursive: true, force: true });
    if (made !== undefined) removeEmpty(parent, made);
    throw error;
  }
}

function takePlace(stage: string, folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  renameSync(stage, folder);
  try {
    syncFolder(dirname(folder));
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** The folders from `folder` up to `first`, which were made for this, as far as they are empty. */
function removeEmpty(folder: string, first: string): void {
  for (let here = folder; here.startsWith(first); here = dirname(here)) {
    if (!isVacant(here)) return;
    rmdirSync(here);
  }
}

function syncFolders(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) syncFolders(join(folder, entry.name));
  }
  syncFolder(folder);
}
