import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Starts a thread of Tend; its bundle lies beside the one of the extension. */
export function startThread(
  name: 'checkWorker' | 'storeWorker' | 'runsWorker' | 'importWorker' | 'modelsWorker',
): Worker {
  return new Worker(join(__dirname, `${name}.js`));
}
