import { expect, it } from 'vitest';
import type { GateEvidence } from '../../../../src/models/gates/gate';
import { command } from '../../../../src/models/gates/kinds/command';

it('a command that was not run is named in other marks than those that it has itself', () => {
  const settings = { command: `python3 -c "print('smoke ok')"` };
  const found = command.judge(settings, { commands: [] } as unknown as GateEvidence);
  expect(found).toMatchObject({ verdict: 'not-run', sentence: `‘python3 -c "print('smoke ok')"’ was not run` });
});

it('a command that was ended is not told to have run for the limit of now, which may be another one', () => {
  const ran = { command: 'sleep 900', exitCode: null, timedOut: true, at: 1 };
  const judged = (timeout: number) =>
    command.judge({ command: 'sleep 900', timeout }, { commands: [ran] } as unknown as GateEvidence);
  expect(judged(30 * 60_000)).toMatchObject({ verdict: 'fail', at: 1 });
  expect(judged(30 * 60_000)).toEqual(judged(600_000));
});
