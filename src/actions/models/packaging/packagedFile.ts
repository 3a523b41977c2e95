import type { ModelContext } from '../modelContext';
import { fileOf, openPackage } from '../promotion/packageEvidence';

/** Where a file of the package of a version lies, by its path in the unpacked folder; null: it is not on this machine. */
export function packagedFile(
  context: ModelContext,
  { model, version: number, path }: { readonly model: string; readonly version: number; readonly path: string },
): string | null {
  const [version] = context.registry.version(model, number);
  const opened = version ? openPackage(context, version) : null;
  return opened && fileOf(opened, path);
}
