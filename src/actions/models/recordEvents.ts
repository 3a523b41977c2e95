import { writeLedger } from '../../models/registry/ledgerFiles';
import type { EventDraft, SealedEvent } from '../../models/registry/registryEvent';
import type { ModelContext } from './modelContext';

/**
 * Records events in the store and in the ledger. `draft` runs while nobody else can write: what it decides by what it reads of
 * the registry holds. It may throw a `Refusal`; then nothing was recorded.
 */
export function recordEvents(context: ModelContext, draft: () => readonly EventDraft[]): readonly SealedEvent[] {
  const { root, registry, actor, now } = context;
  return registry.record({ actor, at: now(), draft, write: (events) => writeLedger(root, events) });
}
