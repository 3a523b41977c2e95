import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';
import { runTend } from '../runTend';

type Happened = readonly (readonly [at: string, draft: EventDraft])[];

/** Projects in which the same was recorded: where it was, and a fresh clone that has the ledger alone. */
function projects(happened: Happened): Record<'store' | 'clone', string> {
  const [store, clone] = [temporaryFolder(), temporaryFolder()];
  let clock = '';
  const context = openedRegistry(store, { now: () => new Date(`${clock}T12:00:00.000Z`) });
  for (const [at, draft] of happened) {
    clock = at;
    recordEvents(context, () => [draft]);
  }
  cpSync(join(store, 'tend'), join(clone, 'tend'), { recursive: true });
  return { store, clone };
}

async function told(root: string, ...args: readonly string[]): Promise<readonly string[]> {
  const { out, code } = await runTend(root, args);
  expect(code).toBe(0);
  return out.split('\n').filter((line) => /clock/i.test(line) && !line.includes('self-asserted'));
}

const between: Happened = [
  ['2026-03-01', registration('churn', 1)],
  ['2026-03-01', registration('churn', 2)],
  ['2026-03-05', promotion('churn', 1)],
  ['2026-03-03', promotion('churn', 2)],
];

it.each(['store', 'clone'] as const)(
  'a promotion that is dated before the one it replaced is told: %s',
  async (where) => {
    const root = projects(between)[where];
    const [later, earlier] = where === 'store' ? [4, 3] : [4, 5];
    expect(await told(root, 'audit', 'verify')).toEqual([
      `Record ${later} (promoted churn@2, by ana@example.com) is dated 2026-03-03T12:00:00.000Z, before record ${earlier} (promoted churn@1, by ana@example.com), dated 2026-03-05T12:00:00.000Z, which came before it: a clock was wrong. The order stands; what was live between these dates cannot be told.`,
    ]);
    const { out } = await runTend(root, ['audit', 'verify', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      clocks: [{ seq: later, at: '2026-03-03T12:00:00.000Z', after: { seq: earlier, at: '2026-03-05T12:00:00.000Z' } }],
    });
    const doubt =
      'Clocks disagree: the one of ana@example.com said 2026-03-03 12:00 UTC for churn@2, which is before what came earlier; it counts from 2026-03-05 12:00 UTC.';
    expect(await told(root, 'models', 'show', 'churn')).toEqual([doubt]);
    expect(await told(root, 'models', 'show', 'churn@2')).toEqual([doubt]);
    expect(await told(root, 'models', 'show', 'churn@1')).toEqual([]);
    expect(await told(root, 'models', 'live', 'churn', '--at', '2026-03-04')).toEqual([doubt]);
    expect(await told(root, 'models', 'live', 'churn', '--at', '2026-03-02')).toEqual([]);
  },
);

it.each(['store', 'clone'] as const)(
  'a promotion that is dated before its version was registered is told: %s',
  async (where) => {
    const root = projects([
      ['2026-03-05', registration('churn', 1)],
      ['2026-03-03', promotion('churn', 1)],
      ['2026-03-04', registration('churn', 2)],
      ['2026-03-09', promotion('churn', 2)],
    ])[where];
    expect(await told(root, 'audit', 'verify')).toEqual([
      expect.stringMatching(/^Record 2 \(promoted churn@1.* dated 2026-03-03.* before record \d \(registered churn@1/),
      expect.stringMatching(
        /^Record 3 \(registered churn@2.* before record \d \(registered churn@1.* when each of them was/,
      ),
    ]);
    const doubt =
      'Clocks disagree: the one of ana@example.com said 2026-03-03 12:00 UTC for churn@1, which is before it was registered (2026-03-05 12:00 UTC); it counts from 2026-03-03 12:00 UTC.';
    expect(await told(root, 'models', 'show', 'churn')).toEqual([doubt]);
    expect(await told(root, 'models', 'live', 'churn', '--at', '2026-03-04')).toEqual([doubt]);
    expect(await told(root, 'models', 'live', 'churn')).toEqual([]);
    const { out } = await runTend(root, ['models', 'show', 'churn', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({
      models: [{ clocks: [{ said: '2026-03-03T12:00:00.000Z', registered: '2026-03-05T12:00:00.000Z' }] }],
    });
  },
);

it('a record of another model that is dated before the one above it is told where it was recorded, and only there', async () => {
  const { store, clone } = projects([
    ['2026-03-05', registration('churn', 1)],
    ['2026-03-03', registration('fraud', 1)],
    ['2026-03-04', registration('fraud', 2)],
  ]);
  expect(await told(store, 'audit', 'verify')).toEqual([
    expect.stringMatching(/^Record 2 \(registered fraud@1.* before record 1 \(registered churn@1/),
  ]);
  expect(await told(clone, 'audit', 'verify')).toEqual([]);
});

it('clocks that are right are not mentioned', async () => {
  const { store, clone } = projects(between.slice(0, 3));
  for (const root of [store, clone])
    for (const args of [
      ['audit', 'verify'],
      ['models', 'show', 'churn'],
      ['models', 'live', 'churn'],
    ])
      expect(await told(root, ...args)).toEqual([]);
});

it('who waited for another writer is dated by when it could write, and a minute between clocks is no doubt', async () => {
  const root = temporaryFolder();
  let clock = Date.UTC(2026, 2, 5, 12);
  const context = openedRegistry(root, { now: () => new Date(clock) });
  const record = (draft: EventDraft, waited = 0) =>
    recordEvents(context, () => {
      clock += waited;
      return [draft];
    });
  record(registration('churn', 1));
  record(registration('churn', 2));
  const [waiting] = record(promotion('churn', 1), 10_000);
  expect(waiting?.event.at).toBe('2026-03-05T12:00:10.000Z');
  clock -= 50_000;
  record(promotion('churn', 2));
  clock -= 5000;
  record(registration('churn', 3));
  for (const args of [
    ['audit', 'verify'],
    ['models', 'show', 'churn'],
    ['models', 'live', 'churn'],
  ])
    expect(await told(root, ...args)).toEqual([]);
});
