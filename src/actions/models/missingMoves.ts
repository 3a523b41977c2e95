import { stageScope } from '../../models/registry/eventScope';
import { ledgerPath, type LedgerProblem } from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { RegistryStore } from '../../models/registry/registryStore';

/** A file of the ledger that is not here, although an event that is here came after it. */
export interface MissingParent extends LedgerProblem {
  readonly digest: string;
}

/** What was made live and is not here, as far as later moves tell: what is live now may be another version than it would say. */
export function missingMoves(registry: RegistryStore, model: string, stage: string): readonly MissingParent[] {
  const problem = `It is not here, although a later event of ${model} comes after it: what it says does not count. git restore ${ledgerFolder} or its branch brings it back.`;
  const digests = registry.missingParents(stageScope(model, stage));
  return digests.map((digest) => ({ digest, path: ledgerPath(digest), problem }));
}
