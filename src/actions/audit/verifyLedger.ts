import { listLedger, readLedger, type LedgerProblem } from '../../models/registry/ledgerFiles';
import type { ModelContext } from '../models/modelContext';

export interface LedgerVerification {
  readonly files: number;
  /** Files that are not what their names say. */
  readonly problems: readonly LedgerProblem[];
}

/** Files between two looks at whether to stop. */
const batch = 500;

/** Reads every file of the ledger, also of events that the store knows, which are not opened otherwise. */
export function verifyLedger({
  root,
  signal,
  progress,
}: Pick<ModelContext, 'root' | 'signal' | 'progress'>): LedgerVerification {
  const { digests, problems } = listLedger(root);
  const broken = digests.flatMap((digest, index) => {
    if (index % batch === 0) {
      signal.throwIfAborted();
      progress({ text: 'Verifying the ledger', done: index, total: digests.length });
    }
    const read = readLedger(root, digest);
    return 'problem' in read ? [read] : [];
  });
  return { files: digests.length, problems: [...problems, ...broken] };
}
