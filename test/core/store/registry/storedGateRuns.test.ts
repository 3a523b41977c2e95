import { expect, it } from 'vitest';
import { silentLogger } from '../../../../src/base/logger';
import { openStore } from '../../../../src/store/openStore';
import { temporaryFolder } from '../../temporaryFolder';

it('keeps of commands whether they exited, could not be started or were ended because they took too long', () => {
  const opened = openStore(temporaryFolder({}), { create: true, logger: silentLogger, now: () => new Date() });
  if (opened.kind !== 'open') throw new Error(opened.kind);
  const runs = [
    { command: 'a', exitCode: 3, timedOut: false, at: 1, output: 'no' },
    { command: 'b', exitCode: null, timedOut: false, at: 2, output: '' },
    { command: 'c', exitCode: null, timedOut: true, at: 3, output: '' },
  ];
  opened.store.gateRuns.keep('sha256:a', 'production', runs);
  expect(opened.store.gateRuns.of('sha256:a', 'production')).toEqual(runs);
  opened.store.dispose();
});
