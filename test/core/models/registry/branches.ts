import fc from 'fast-check';
import { eventScope } from '../../../../src/models/registry/eventScope';
import { headsOf } from '../../../../src/models/registry/placeEvents';
import type { EventDraft, RegistryEvent, SealedEvent } from '../../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../../src/models/registry/sealEvent';
import { digestFor, promotion, registration } from './happenings';

/** One step of a team: somebody records something by their clock, or takes in what another one has. */
type Step =
  | { readonly type: 'record'; readonly clone: number; readonly at: number; readonly draft: EventDraft }
  | { readonly type: 'merge'; readonly from: number; readonly into: number };

const clones = 3;
const start = Date.parse('2026-03-01T00:00:00Z');

const version = fc.integer({ min: 1, max: 4 });
const packaged = fc.tuple(version, fc.constantFrom('', 'b')).map(([number, branch]) => ({ number, branch }));

/** Something that happens to one of four versions of one model. */
export const anyDraft: fc.Arbitrary<EventDraft> = fc.oneof(
  packaged.map(({ number, branch }) => registration('churn', number, { digest: digestFor(`churn${number}${branch}`) })),
  fc.tuple(version, fc.constantFrom('production', 'staging')).map(([it, stage]) => promotion('churn', it, stage)),
  fc.constant<EventDraft>({ kind: 'withdrawn', model: 'churn', reason: 'wrong', stage: 'production', from: 1 }),
  fc.tuple(version, fc.boolean()).map(([it, hold]): EventDraft => ({ ...versionSaid(it), kind: 'held', hold })),
  version.map((it): EventDraft => ({ ...versionSaid(it), kind: 'approved', stage: 'production' })),
  version.map((it): EventDraft => ({ ...versionSaid(it), kind: 'archived', to: `archive/${it}`, retainUntil: null })),
  version.map((it): EventDraft => ({ ...versionSaid(it), kind: 'restored', from: 'the archive', back: true })),
  version.map((it): EventDraft => ({ ...versionSaid(it), kind: 'reinstated' })),
  version.map((it): EventDraft => ({
    kind: 'settled',
    model: 'churn',
    reason: 'two branches',
    version: it,
    keep: digestFor(`churn${it}`),
    renumbered: [{ digest: digestFor(`churn${it}b`), version: it + 4 }],
  })),
);

function versionSaid(number: number) {
  return { model: 'churn', reason: 'so it is', version: number, digest: digestFor(`churn${number}`) };
}

const clone = fc.nat({ max: clones - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ type: fc.constant('record' as const), clone, at: fc.nat({ max: 20 }), draft: anyDraft }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('merge' as const), from: clone, into: clone }) },
);

/** All events of a team whose clocks go as they like and who merge now and then, in the order in which they were recorded. */
export const teamHistory: fc.Arbitrary<readonly SealedEvent[]> = fc.array(step, { maxLength: 40 }).map((steps) => {
  const known = Array.from({ length: clones }, () => new Map<string, SealedEvent>());
  const all = new Map<string, SealedEvent>();
  for (const it of steps) {
    if (it.type === 'merge') known[it.from]?.forEach((sealed, digest) => known[it.into]?.set(digest, sealed));
    else {
      const sealed = recorded(it.draft, start + it.at * 60_000, `person${it.clone}`, [
        ...(known[it.clone]?.values() ?? []),
      ]);
      known[it.clone]?.set(sealed.digest, sealed);
      all.set(sealed.digest, sealed);
    }
  }
  return [...all.values()];
});

function recorded(said: EventDraft, at: number, by: string, known: readonly SealedEvent[]): SealedEvent {
  const event = { tend: 'event/1', ...said, at: new Date(at).toISOString(), by, parents: [] } as RegistryEvent;
  const scope = eventScope(event);
  return sealEvent({ ...event, parents: headsOf(known.filter((it) => eventScope(it.event) === scope)) });
}
