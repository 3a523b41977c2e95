import { expect, it } from 'vitest';
import { memorySource } from '../../../../../src/models/inspect/bytes/byteSource';
import { streamOf } from '../../../../../src/models/inspect/bytes/byteStream';
import { PickleFindings } from '../../../../../src/models/inspect/pickle/pickleFindings';
import { scanPickle } from '../../../../../src/models/inspect/pickle/scanPickle';

/** None is made and thrown away again and again, before something is imported and called. */
const busy = Buffer.from(`${'N0'.repeat(50_000)}cos\nsystem\n(Vls\ntR.`);

function scan(mostSteps: number, signal = new AbortController().signal) {
  const findings = new PickleFindings(new Set(), mostSteps);
  return { findings, done: scanPickle(streamOf(memorySource(busy)), findings, signal) };
}

it('does not call safe what has more steps than are followed', async () => {
  const { findings, done } = scan(99_999);
  expect(await done).toMatchObject({ ended: false });
  expect([findings.verdict, findings.problems.map(({ problem }) => problem)]).toEqual([
    'partly-scanned',
    [expect.stringContaining('it has more steps than are followed')],
  ]);
});

it('sees what stands behind many steps that it follows', async () => {
  const { findings, done } = scan(200_000);
  expect(await done).toMatchObject({ ended: true });
  expect(findings.verdict).toBe('dangerous');
});

it('counts the steps of all pickles of a file together', async () => {
  const { findings, done } = scan(150_000);
  await done;
  await scanPickle(streamOf(memorySource(busy)), findings, new AbortController().signal);
  expect(findings.isSpent).toBe(true);
});

it('stops in the middle of a pickle where somebody cancels', async () => {
  const controller = new AbortController();
  const { findings, done } = scan(200_000, controller.signal);
  controller.abort(new Error('stopped'));
  await expect(done).rejects.toThrow('stopped');
  expect(findings.verdict).toBe('safe');
});
