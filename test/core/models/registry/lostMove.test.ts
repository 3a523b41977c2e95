import { expect, it } from 'vitest';
import { foldSlot } from '../../../../src/models/registry/foldSlot';
import type { EventDraft, RegistryEvent, SealedEvent } from '../../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../../src/models/registry/sealEvent';
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

it('what came after a lost move takes the place of the last of several before it', () => {
  const { registry, actor } = openedRegistry(temporaryFolder());
  const minutes = [1, 2, 3, 4].map((minute) => new Date(Date.parse('2026-11-25T18:00:00Z') + minute * 60_000));
  const digests = minutes.map((at, index) => {
    const draft = () => [promotion('churn', index + 1)];
    return registry.record({ actor, now: () => at, draft, write: () => undefined })[0]?.digest ?? '';
  });
  registry.followLedger({ gone: digests.slice(2, 3), back: [] });
  expect(registry.moves('churn').map(({ version, to }) => [version, to])).toEqual([
    [1, minutes[1]?.getTime()],
    [2, minutes[3]?.getTime()],
    [4, null],
  ]);
});

function moved(minute: number, version: number, ...parents: readonly SealedEvent[]): SealedEvent {
  const at = new Date(Date.parse('2026-11-25T18:00:00Z') + minute * 60_000).toISOString();
  const event = { tend: 'event/1', ...promotion('churn', version), at, by: 'ana' };
  return sealEvent({ ...event, parents: parents.map(({ digest }) => digest) } as RegistryEvent);
}

it.each([
  ['one clock', 3, 5],
  ['the other clock', 5, 3],
])(
  'moves of two clones after the same lost one contradict each other, whichever came first by %s',
  (_, left, right) => {
    const before = moved(1, 1);
    const gone = moved(2, 2, before);
    const [own, other] = [moved(left, 3, gone), moved(right, 5, gone)];
    const next = moved(4, 4, left < right ? own : other);
    const counting = (...events: readonly SealedEvent[]) => new Set(foldSlot(events).spans.at(-1)?.events);
    expect(counting(before, own, other)).toEqual(new Set([own.digest, other.digest]));
    expect(counting(own, other)).toEqual(new Set([own.digest, other.digest]));
    expect(counting(before, own, next, other)).toEqual(new Set([next.digest, (left < right ? other : own).digest]));
    expect(foldSlot([before, own, other]).moves[0]?.to).toBe(Date.parse('2026-11-25T18:03:00Z'));
  },
);
