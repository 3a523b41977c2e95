import { openStore, type OpenedStore, type OpenStoreOptions } from './openStore';
import { copiedPassingStore, type PassingStore } from './passingStore';
import { storeError } from './storeError';
import { hasStore } from './storeFiles';

export interface OpenedCopy {
  readonly opened: OpenedStore;
  /** Null where the copy could not be opened, and is gone. */
  readonly passing: PassingStore | null;
}

/**
 * Opens a copy of a store that cannot be written; it is empty where nothing was kept. `create`: where the copy is damaged, an
 * empty one does. Never throws.
 */
export function openedCopy(root: string, options: OpenStoreOptions): OpenedCopy {
  const passing = copyOf(root);
  if ('kind' in passing) return { opened: passing, passing: null };
  const opened = openStore(passing.root, { ...options, create: options.create || !hasStore(passing.root) });
  if (opened.kind === 'open') return { opened, passing };
  passing.dispose();
  return { opened, passing: null };
}

function copyOf(root: string): PassingStore | Extract<OpenedStore, { readonly kind: 'unusable' }> {
  try {
    return copiedPassingStore(root);
  } catch (error) {
    const { reason, message } = storeError(error);
    return { kind: 'unusable', reason, problem: message };
  }
}
