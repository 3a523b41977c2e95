import type { Disposable } from '../base/disposable';
import { silentLogger } from '../base/logger';
import type { OpenedStore, OpenStoreOptions } from '../store/openStore';
import { hasStore } from '../store/storeFiles';
import type { Store } from '../store/store';
import type { CommandContext } from './commandContext';
import { CommandError } from './commandError';

const startingAgain =
  'Move it away with what stands beside it (tend.db-wal, tend.db-shm): a new one takes the ledger and the runs in again; only the old one has stars, notes and the audit trail.';

/**
 * The store of a project, made where there is none. One that is damaged is left as it is, for whoever may still mend it.
 * `whereReadOnly`: what does where it cannot be written.
 */
export async function openedStore(context: CommandContext, root: string, whereReadOnly?: string): Promise<Store> {
  const opened = await open(context, root);
  if (opened.kind === 'open') return opened.store;
  throw unusable(opened, whereReadOnly);
}

/**
 * The same for a command that only reads: where nothing can be written from a copy, `passing`, which goes with it. It is empty
 * where nothing was ever kept.
 */
export async function readStore(
  context: CommandContext,
  root: string,
): Promise<{ readonly store: Store; readonly passing: Disposable | null }> {
  const opened = await open(context, root);
  if (opened.kind === 'open') return { store: opened.store, passing: null };
  if (opened.kind === 'absent' || opened.reason !== 'readOnly') throw unusable(opened);
  const { openedCopy } = await import('../store/openedCopy');
  const { opened: copy, passing } = openedCopy(root, await howToOpen(context, false));
  if (copy.kind === 'open') return { store: copy.store, passing };
  throw unusable(copy);
}

async function open(context: CommandContext, root: string): Promise<OpenedStore> {
  const { openStore } = await import('../store/openStore');
  return openStore(root, await howToOpen(context, !hasStore(root)));
}

async function howToOpen({ now }: CommandContext, create: boolean): Promise<OpenStoreOptions> {
  const { runVisits } = await import('../store/runs/runVisit');
  return { create, logger: silentLogger, now, visits: runVisits };
}

function unusable(opened: Exclude<OpenedStore, { readonly kind: 'open' }>, whereReadOnly?: string): CommandError {
  if (opened.kind === 'absent') return new CommandError('The store .tend/tend.db cannot be made.');
  const { reason, problem } = opened;
  const help = reason === 'damaged' ? startingAgain : reason === 'readOnly' ? whereReadOnly : undefined;
  return new CommandError(help === undefined ? problem : `${problem} ${help}`);
}
