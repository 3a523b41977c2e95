import { existsSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { PackageSource } from '../../../models/package/sourceFiles';

const names = ['requirements.lock', 'requirements.txt'];

/** The requirements file of the project, for a model that has none of its own and whose run recorded none; null: it has none beside the model's. */
export function projectRequirements(root: string, { files }: PackageSource): string | null {
  const own = new Set(files.values());
  const paths = names.map((name) => join(root, name));
  return paths.find((path) => existsSync(path) && !own.has(realpathSync(path))) ?? null;
}

/** Which requirements went in, where the project has some and nobody chose. `owner`: whose went before those, null: nobody's. */
export function requirementsNotes(file: string | null, owner: string | null): readonly string[] {
  if (file === null) return [];
  return [
    owner === null
      ? `Its requirements are ${basename(file)} of the project.`
      : `Its requirements are those of ${owner}, not ${basename(file)} of the project.`,
  ];
}
