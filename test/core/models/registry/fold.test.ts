import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventScope } from '../../../../src/models/registry/eventScope';
import { foldModel } from '../../../../src/models/registry/foldModel';
import { foldSlot } from '../../../../src/models/registry/foldSlot';
import { foldVersion } from '../../../../src/models/registry/foldVersion';
import { openedRegistry } from './openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { anyDraft, teamHistory } from './branches';
import { digestFor } from './happenings';
import { isHeld, liveEvents } from './naiveReplay';

const start = Date.parse('2026-03-01T00:00:00Z');
const moments = Array.from({ length: 23 }, (_, minute) => start + (minute - 1) * 60_000);
const shuffled = teamHistory.chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray([...events], { minLength: events.length }),
    size: fc.integer({ min: 1, max: 9 }),
  }),
);

describe('the fold of events', () => {
  it('gives what a naive replay gives, at every moment', () => {
    fc.assert(
      fc.property(teamHistory, (events) => {
        for (const stage of ['production', 'staging']) {
          const { spans } = foldSlot(events.filter(({ event }) => eventScope(event) === `churn#${stage}`));
          for (const at of moments) {
            const span = spans.findLast(({ from }) => from <= at);
            expect([...(span?.events ?? [])].sort()).toEqual(liveEvents(stage, at, events));
          }
        }
        for (const number of [1, 2, 3, 4]) {
          const digest = digestFor(`churn${number}`);
          const ofVersion = events.filter(({ event }) => eventScope(event) === `churn@${digest}`);
          expect(foldVersion(ofVersion).held).toBe(isHeld(digest, events));
        }
      }),
    );
  });

  it('does not depend on the order in which events are given', () => {
    fc.assert(
      fc.property(shuffled, ({ events, order }) => {
        for (const scope of new Set(events.map(({ event }) => eventScope(event)))) {
          const of = (some: typeof events) => some.filter(({ event }) => eventScope(event) === scope);
          const fold = scope.includes('#') ? foldSlot : scope.includes('@') ? foldVersion : foldModel;
          expect(fold(of(order))).toEqual(fold(of(events)));
        }
      }),
    );
  });

  it('has one number for a package once both branches settled who keeps it', () => {
    fc.assert(
      fc.property(teamHistory, (events) => {
        const versions = foldModel(events.filter(({ event }) => eventScope(event) === 'churn'));
        const keys = versions.map(({ number, digest }) => `${number} ${digest}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

describe('a store that takes events in', () => {
  it('comes to the same by any order and any portions', () => {
    fc.assert(
      fc.property(shuffled, ({ events, order, size }) => {
        const [whole, parts] = [openedRegistry(temporaryFolder()), openedRegistry(temporaryFolder())];
        whole.registry.takeIn(events, whole.actor, whole.now());
        for (let from = 0; from < order.length; from += size)
          parts.registry.takeIn(order.slice(from, from + size + 2), parts.actor, parts.now());
        expect(stateOf(parts)).toEqual(stateOf(whole));
        for (const at of moments) {
          const { move, conflict } = whole.registry.live('churn', 'production', at);
          const live = liveEvents('production', at, events);
          if (move) expect(live).toContain(move.event);
          if (conflict.length > 0) expect(conflict.map(({ event }) => event).sort()).toEqual(live);
        }
      }),
      { numRuns: 25 },
    );
  });
});

describe('a store that records events', () => {
  it('comes to what the events come to elsewhere, also where its clock goes back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyDraft, fc.nat({ max: 20 })), { maxLength: 25 }), (acts) => {
        const [here, there] = [openedRegistry(temporaryFolder()), openedRegistry(temporaryFolder())];
        const recorded = acts.flatMap(([draft, minute]) => {
          const now = () => new Date(start + minute * 60_000);
          return here.registry.record({ actor: here.actor, now, draft: () => [draft], write: () => undefined });
        });
        there.registry.takeIn(recorded.toReversed(), there.actor, there.now());
        expect(stateOf(there)).toEqual(stateOf(here));
      }),
      { numRuns: 25 },
    );
  });
});

function stateOf({ registry }: ReturnType<typeof openedRegistry>) {
  return [registry.models(), registry.versions('churn'), registry.moves('churn'), [...registry.knownEvents()].sort()];
}
