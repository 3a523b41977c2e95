import type { LedgerChange, RegistryStore } from './registryStore';

export interface LedgerDifference extends LedgerChange {
  /** Digests of files whose events are not known. */
  readonly unknown: readonly string[];
}

/** What a ledger with these digests says other than a registry that knew `known` before the ledger was listed. */
export function ledgerDifference(
  listed: readonly string[],
  known: ReadonlySet<string>,
  absentEvents: ReturnType<RegistryStore['absentEvents']>,
): LedgerDifference {
  const there = new Set(listed);
  const absent = new Set(absentEvents);
  return {
    unknown: listed.filter((digest) => !known.has(digest)),
    gone: [...known].filter((digest) => !there.has(digest) && !absent.has(digest)),
    back: [...absent].filter((digest) => there.has(digest)),
  };
}
