import { errorMessage } from '../../base/errors';
import { diskFailure } from '../../disk/diskFailure';
import { addCheckpoint } from '../../models/audit/checkpoints';
import { writeLedger } from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { EventDraft, EventKind, SealedEvent } from '../../models/registry/registryEvent';
import { UnusableInput } from '../../models/refusal';
import { firstRecord } from '../audit/firstRecord';
import type { ModelContext } from './modelContext';

/** After these the head of the audit chain is noted where git keeps it. */
const anchored: readonly EventKind[] = ['promoted', 'rolled-back', 'withdrawn', 'approved', 'waived', 'purged'];

/**
 * Records events in the store and in the ledger. `draft` runs while nobody else can write: what it decides by what it reads of
 * the registry holds. It may throw a `Refusal`; then nothing was recorded.
 */
export function recordEvents(context: ModelContext, draft: () => readonly EventDraft[]): readonly SealedEvent[] {
  const { root, registry, actor, now } = context;
  const events = registry.record({ actor, now, draft, write: (sealed) => intoLedger(root, sealed) });
  if (events.some(({ event }) => anchored.includes(event.kind))) anchor(context);
  return events;
}

function intoLedger(root: string, events: readonly SealedEvent[]): void {
  try {
    writeLedger(root, events);
  } catch (error) {
    const why = diskFailure(error) ?? errorMessage(error);
    throw new UnusableInput(`${ledgerFolder} cannot be written: ${why}. Nothing was recorded or changed.`, {
      cause: error,
    });
  }
}

/** What was recorded stands, whether or not its checkpoint could be written; the next one covers it. */
function anchor({ root, audit, logger }: ModelContext): void {
  try {
    const first = firstRecord(audit);
    const [head] = audit.page({ limit: 1 });
    if (first && head) addCheckpoint(root, first, head);
  } catch (error) {
    logger.warn(`the checkpoint of the audit trail could not be written: ${errorMessage(error)}`);
  }
}
