import { parentPort } from 'node:worker_threads';
import { errorMessage } from '../base/errors';
import { checkFile } from '../data/checkFile';
import { DataError } from '../data/report';
import { warmUp } from '../data/warmUp';
import type { FromWorker, PoolRequest, ToWorker } from './checkProtocol';
import { Mirrors } from './mirrors';
import { parallelProfiler } from './parallelProfile';

const mirrors = new Mirrors();
const running = new Map<number, AbortController>();
const work = new AbortController();

parentPort?.on('message', (message: ToWorker) => {
  switch (message.type) {
    case 'warmUp':
      void warmUp(work.signal);
      return;
    case 'check':
      work.abort();
      void check(message.id, message.request);
      return;
    case 'cancel':
      running.get(message.id)?.abort();
      return;
    default:
      mirrors.apply(message);
  }
});

async function check(id: number, request: PoolRequest): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  try {
    const report = await checkFile(
      { ...request, source: mirrors.resolve(request.source) },
      {
        signal: controller.signal,
        onProgress: (share) => send({ type: 'progress', id, share }),
        profile: parallelProfiler(request.threads),
      },
    );
    send({ type: 'done', id, report });
  } catch (error) {
    const reason = error instanceof DataError ? error.reason : controller.signal.aborted ? 'cancelled' : null;
    send({ type: 'failed', id, reason, message: errorMessage(error) });
  } finally {
    running.delete(id);
  }
}

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}
