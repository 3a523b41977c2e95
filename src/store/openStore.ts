import { basename } from 'node:path';
import type { Logger } from '../base/logger';
import { openDatabase } from './openDatabase';
import type { Visits } from './runs/runVisit';
import { Store } from './store';
import { StoreError, storeError, type StoreFailure } from './storeError';
import { hasStore, isNetworkFolder, makeStoreFolder, setAside, storeFiles, type StoreFiles } from './storeFiles';

export interface OpenStoreOptions {
  /** True only for what may make a store: a trusted window. What only updates one leaves a damaged one where it is. */
  readonly create: boolean;
  readonly logger: Logger;
  readonly now: () => Date;
  /** What writes runs, where some are imported. */
  readonly visits?: Visits;
}

/** What opening came to; every `problem` and `notice` is one sentence for a person. */
export type OpenedStore =
  | { readonly kind: 'open'; readonly store: Store; readonly notice: string | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unusable'; readonly reason: StoreFailure; readonly problem: string };

/** Opens the store of a project. Never throws: whoever has no store goes on without one. */
export function openStore(root: string, options: OpenStoreOptions): OpenedStore {
  const files = storeFiles(root);
  if (!options.create && !hasStore(root)) return { kind: 'absent' };
  try {
    if (options.create) makeStoreFolder(files);
    return { kind: 'open', store: open(files, options), notice: null };
  } catch (error) {
    const failure = storeError(error);
    options.logger.warn(failure.message);
    const startAgain = failure.reason === 'damaged' && options.create;
    return startAgain ? openAnew(files, options) : unusable(failure);
  }
}

function open(files: StoreFiles, { logger, visits }: Pick<OpenStoreOptions, 'logger' | 'visits'>): Store {
  const remote = isNetworkFolder(files.folder);
  const database = openDatabase(files.database, { logger, writeAheadLog: !remote });
  try {
    return new Store(database, files, { logger, remote, visits: visits ?? null });
  } catch (error) {
    database.close();
    throw error instanceof StoreError ? error : storeError(error);
  }
}

function unusable({ reason, message }: StoreError): OpenedStore {
  return { kind: 'unusable', reason, problem: message };
}

/** What is damaged may still be mended by somebody: it is kept under another name. */
function openAnew(files: StoreFiles, options: OpenStoreOptions): OpenedStore {
  const { logger, now } = options;
  try {
    const aside = setAside(files.database, now());
    const notice = `The store .tend/tend.db was damaged. It was set aside as ${basename(aside)}, and a new one was begun.`;
    logger.warn(notice);
    return { kind: 'open', store: open(files, options), notice };
  } catch (error) {
    return unusable(storeError(error));
  }
}
