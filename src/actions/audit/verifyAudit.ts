import { readCheckpoints } from '../../models/audit/checkpoints';
import { ClockVerifier, type ClockBack } from '../../models/audit/clocksBack';
import { ChainVerifier, type ChainVerification } from '../../models/audit/verifyChain';
import type { ModelContext } from '../models/modelContext';
import { firstRecord } from './firstRecord';

/** Records between two looks at whether to stop. */
const batch = 10_000;

export interface AuditVerification extends ChainVerification {
  /** Records that are dated before what they came after, of a chain that is whole: its order stands, its dates do not. */
  readonly clocks: readonly ClockBack[];
}

/** Verifies the audit chain from its first record, also against the checkpoints that are kept outside the store. */
export function verifyAudit(
  context: Pick<ModelContext, 'root' | 'audit' | 'registry' | 'signal' | 'progress'>,
): AuditVerification {
  const { root, audit, registry, signal, progress } = context;
  const verifier = new ChainVerifier(readCheckpoints(root, firstRecord(audit)));
  const clocks = new ClockVerifier({
    datedBefore: registry.datedBefore(),
    event: (digest) => registry.event(digest),
  });
  const total = audit.count();
  let done = 0;
  for (const records of audit.batches(batch)) {
    signal.throwIfAborted();
    verifier.take(records);
    clocks.take(records);
    done += records.length;
    progress({ text: 'Verifying the audit trail', done, total, unit: 'record' });
  }
  const result = verifier.result();
  return { ...result, clocks: result.broken === null ? clocks.result(() => audit.batches(batch)) : [] };
}
