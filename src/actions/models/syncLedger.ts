import { formatCount } from '../../base/text';
import { listLedger, readLedger, removePartial, type LedgerProblem } from '../../models/registry/ledgerFiles';
import { knownOf, lookForEdits } from './editedEvents';
import { ledgerDifference } from '../../models/registry/ledgerDifference';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { SealedEvent } from '../../models/registry/registryEvent';
import type { ModelContext } from './modelContext';

export interface SyncedLedger {
  /** Events that came in. */
  readonly imported: number;
  /** Known events whose files are not there any more: another branch is checked out, a commit was reverted. */
  readonly gone: number;
  /** Known events whose files are there again. */
  readonly back: number;
  readonly problems: readonly LedgerProblem[];
}

/** What becomes of an event whose file is damaged. */
export const keptEvent = 'The store has the event as it was, and counts that.';

/** Events between two looks at whether to stop. */
const batch = 500;

/**
 * Brings the registry to what the ledger is in the working tree: events that are not known here come in, those whose files
 * are gone are kept and not counted. Nothing is written into the ledger: an event is recorded only after its file was.
 */
export function syncLedger(
  context: Pick<ModelContext, 'root' | 'registry' | 'actor' | 'now' | 'signal' | 'progress'>,
): SyncedLedger {
  const { root, registry, actor, now } = context;
  // Before the files: what another process records between the two is no event whose file is gone.
  const known = registry.knownEvents();
  const listed = listLedger(root);
  removePartial(listed.partial, Date.now());
  const { unknown, gone, back } = ledgerDifference(listed.digests, known, registry.absentEvents());
  const edited = editedKnown(root, listed.digests, known);
  const { events, problems } = readEvents(context, unknown);
  const imported = events.length === 0 ? 0 : registry.takeIn(events, actor, now());
  if (gone.length + back.length > 0) registry.followLedger({ gone, back });
  const whole = listed.digests.length === 0 && known.size > 0 ? [ledgerGone(known.size)] : [];
  return {
    imported,
    gone: gone.length,
    back: back.length,
    problems: [...whole, ...listed.problems, ...edited, ...problems],
  };
}

/** What stands here of a known event is what counts, whatever became of its file. */
function editedKnown(root: string, listed: readonly string[], known: ReadonlySet<string>): readonly LedgerProblem[] {
  return lookForEdits(root, knownOf(listed, known)).map(({ path, problem, newer }) => {
    const cure = newer ? '' : ' tend audit verify says what brings it back.';
    return { path, problem: `${problem} ${keptEvent}${cure}` };
  });
}

function ledgerGone(events: number): LedgerProblem {
  const were = events === 1 ? 'an event was' : `${formatCount(events)} events were`;
  return {
    path: ledgerFolder,
    problem: `It is not here, although ${were} written to it: nothing of them counts until it is back. git restore ${ledgerFolder} or its branch brings it back, and so does tend audit export --ledger.`,
  };
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
      progress({ text: 'Reading the ledger', done: index, total: digests.length, unit: 'file' });
    }
    const read = readLedger(root, digest);
    if ('problem' in read) problems.push({ path: read.path, problem: `${read.problem} It is not counted.` });
    else events.push(read);
  });
  return { events, problems };
}
