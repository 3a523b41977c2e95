import { stageScope, versionScope } from '../../models/registry/eventScope';
import { ledgerPath, type LedgerProblem } from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';

/** A file of the ledger that is not here, although an event that is here came after it. */
export interface MissingParent extends LedgerProblem {
  readonly digest: string;
}

/** What was made live and is not here, as far as later moves tell: what is live now may be another version than it would say. */
export function missingMoves(registry: RegistryStore, model: string, stage: string): readonly MissingParent[] {
  return missingIn(registry, model, [stageScope(model, stage)]);
}

/** The same of all that is told of a model and of some of its versions. */
export function missingEvents(
  registry: RegistryStore,
  { name, stages }: ModelRecord,
  versions: readonly Pick<VersionRecord, 'digest'>[],
): readonly MissingParent[] {
  const ofStages = stages.map(({ stage }) => stageScope(name, stage));
  return missingIn(registry, name, [name, ...ofStages, ...versions.map(({ digest }) => versionScope(name, digest))]);
}

function missingIn(registry: RegistryStore, model: string, scopes: readonly string[]): readonly MissingParent[] {
  const problem = `It is not here, although a later event of ${model} comes after it: what it says does not count. git restore ${ledgerFolder} or its branch brings it back.`;
  const digests = scopes.flatMap((scope) => registry.missingParents(scope));
  return digests.map((digest) => ({ digest, path: ledgerPath(digest), problem }));
}
