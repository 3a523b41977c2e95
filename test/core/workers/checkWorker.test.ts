import { once } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { noExpectations } from '../../../src/project/expectations';
import type { FromWorker, ToWorker } from '../../../src/workers/checkProtocol';
import { bundled } from '../bundled';
import { temporaryFolder } from '../temporaryFolder';

it('answers a check that comes while it is made ready', async () => {
  const path = join(temporaryFolder({ 'data.csv': 'a,b\n1,2\n3\n' }), 'data.csv');
  const worker = new Worker(await bundled('src/workers/checkWorker.ts'));
  onTestFinished(() => void worker.terminate());
  const tell = (message: ToWorker) => worker.postMessage(message);
  tell({ type: 'warmUp' });
  const source = { kind: 'file', path } as const;
  const rest = { expectations: noExpectations, only: null, allCells: false, digest: false, threads: 1 };
  tell({ type: 'check', id: 7, request: { source, reportPath: 'data.csv', now: '2026-01-01T00:00:00Z', ...rest } });
  let answer: FromWorker;
  do [answer] = (await once(worker, 'message')) as [FromWorker];
  while (answer.type === 'progress');
  expect(answer).toMatchObject({ type: 'done', id: 7, report: { path: 'data.csv', rows: 2 } });
  expect(answer.type === 'done' && answer.report.findings.map(({ check }) => check)).toEqual(['csv-missing-cell']);
}, 30_000);
