import { silentLogger } from '../base/logger';
import { hasStore } from '../store/storeFiles';
import type { Store } from '../store/store';
import type { CommandContext } from './commandContext';
import { CommandError } from './commandError';

const startingAgain =
  'Move it away with what stands beside it (tend.db-wal, tend.db-shm): a new one takes the ledger and the runs in again; only the old one has stars, notes and the audit trail.';

/** The store of a project, made where there is none. One that is damaged is left as it is, for whoever may still mend it. */
export async function openedStore({ now }: CommandContext, root: string): Promise<Store> {
  const [{ openStore }, { runVisits }] = await Promise.all([
    import('../store/openStore'),
    import('../store/runs/runVisit'),
  ]);
  const opened = openStore(root, { create: !hasStore(root), logger: silentLogger, now, visits: runVisits });
  if (opened.kind === 'open') return opened.store;
  if (opened.kind === 'absent') throw new CommandError('The store .tend/tend.db cannot be made.');
  throw new CommandError(opened.reason === 'damaged' ? `${opened.problem} ${startingAgain}` : opened.problem);
}
