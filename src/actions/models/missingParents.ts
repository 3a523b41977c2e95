import { ledgerPath, type LedgerProblem } from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { RegistryStore } from '../../models/registry/registryStore';

/** A file of the ledger that is not here, although an event that is here came after it. */
export interface MissingParent extends LedgerProblem {
  readonly digest: string;
}

/** Events of a model that are not here, as far as later ones tell: what is live now may be another version than they would say. */
export function missingParents(registry: RegistryStore, model: string): readonly MissingParent[] {
  const events = registry.events({ model, limit: registry.eventCount(model) });
  const here = new Set(events.map(({ digest }) => digest));
  const parents = new Set(events.flatMap(({ event }) => event.parents));
  const problem = `It is not here, although a later event of ${model} comes after it: what it says does not count. git restore ${ledgerFolder} or its branch brings it back.`;
  return [...parents]
    .filter((digest) => !here.has(digest))
    .map((digest) => ({ digest, path: ledgerPath(digest), problem }));
}
