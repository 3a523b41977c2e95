import type { Logger } from '../../base/logger';
import { CheckPool } from '../../workers/checkPool';
import { startThread } from '../startThread';

/** A thread ends after this many milliseconds without work. */
const idleAfter = 60_000;

/** Two threads, so that a long check of a file that nobody looks at never delays the one on the screen. */
export function startPools(logger: Logger): { readonly open: CheckPool; readonly background: CheckPool } {
  const start = () => startThread('checkWorker');
  return {
    open: new CheckPool({ start, logger, idleAfter, staysReady: true }),
    background: new CheckPool({ start, logger, idleAfter, staysReady: false }),
  };
}
