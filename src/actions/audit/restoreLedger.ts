import { writeLedger } from '../../models/registry/ledgerFiles';
import type { ModelContext } from '../models/modelContext';
import { syncLedger } from '../models/syncLedger';

/** Writes the events that are known here and have no file in the ledger into it again. Returns how many there were. */
export function restoreLedger(context: ModelContext): number {
  const { root, registry } = context;
  const absent = registry.absentEvents().map((digest) => ({ digest, event: registry.event(digest) }));
  const events = absent.flatMap(({ digest, event }) => (event ? [{ digest, event }] : []));
  writeLedger(root, events);
  syncLedger(context);
  return events.length;
}
