import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ledgerPath, listLedger, readLedger, type UnreadEvent } from '../../models/registry/ledgerFiles';
import type { SealedEvent } from '../../models/registry/registryEvent';

/** Files of events that are opened to see whether they can be taken in; more are as good as new ones. */
const mostOpened = 1000;

export interface UnreadEvents {
  readonly events: readonly SealedEvent[];
  readonly unreadable: readonly UnreadEvent[];
  /** Whether there are more, which were not opened. */
  readonly beyond: boolean;
}

/** What files say that nobody took in yet. */
export function unreadEvents(root: string, digests: readonly string[]): UnreadEvents {
  const opened = digests.slice(0, mostOpened).map((digest) => readLedger(root, digest));
  return {
    events: opened.flatMap((read) => ('problem' in read ? [] : read)),
    unreadable: opened.flatMap((read) => ('problem' in read ? read : [])),
    beyond: digests.length > mostOpened,
  };
}

/** Another text as soon as `unreadEvents` of the whole ledger could find anything else; no file is opened. */
export function unreadState(root: string): string {
  const { digests } = listLedger(root);
  const state = createHash('sha256').update(digests.join());
  for (const digest of digests.slice(0, mostOpened)) state.update(`\n${changedAt(join(root, ledgerPath(digest)))}`);
  return state.digest('hex');
}

/** What cannot be looked at cannot be read either. */
function changedAt(path: string): string {
  try {
    const { ino, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
    return [ino, mtimeNs, ctimeNs].join(' ');
  } catch {
    return '';
  }
}
