import { expect, it } from 'vitest';
import type { DrilledModel } from '../../../../src/actions/models/drillModel';
import { drillLines } from '../../../../src/cli/reporters/models/drillReporter';

it('a drill tells how long it took as everywhere else', () => {
  const version = { model: 'churn', number: 2 };
  const found = { maxAbsDiff: null, latency: null, environment: '', problems: [], at: '2026-11-25T18:00:00.000Z' };
  const told = (drilled: object) => [
    ...drillLines({ version, ...found, pairs: 2, ...drilled } as unknown as DrilledModel),
  ];
  expect([...told({ ok: true, seconds: 74.2 }), ...told({ ok: false, seconds: 0.35 })]).toEqual([
    'churn@2 is restorable, proven 2026-11-25: 2 golden pairs in 1 min 14 s.',
    'churn@2 could not be proven: its drill failed after 350 ms.',
  ]);
});
