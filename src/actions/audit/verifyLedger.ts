import { eventAudit } from '../../models/audit/eventAudit';
import { ledgerPath, listLedger, readLedger, type LedgerProblem } from '../../models/registry/ledgerFiles';
import type { SealedEvent } from '../../models/registry/registryEvent';
import type { ModelContext } from '../models/modelContext';

export interface LedgerVerification {
  readonly files: number;
  /** Files that are not what their names say. */
  readonly problems: readonly LedgerProblem[];
  /** Events that are known here and have no file in it on this branch, in the order in which they came in. */
  readonly absent: readonly AbsentEvent[];
}

export interface AbsentEvent {
  /** Where its file was, relative to the project. */
  readonly path: string;
  /** `model.promoted` … */
  readonly action: string;
  readonly subject: string;
  readonly change: string | null;
  readonly at: string;
  readonly by: string;
}

/** Files between two looks at whether to stop. */
const batch = 500;

/** Reads every file of the ledger, also of events that the store knows, which are not opened otherwise. */
export function verifyLedger({
  root,
  registry,
  signal,
  progress,
}: Pick<ModelContext, 'root' | 'registry' | 'signal' | 'progress'>): LedgerVerification {
  const { digests, problems } = listLedger(root);
  const here = new Set(digests);
  const broken = digests.flatMap((digest, index) => {
    if (index % batch === 0) {
      signal.throwIfAborted();
      progress({ text: 'Verifying the ledger', done: index, total: digests.length });
    }
    const read = readLedger(root, digest);
    if (!('problem' in read)) return missingParents(read, here);
    const kept = registry.event(digest) === null ? 'It is not counted.' : 'The store has the event as it was, and counts that.'; // prettier-ignore
    return [{ ...read, problem: `${read.problem} ${kept}` }];
  });
  const absent = registry.absentEvents().flatMap((digest) => absentEvent(registry, digest));
  return { files: digests.length, problems: [...problems, ...broken], absent };
}

/** An event names those that it came after, so that a file that is gone is noticed wherever another one follows it, also where the store still knows it. */
function missingParents({ digest, event }: SealedEvent, here: ReadonlySet<string>): readonly LedgerProblem[] {
  return event.parents
    .filter((parent) => !here.has(parent))
    .map((parent) => ({
      path: ledgerPath(digest),
      problem: `It came after an event whose file, ${ledgerPath(parent)}, is not here: it was removed, or never committed.`,
    }));
}

function absentEvent(registry: ModelContext['registry'], digest: string): readonly AbsentEvent[] {
  const event = registry.event(digest);
  if (!event) return [];
  const { action, subject, after: change } = eventAudit({ digest, event }, null);
  return [{ path: ledgerPath(digest), action, subject, change, at: event.at, by: event.by }];
}
