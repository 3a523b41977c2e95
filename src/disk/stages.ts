import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isLeftBehind, maker } from './maker';

/** A new name for a folder that stands beside its place until it is whole; who makes it is in the name. */
export function nameOfStage(name: string): string {
  return `.${name}.${maker}.${randomUUID()}.partial`;
}

const hour = 60 * 60 * 1000;
/** Milliseconds without anything new after which it belongs to nobody, whoever made it; and where its process is gone. */
const [abandoned, orphaned] = [24 * hour, hour];

const stage = /^\..+\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.partial$/;
const madeBy = /\.([0-9a-f]{8}-\d+)\.[0-9a-f-]{36}\.partial$/;

/** Removes from a folder what processes that were killed left of stages. What cannot be removed is left for another time. */
export function removeStages(folder: string): void {
  for (const { name } of entriesOf(folder)) {
    if (!stage.test(name)) continue;
    const [, by = ''] = madeBy.exec(name) ?? [];
    removeOlder(join(folder, name), isLeftBehind(by) ? orphaned : abandoned);
  }
}

/** Does so in every folder of a folder. */
export function removeStagesBelow(folder: string): void {
  for (const entry of entriesOf(folder)) if (entry.isDirectory()) removeStages(join(folder, entry.name));
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function removeOlder(path: string, age: number): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isDirectory() || Date.now() - stats.mtimeMs <= age) return;
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {
    return;
  }
}
