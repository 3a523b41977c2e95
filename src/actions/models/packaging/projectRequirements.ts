import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageSource } from '../../../models/package/sourceFiles';

const names = ['requirements.lock', 'requirements.txt'];

/** The requirements file of the project, for a model that has none of its own and whose run recorded none; else null. */
export function projectRequirements(
  root: string,
  { files }: PackageSource,
  environment: ReadonlyMap<string, string>,
): string | null {
  const isRecorded = [...environment.keys()].some((name) => name !== 'python');
  if (files.has('requirements.txt') || isRecorded) return null;
  return names.map((name) => join(root, name)).find((path) => existsSync(path)) ?? null;
}
