import type { AuditRecord, AuditStore } from '../../models/registry/registryStore';

/** The record that a chain begins with; null: it has none. */
export function firstRecord(audit: AuditStore): AuditRecord | null {
  for (const [first] of audit.batches(1)) return first ?? null;
  return null;
}
