import { closeSync, existsSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from '../../scripts/places.mjs';
import { mixedCsv } from './mixedCsv.mts';

/**
 * The path of a generated mixed CSV of so many megabytes, made once and kept in the cache.
 * @param {number} megabytes
 */
export function benchFile(megabytes) {
  const folder = join(cache, 'bench');
  const path = join(folder, `mixed-${megabytes}.csv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const descriptor = openSync(`${path}.part`, 'w');
  for (const part of mixedCsv(megabytes)) writeSync(descriptor, part);
  closeSync(descriptor);
  renameSync(`${path}.part`, path);
  return path;
}
