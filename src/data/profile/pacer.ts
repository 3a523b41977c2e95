import { setImmediate } from 'node:timers/promises';
import { DataError } from '../report';

/** Milliseconds of work between two looks at the event loop. */
const stride = 20;

/** Lets other work of the thread go on during a long computation, and ends it when it is not wanted any more. */
export class Pacer {
  private last = performance.now();

  constructor(readonly signal?: AbortSignal) {}

  /** Null while there is nothing to wait for, so that a hot loop need not await; else to be awaited. Throws `DataError` 'cancelled'. */
  due(): Promise<void> | null {
    return performance.now() - this.last < stride ? null : this.rest();
  }

  private async rest(): Promise<void> {
    await setImmediate();
    this.check();
    this.last = performance.now();
  }

  /** Throws `DataError` 'cancelled' when that is so. */
  check(): void {
    if (this.signal?.aborted === true) throw new DataError('cancelled', 'Stopped before the end.');
  }
}
