import { expect, it } from 'vitest';
import type { GateEvidence } from '../../../../src/models/gates/gate';
import { command } from '../../../../src/models/gates/kinds/command';

it('a command that was not run is named in other marks than those that it has itself', () => {
  const settings = { command: `python3 -c "print('smoke ok')"` };
  const found = command.judge(settings, { commands: [] } as unknown as GateEvidence);
  expect(found).toMatchObject({ verdict: 'not-run', sentence: `‘python3 -c "print('smoke ok')"’ was not run` });
});

it('a command that was ended is told with the limit as it is now, which it may not have been then', () => {
  const ran = { command: 'sleep 900', exitCode: null, timedOut: true, at: 1 };
  const judged = (timeout: number) =>
    command.judge({ command: 'sleep 900', timeout }, { commands: [ran] } as unknown as GateEvidence);
  const sentence = 'it was ended because it ran for longer than its timeout, which is 30 min now';
  expect(judged(30 * 60_000)).toMatchObject({ verdict: 'fail', at: 1, sentence });
});
