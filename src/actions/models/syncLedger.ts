import { errorMessage } from '../../base/errors';
import { diskFailure } from '../../disk/diskFailure';
import {
  listLedger,
  readLedger,
  removePartial,
  writeLedger,
  type LedgerProblem,
} from '../../models/registry/ledgerFiles';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { SealedEvent } from '../../models/registry/registryEvent';
import type { ModelContext } from './modelContext';

export interface SyncedLedger {
  /** Events that came in. */
  readonly imported: number;
  /** Events of the store whose files were missing. */
  readonly written: number;
  readonly problems: readonly LedgerProblem[];
}

/** Events between two looks at whether to stop. */
const batch = 500;

/** Takes in the events of the ledger that are not known here, and writes those whose files are missing. */
export function syncLedger(
  context: Pick<ModelContext, 'root' | 'registry' | 'actor' | 'now' | 'signal' | 'progress'>,
): SyncedLedger {
  const { root, registry, actor, now } = context;
  const listed = listLedger(root);
  removePartial(listed.partial, Date.now());
  const known = registry.knownEvents();
  const { events, problems } = readEvents(
    context,
    listed.digests.filter((digest) => !known.has(digest)),
  );
  const imported = events.length === 0 ? 0 : registry.takeIn(events, actor, now());
  const there = new Set(listed.digests);
  const missing = [...known].filter((digest) => !there.has(digest));
  const unwritten = writeMissing(
    root,
    missing.flatMap((digest) => sealedOf(registry, digest)),
  );
  return {
    imported,
    written: unwritten ? 0 : missing.length,
    problems: [...listed.problems, ...problems, ...(unwritten ? [unwritten] : [])],
  };
}

/** A ledger that cannot be written can be read; what is missing there is written another time. */
function writeMissing(root: string, events: readonly SealedEvent[]): LedgerProblem | null {
  try {
    writeLedger(root, events);
    return null;
  } catch (error) {
    return { path: ledgerFolder, problem: `It cannot be written: ${diskFailure(error) ?? errorMessage(error)}.` };
  }
}

function readEvents(
  { root, signal, progress }: Pick<ModelContext, 'root' | 'signal' | 'progress'>,
  digests: readonly string[],
) {
  const events: SealedEvent[] = [];
  const problems: LedgerProblem[] = [];
  digests.forEach((digest, index) => {
    if (index % batch === 0) {
      signal.throwIfAborted();
      progress({ text: 'Reading the ledger', done: index, total: digests.length });
    }
    const read = readLedger(root, digest);
    if ('problem' in read) problems.push(read);
    else events.push(read);
  });
  return { events, problems };
}

function sealedOf(registry: ModelContext['registry'], digest: string): readonly SealedEvent[] {
  const event = registry.event(digest);
  return event ? [{ digest, event }] : [];
}
