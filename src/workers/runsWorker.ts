import { parentPort } from 'node:worker_threads';
import { RunsKeeper } from './runsKeeper';
import type { ToRuns } from './runsProtocol';

const keeper = new RunsKeeper({
  send: (message) => parentPort?.postMessage(message),
  later: (work) => setImmediate(work),
  now: () => new Date(),
});
parentPort?.on('message', (message: ToRuns) => keeper.receive(message));
