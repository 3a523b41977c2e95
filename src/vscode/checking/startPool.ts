import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from '../../base/logger';
import { CheckPool } from '../../workers/checkPool';

/** The thread ends after this many milliseconds without work. */
const idleAfter = 60_000;

/** The check thread of this window; its bundle lies beside the one of the extension. */
export function startPool(logger: Logger): CheckPool {
  return new CheckPool({ start: () => new Worker(join(__dirname, 'checkWorker.js')), logger, idleAfter });
}
