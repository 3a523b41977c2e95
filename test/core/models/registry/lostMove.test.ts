import { expect, it } from 'vitest';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { temporaryFolder } from '../../temporaryFolder';
import { promotion, registration, rollBack } from './happenings';
import { openedRegistry } from './openedRegistry';

const newest = '2026-11-25T18:03:00Z';

/** A stage of which the move in the middle of three is lost, at a minute each. */
function lost(last: EventDraft) {
  let minute = 0;
  const now = () => new Date(Date.parse('2026-11-25T18:00:00Z') + minute * 60_000);
  const { registry, actor } = openedRegistry(temporaryFolder(), { now });
  const record = (draft: EventDraft) => {
    minute++;
    return registry.record({ actor, now, draft: () => [draft], write: () => undefined });
  };
  registry.record({
    actor,
    now,
    draft: () => [1, 2, 3].map((it) => registration('churn', it)),
    write: () => undefined,
  });
  const [, middle] = [promotion('churn', 1), promotion('churn', 2), last].flatMap(record);
  registry.followLedger({ gone: [middle?.digest ?? ''], back: [] });
  return { registry, record };
}

it.each([
  ['another version', promotion('churn', 3)],
  ['the version before it', rollBack('churn', 1, 2)],
])('a move of which the one before is lost takes the place of what was live then: %s', (_, last) => {
  const { registry } = lost(last);
  expect(registry.live('churn', 'production', Date.parse(newest)).move).toMatchObject({ kind: last.kind });
  expect(registry.moves('churn').map(({ kind, to }) => [kind, to])).toEqual([
    ['promoted', Date.parse(newest)],
    [last.kind, null],
  ]);
});

it('what was live before a lost move ends where it ended, also once another version is live', () => {
  const { registry, record } = lost(rollBack('churn', 1, 2));
  record(promotion('churn', 3));
  const ends = () => registry.moves('churn').map(({ to }) => to);
  const next = Date.parse('2026-11-25T18:04:00Z');
  expect(ends()).toEqual([Date.parse(newest), next, null]);
  const stages = registry.models().flatMap(({ stages: [production] }) => production?.live.conflict);
  expect(stages).toEqual([]);
});
