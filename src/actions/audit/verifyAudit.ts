import { readCheckpoints } from '../../models/audit/checkpoints';
import { ChainVerifier, type ChainVerification } from '../../models/audit/verifyChain';
import type { ModelContext } from '../models/modelContext';
import { firstRecord } from './firstRecord';

/** Records between two looks at whether to stop. */
const batch = 10_000;

/** Verifies the audit chain from its first record, also against the checkpoints that are kept outside the store. */
export function verifyAudit(context: Pick<ModelContext, 'root' | 'audit' | 'signal' | 'progress'>): ChainVerification {
  const { root, audit, signal, progress } = context;
  const verifier = new ChainVerifier(readCheckpoints(root, firstRecord(audit)));
  const total = audit.count();
  let done = 0;
  for (const records of audit.batches(batch)) {
    signal.throwIfAborted();
    verifier.take(records);
    done += records.length;
    progress({ text: 'Verifying the audit trail', done, total });
  }
  return verifier.result();
}
