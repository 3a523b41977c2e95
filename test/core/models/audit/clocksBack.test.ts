import { expect, it } from 'vitest';
import { verifyAudit } from '../../../../src/actions/audit/verifyAudit';
import type { EventDraft, SealedEvent } from '../../../../src/models/registry/registryEvent';
import { temporaryFolder } from '../../temporaryFolder';
import { digestFor, promotion, registration } from '../registry/happenings';
import { openedRegistry } from '../registry/openedRegistry';

/** A clone whose clock says what it is told to. */
function clone() {
  let day = '2026-03-01';
  const context = openedRegistry(temporaryFolder(), { now: () => new Date(`${day}T12:00:00.000Z`) });
  const { registry, actor, now } = context;
  const events: SealedEvent[] = [];
  return {
    registry,
    events,
    record(at: string, draft: EventDraft): SealedEvent {
      day = at;
      const [sealed] = registry.record({ actor, now, draft: () => [draft], write: () => undefined });
      if (!sealed) throw new Error('one was recorded');
      events.push(sealed);
      return sealed;
    },
    takeIn(at: string, taken: readonly SealedEvent[]): void {
      day = at;
      registry.takeIn(taken, actor, now());
    },
    /** "promoted churn@1 before promoted churn@1": what came before what it followed. */
    clocks: () =>
      verifyAudit(context).clocks.map(
        ({ action, subject, after }) => `${action} ${subject} before ${after.action} ${after.subject}`,
      ),
  };
}

const [a, b, c] = ['a', 'b', 'c'].map(digestFor) as [string, string, string];
const promotedAs = (number: number, digest: string) => ({ ...promotion('churn', number), digest }) as EventDraft;

it('a wrong clock is told whether the ledger has the file of its event at the moment or not', () => {
  const [writer, reader] = [clone(), clone()];
  writer.record('2026-03-01', registration('churn', 1));
  writer.record('2026-03-05', promotion('churn', 1));
  const late = writer.record('2026-03-04', promotion('churn', 1));
  reader.takeIn('2026-03-20', writer.events.toReversed());
  const told = ['model.promoted churn@1 before model.promoted churn@1'];
  expect(reader.clocks()).toEqual(told);
  reader.registry.followLedger({ gone: [late.digest], back: [] });
  expect(reader.clocks()).toEqual(told);
});

it('a package that was renumbered is not held against another one that has its number', () => {
  const [first, second, third, all] = [clone(), clone(), clone(), clone()];
  const of = first.record('2026-03-01', registration('churn', 1, { digest: a }));
  second.record('2026-03-02', registration('churn', 1, { digest: b }));
  third.takeIn('2026-03-02', [of]);
  all.takeIn('2026-03-03', [...first.events, ...second.events]);
  const settled = { kind: 'settled', model: 'churn', reason: 'two were one', version: 1, keep: a } as const;
  all.record('2026-03-03', { ...settled, renumbered: [{ digest: b, version: 2 }] });
  all.record('2026-03-04', promotedAs(2, b));
  third.record('2026-03-09', registration('churn', 2, { digest: c }));
  all.takeIn('2026-03-10', third.events);
  expect(all.clocks()).toEqual([]);
});

it('a promotion before its registration is told where another package claims the number too', () => {
  const [first, second, all] = [clone(), clone(), clone()];
  first.record('2026-03-01', registration('churn', 1, { digest: a }));
  second.record('2026-03-08', registration('churn', 1, { digest: b }));
  second.record('2026-03-05', promotedAs(1, b));
  all.takeIn('2026-03-10', second.events);
  const told = ['model.promoted churn@1 before model.registered churn@1'];
  expect(all.clocks()).toEqual(told);
  all.takeIn('2026-03-10', first.events);
  expect(all.clocks()).toEqual(told);
});
