import type { ModelContext } from '../modelContext';
import { fileOf, openPackage } from '../promotion/packageEvidence';

export interface PackagedFileQuestion {
  readonly model: string;
  readonly version: number;
  /** Of the package, which tells two of one number apart; null: of the one that has the number. */
  readonly digest: string | null;
  /** In the unpacked folder. */
  readonly path: string;
}

/** Where a file of the package of a version lies, by its path in the unpacked folder; null: it is not on this machine. */
export function packagedFile(
  context: ModelContext,
  { model, version: number, digest, path }: PackagedFileQuestion,
): string | null {
  const version = context.registry.version(model, number).find((it) => digest === null || it.digest === digest);
  const opened = version ? openPackage(context, version) : null;
  return opened && fileOf(opened, path);
}
