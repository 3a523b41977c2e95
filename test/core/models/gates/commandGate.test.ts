import { expect, it } from 'vitest';
import type { GateEvidence } from '../../../../src/models/gates/gate';
import { command } from '../../../../src/models/gates/kinds/command';

it('a command that was not run is named in other marks than those that it has itself', () => {
  const settings = { command: `python3 -c "print('smoke ok')"` };
  const found = command.judge(settings, { commands: [] } as unknown as GateEvidence);
  expect(found).toMatchObject({ verdict: 'not-run', sentence: `‘python3 -c "print('smoke ok')"’ was not run` });
});
