import { describe, expect, it } from 'vitest';
import { foldModel } from '../../../../src/models/registry/foldModel';
import { foldVersion } from '../../../../src/models/registry/foldVersion';
import type { EventDraft, RegistryEvent, SealedEvent } from '../../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../../src/models/registry/sealEvent';
import { openedRegistry } from './openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { digestFor, registration } from './happenings';

const digest = digestFor('churn1');
const said = { model: 'churn', reason: 'so it is', version: 1, digest };

function after(minute: number, draft: EventDraft, ...parents: readonly SealedEvent[]): SealedEvent {
  const at = new Date(Date.parse('2026-03-01T00:00:00Z') + minute * 60_000).toISOString();
  const event = { tend: 'event/1', ...draft, at, by: 'ana', parents: parents.map((it) => it.digest) };
  return sealEvent(event as RegistryEvent);
}

function archived(minute: number, retainUntil: string | null, ...parents: readonly SealedEvent[]): SealedEvent {
  return after(minute, { ...said, kind: 'archived', to: `archive/${minute}`, retainUntil }, ...parents);
}

describe('a version of two clones that were merged', () => {
  it('is kept until the latest time that anybody asked for, whoever archived it last', () => {
    const [long, short] = [archived(1, '2036-01-01T00:00:00.000Z'), archived(2, null)];
    const until = Date.parse('2036-01-01T00:00:00Z');
    expect(foldVersion([long, short]).archive).toMatchObject({ to: 'archive/2', retainUntil: until });
    const shorter = archived(3, '2030-01-01T00:00:00.000Z', long, short);
    expect(foldVersion([long, short, shorter]).archive?.retainUntil).toBe(until);
  });

  it('is archived no more once it was taken back, unless another clone archived it meanwhile', () => {
    const first = archived(1, null);
    const back = after(2, { ...said, kind: 'restored', from: 'the archive', back: true }, first);
    const looked = after(2, { ...said, kind: 'restored', from: 'the archive' }, first);
    expect(foldVersion([first, back]).archive).toMatchObject({ to: 'archive/1', back: Date.parse(back.event.at) });
    expect(foldVersion([first, looked]).archive?.back).toBeNull();
    expect(foldVersion([first, back, archived(3, null, first)]).archive).toMatchObject({ to: 'archive/3', back: null });
    expect(foldVersion([first, back, archived(3, null, back)]).archive).toMatchObject({ to: 'archive/3', back: null });
  });

  it('is deprecated by what nobody who knew of it has withdrawn', () => {
    const notice = (minute: number, text: string, ...parents: readonly SealedEvent[]) =>
      after(minute, { ...said, kind: 'deprecated', notice: text, until: null, replacement: null }, ...parents);
    const first = notice(1, 'wrong one');
    const reinstated = after(2, { ...said, kind: 'reinstated' }, first);
    expect(foldVersion([first]).deprecation?.notice).toBe('wrong one');
    expect(foldVersion([first, reinstated]).deprecation).toBeNull();
    expect(foldVersion([first, reinstated, notice(3, 'leaks', first)]).deprecation?.notice).toBe('leaks');
  });
});

it('one number that two clones settle in two ways stays with the package of the first', () => {
  const [a, b] = [digestFor('a'), digestFor('b')];
  const claims = [a, b].map((own, minute) => after(minute, registration('churn', 4, { digest: own })));
  const settle = (minute: number, keep: string, other: string): SealedEvent => {
    const renumbered = [{ digest: other, version: 5 }];
    return after(minute, { kind: 'settled', model: 'churn', reason: '', version: 4, keep, renumbered }, ...claims);
  };
  const versions = foldModel([...claims, settle(8, b, a), settle(9, a, b)]);
  expect(versions.map(({ number, digest: own }) => [number, own])).toEqual([
    [4, b],
    [5, a],
  ]);
});

it('names what takes the place of a version by the number that it has by now', () => {
  const { registry, actor, now } = openedRegistry(temporaryFolder());
  const meant = digestFor('meant');
  const record = (...drafts: readonly EventDraft[]) =>
    registry.record({ actor, now, draft: () => drafts, write: () => undefined });
  record(registration('churn', 1), registration('churn', 4), registration('churn', 4, { digest: meant }));
  const notice = { notice: 'old', until: null, replacement: 4, replacementDigest: meant };
  record({ ...said, kind: 'deprecated', ...notice });
  const keep = digestFor('churn4');
  const renumbered = [{ digest: meant, version: 5 }];
  record({ kind: 'settled', model: 'churn', reason: '', version: 4, keep, renumbered });
  expect(registry.version('churn', 1)[0]?.deprecation).toMatchObject({ replacement: 5, replacementDigest: meant });
});
