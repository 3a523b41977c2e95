import { describe, expect, it } from 'vitest';
import { liveVersion } from '../../../../src/actions/models/liveVersion';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { showModel } from '../../../../src/actions/models/showModel';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { liveText } from '../../../../src/cli/reporters/models/liveReporter';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

/** A registry whose writers' clocks say what they are told to; whoever asks has the one that is right. */
function project() {
  const root = temporaryFolder();
  let clock = '2026-03-01T08:00:00.000Z';
  const context = openedRegistry(root, { now: () => new Date(clock) });
  const record = (at: string, draft: EventDraft) => {
    clock = at;
    recordEvents(context, () => [draft]);
  };
  for (const number of [1, 2, 3]) record(clock, registration('k', number));
  record('2026-03-01T09:00:00.000Z', promotion('k', 1));
  const live = (now: string, at: string | null = null) => {
    clock = now;
    const answer = liveVersion(context, { model: 'k', at });
    return {
      version: answer.move?.version ?? null,
      said: [...liveText('k', answer)].filter((it) => it.startsWith('Cl')),
    };
  };
  return { context, record, live };
}

const ahead =
  'Clocks disagree: the one of ana@example.com said 2027-01-01 00:00 UTC for k@2, which is after what came later, or still to come; it counts from';

describe('what was live, where a clock runs ahead', () => {
  it('is the same now and at this moment, and said to be in doubt while that promotion is the last one', () => {
    const { record, live } = project();
    record('2027-01-01T00:00:00.000Z', promotion('k', 2));
    const now = '2026-03-05T12:00:00.000Z';
    const last = { version: 2, said: [`${ahead} 2026-03-05 12:00 UTC.`] };
    expect([live(now), live(now, now), live(now, '2026-03-05')]).toEqual([last, last, last]);
    expect(live(now, '2026-03-04')).toEqual({ version: 1, said: last.said });
    expect(live(now, '2026-02-28')).toEqual({ version: null, said: [] });
  });

  it('is what came later from when that came, not from when the wrong clock says', () => {
    const { context, record, live } = project();
    record('2027-01-01T00:00:00.000Z', promotion('k', 2));
    record('2026-03-05T12:00:00.000Z', promotion('k', 3));
    const now = '2026-03-09T12:00:00.000Z';
    const third = { version: 3, said: [] };
    expect([live(now), live(now, now), live(now, '2026-03-06')]).toEqual([third, third, third]);
    expect(live(now, '2026-03-04')).toEqual({ version: 1, said: [`${ahead} 2026-03-05 12:00 UTC.`] });
    expect(showModel(context, 'k').moves.map(({ version, from, to }) => [version, from, to])).toEqual([
      [1, Date.UTC(2026, 2, 1, 9), Date.UTC(2026, 2, 5, 12)],
      [2, Date.UTC(2026, 2, 5, 12), Date.UTC(2026, 2, 5, 12)],
      [3, Date.UTC(2026, 2, 5, 12), null],
    ]);
  });

  it('keeps the order of the moves where a clock went back, and says so of the time between', () => {
    const { record, live } = project();
    record('2026-03-05T12:00:00.000Z', promotion('k', 2));
    record('2026-03-03T12:00:00.000Z', promotion('k', 3));
    const now = '2026-03-09T12:00:00.000Z';
    expect(live(now).version).toBe(3);
    expect(live(now, '2026-03-04')).toEqual({
      version: 1,
      said: [
        'Clocks disagree: the one of ana@example.com said 2026-03-03 12:00 UTC for k@3, which is before what came earlier; it counts from 2026-03-05 12:00 UTC.',
      ],
    });
  });
});

it.each(['2026-02-30', '2026-02-30T12:00Z', '2026-13-01', '2025-02-29T00:00:00+02:00'])(
  'a day that does not exist is refused: %s',
  (at) => {
    const { context } = project();
    expect(() => liveVersion(context, { model: 'k', at })).toThrow(`--at ${at} names a day that does not exist.`);
  },
);
