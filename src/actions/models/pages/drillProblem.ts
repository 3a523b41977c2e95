import type { ModelContext } from '../modelContext';
import { namedVersion } from '../namedVersion';
import { openPackage } from '../promotion/packageEvidence';

/** What a drill of a version lacks before anything is built for it, as a sentence; null: nothing that is known. */
export function drillProblem(context: ModelContext, { version: name }: { readonly version: string }): string | null {
  const version = namedVersion(context.registry, name);
  const facts = openPackage(context, version)?.read?.facts;
  if (facts?.golden !== null) return null;
  return `${name} has no golden pairs, so a drill could prove nothing. A version never changes: package its model again with a file of golden pairs, and register that.`;
}
