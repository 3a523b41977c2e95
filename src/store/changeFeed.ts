import { watch, type FSWatcher } from 'node:fs';
import { toDisposable, type Disposable } from '../base/disposable';
import { errorMessage } from '../base/errors';
import type { Logger } from '../base/logger';

/** Several writes of one transaction arrive as several events. */
const settle = 50;
/** Where the file system tells nothing (network folders, no watches left), it is asked this often. */
const askEvery = 2000;

export interface ChangeFeedOptions {
  readonly folder: string;
  /** The file system does not tell of changes made by other machines. */
  readonly remote: boolean;
  readonly logger: Logger;
  /** Called some time after the database or its journal changed on disk. */
  readonly onMayHaveChanged: () => void;
}

/** Is woken by the file system when another window or a command-line run writes; costs nothing while nobody does. */
export function watchDatabase(options: ChangeFeedOptions): Disposable {
  if (options.remote) return ask(options);
  let pending: NodeJS.Timeout | null = null;
  const wake = () => {
    pending ??= setTimeout(() => {
      pending = null;
      options.onMayHaveChanged();
    }, settle);
  };
  let watcher: FSWatcher;
  try {
    watcher = watch(options.folder, { persistent: false }, (_, name) => {
      if (name === null || /^tend\.db(-wal|-journal)?$/.test(name)) wake();
    });
  } catch (error) {
    options.logger.warn(`the store cannot be watched (${errorMessage(error)}); it is asked every two seconds`);
    return ask(options);
  }
  let fallback: Disposable | null = null;
  watcher.on('error', (error) => {
    options.logger.warn(`the store is not watched any more (${error.message}); it is asked every two seconds`);
    fallback ??= ask(options);
  });
  return toDisposable(() => {
    watcher.close();
    fallback?.dispose();
    if (pending) clearTimeout(pending);
  });
}

function ask({ onMayHaveChanged }: ChangeFeedOptions): Disposable {
  const timer = setInterval(onMayHaveChanged, askEvery).unref();
  return toDisposable(() => clearInterval(timer));
}
