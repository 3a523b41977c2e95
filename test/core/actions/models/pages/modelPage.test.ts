import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { deprecateModel } from '../../../../../src/actions/models/deprecateModel';
import { recordEvents } from '../../../../../src/actions/models/recordEvents';
import { syncLedger } from '../../../../../src/actions/models/syncLedger';
import { ledgerPath } from '../../../../../src/models/registry/ledgerFiles';
import { modelPage } from '../../../../../src/actions/models/pages/modelPage';
import type { PagesContext } from '../../../../../src/actions/models/pages/pagesContext';
import { versionDetail } from '../../../../../src/actions/models/pages/versionDetail';
import { pageEvents } from '../../../../../src/actions/models/pages/pageEvent';
import { withdrawModel } from '../../../../../src/actions/models/withdrawModel';
import { promotionPage } from '../../../../../src/actions/models/promotionPage';
import { rollBackModel } from '../../../../../src/actions/models/rollBackModel';
import { modelPage as schema } from '../../../../../src/protocol/models/modelPage';
import type { EventDraft } from '../../../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../../../src/models/registry/sealEvent';
import { promotion, registration } from '../../../models/registry/happenings';
import { deprecate, yearOfChurn } from './story';

it('says what is live, which versions there are, and how each of them stands', async () => {
  const { context } = await yearOfChurn();
  const page = schema.parse(await modelPage(context, 'churn'));
  expect({ live: page.live, facts: page.facts, metric: page.metric, more: page.more, stages: page.stages }).toEqual({
    live: 'Production: churn@2 since 2026-07-01, staging: churn@3 since 2026-09-10',
    facts: ['3 versions', 'owner ana@example.com', 'primary metric accuracy, higher is better'],
    metric: { name: 'accuracy', goal: 'maximize' },
    more: 0,
    stages: ['production', 'staging'],
  });
  expect(page.rollBacks).toEqual(['production']);
  expect(page.versions.map((it) => [it.number, it.state, it.stateText, it.stateDetail, it.restore])).toEqual([
    [3, 'staged', 'Staging', '72 days', 'not proven yet'],
    [2, 'live', 'Production', '143 days', 'proven 2026-11-20'],
    [1, 'archived', 'Archived', 'kept until 2036-10-01', 'not proven yet'],
  ]);
  expect(page.versions[0]?.data).toMatch(/^train [0-9a-f]{8}$/);
});

it('tells the primary metric of its predictions where it was not recorded, and says so', async () => {
  const { context } = await yearOfChurn();
  const versions = (await modelPage(context, 'churn'))?.versions ?? [];
  expect(versions.map((it) => [it.number, it.metric?.toFixed(3), it.metricOfPredictions])).toEqual([
    [3, '0.830', true],
    [2, '0.800', true],
    [1, '0.750', true],
  ]);
});

it('says of what is live that it is deprecated, with and without an end', async () => {
  const { on } = await yearOfChurn();
  const context = on('2026-11-21');
  const told = async () => {
    const page = await modelPage(context, 'churn');
    const row = page?.versions.find((it) => it.number === 2);
    return [page?.live, row?.stateText, row?.stateDetail, row?.deprecated];
  };
  deprecateModel(context, { version: 'churn@2', reason: 'old' });
  expect(await told()).toEqual([
    'Production: churn@2 since 2026-07-01 (deprecated), staging: churn@3 since 2026-09-10',
    ...['Production', '143 days, deprecated', true],
  ]);
  deprecateModel(context, { version: 'churn@2', reason: 'older', until: '2026-12-31' });
  expect(await told()).toEqual([
    'Production: churn@2 since 2026-07-01 (deprecated, 40 days left), staging: churn@3 since 2026-09-10',
    ...['Production', '143 days, deprecated, 40 days left', true],
  ]);
});

it('says of what went live today since how many hours', async () => {
  const { on } = await yearOfChurn();
  const context = on('2026-07-01');
  const later = { ...context, now: () => new Date('2026-07-01T15:00:00Z') };
  const live = (await modelPage(later, 'churn'))?.versions.find(({ state }) => state === 'live');
  expect([live?.number, live?.stateDetail]).toEqual([2, '3 h']);
});

it('names the files of the ledger that are missing, and what that means', async () => {
  const { context, root } = await yearOfChurn();
  const moves = context.registry.moves('churn').filter(({ stage }) => stage === 'production');
  const gone = moves.slice(0, 2).map(({ event }) => ledgerPath(event));
  expect((await modelPage(context, 'churn'))?.conflicts).toEqual([]);
  rmSync(join(root, gone[0] ?? ''));
  syncLedger(context);
  expect((await modelPage(context, 'churn'))?.conflicts).toEqual([
    `${gone[0]} is not here, although later events came after it: what it says does not count. git restore tend/ledger, or the branch that has it, brings it back.`,
  ]);
  const events = pageEvents(context.registry, { model: 'churn', before: null, limit: 99 });
  const registered = events.find(({ what, subject }) => what === 'Registered' && subject === 'churn@2');
  rmSync(join(root, ledgerPath(registered?.digest ?? '')));
  syncLedger(context);
  expect((await modelPage(context, 'churn'))?.conflicts.join()).toMatch(
    / and 1 other file of the ledger are not here, /,
  );
});

it('tells of the newest event of a stage that the ledger of this branch lacks', async () => {
  const { context, root } = await yearOfChurn();
  const newest = context.registry.moves('churn').findLast(({ stage }) => stage === 'production');
  rmSync(join(root, ledgerPath(newest?.event ?? '')));
  syncLedger(context);
  expect((await modelPage(context, 'churn'))?.conflicts.at(-1)).toMatch(
    /^1 event of churn that this store knows is not in tend\/ledger on this branch \(promoted churn@2 in production\)/,
  );
});

it('draws what was live when, and what was rolled back to', async () => {
  const { context } = await yearOfChurn();
  const day = (at: number | null) => at && new Date(at).toISOString().slice(0, 10);
  const spans = (await modelPage(context, 'churn'))?.spans ?? [];
  expect(spans.map((it) => [it.stage, it.version, day(it.from), day(it.to), it.rolledBackTo, it.by])).toEqual([
    ['production', 1, '2026-02-01', '2026-06-01', false, 'ana@example.com'],
    ['production', 2, '2026-06-01', '2026-06-10', false, 'ana@example.com'],
    ['production', 1, '2026-06-10', '2026-07-01', true, 'bo@example.com'],
    ['production', 2, '2026-07-01', null, false, 'ana@example.com'],
    ['staging', 3, '2026-09-10', null, false, 'ana@example.com'],
  ]);
});

it('tells since when nothing is live where a version was withdrawn, by whom and why', async () => {
  const { on } = await yearOfChurn();
  withdrawModel(on('2026-10-01'), { model: 'churn', stage: 'production', reason: 'timeouts' });
  const context = on('2026-11-21');
  const page = await modelPage(context, 'churn');
  expect(page?.spans).toHaveLength(5);
  expect(page?.gaps).toMatchObject([
    { stage: 'production', from: Date.parse('2026-10-01T12:00:00Z'), to: null, reason: 'timeouts', contradicted: [] },
  ]);
});

it('marks what is live as contradicted from when another branch withdrew it', async () => {
  const { context } = await yearOfChurn();
  const { registry } = context;
  const [head] = registry.counting('churn', 'production', Number.MAX_SAFE_INTEGER);
  const parents = registry.event(head?.event ?? '')?.parents ?? [];
  const at = '2026-08-01T12:00:00.000Z';
  const said = { kind: 'withdrawn', model: 'churn', reason: 'timeouts', stage: 'production', from: 1 } as const;
  const event = { tend: 'event/1' as const, ...said, at, by: 'bo@example.com', parents: [...parents] };
  registry.takeIn([sealEvent(event)], context.actor, context.now());
  const page = await modelPage(context, 'churn');
  const torn = { from: Date.parse(at), to: null, sides: 'churn@2 and nothing' };
  expect(page?.spans.map(({ contradicted }) => contradicted)).toEqual([[], [], [], [torn], []]);
  expect(page?.versions.map(({ number, contradicted }) => [number, contradicted])).toEqual([
    [3, false],
    [2, true],
    [1, false],
  ]);
  expect(page?.conflicts).toEqual([
    'churn@2 and nothing are live in production at once: promoting a version or withdrawing settles it.',
  ]);
});

it('tells the last events, and older ones page by page', async () => {
  const { context } = await yearOfChurn();
  const page = await modelPage(context, 'churn');
  expect(page?.eventCount).toBe(10);
  expect(page?.events.slice(0, 3).map(({ what, subject, detail }) => [what, subject, detail])).toEqual([
    ['Archived', 'churn@1', expect.stringMatching(/^ana@example\.com: “replaced”, to archive\/churn\/1-/)],
    ['Drill passed', 'churn@2', 'bo@example.com, 1 min 14 s, largest difference 0'],
    ['To staging', 'churn@3', 'ana@example.com: “better”'],
  ]);
  const older = pageEvents(context.registry, { model: 'churn', before: page?.events.at(-1)?.order ?? 0, limit: 5 });
  expect(older.map(({ what }) => what)).toEqual(['To production', 'Registered']);
});

it('counts a phase-out date down', async () => {
  const { context, on } = await yearOfChurn();
  deprecate(on('2026-11-21'));
  const detail = async () => (await modelPage(context, 'churn'))?.versions[0]?.stateDetail;
  expect(await detail()).toBe('40 days left');
  on('2026-12-31');
  expect(await detail()).toBe('today is the last day');
  on('2027-01-03');
  expect(await detail()).toBe('2 days over');
});

it('warns in the head and before a promotion that what is live was archived', async () => {
  const { context, on } = await yearOfChurn();
  await rollBackModel(on('2026-11-21'), { model: 'churn', toVersion: 'churn@1', reason: 'calls timed out' });
  const sentence: unknown = expect.stringMatching(/^churn@1 is in production although it was archived on 2026-10-01: /);
  expect((await modelPage(context, 'churn'))?.conflicts).toEqual([sentence]);
  const { stops, verdict } = await promotionPage(context, { model: 'churn', version: 3, stage: 'production' });
  expect({ stops, verdict }).toEqual({ stops: [{ state: 'warning', text: sentence }], verdict: 'pass' });
});

it('counts down what is deprecated and archived as well, and marks nothing purged as restorable', async () => {
  const { context, on } = await yearOfChurn();
  deprecateModel(on('2026-11-21'), { version: 'churn@1', reason: 'old', until: '2026-12-31' });
  const row = async (number: number) =>
    (await modelPage(context, 'churn'))?.versions.find((it) => it.number === number);
  expect((await row(1))?.stateDetail).toBe('kept until 2036-10-01, deprecated, 40 days left');
  const [two] = context.registry.version('churn', 2);
  expect((await row(2))?.restorable).toBe('pass');
  const digest = two?.digest ?? '';
  recordEvents(context, () => [{ kind: 'purged', model: 'churn', version: 2, digest, reason: 'asked', files: [] }]);
  expect((await row(2))?.restorable).toBe('not-run');
});

it('knows of no page of a model that is not registered', async () => {
  const { context } = await yearOfChurn();
  expect(await modelPage(context, 'chrun')).toBeNull();
});

it('offers no promotion of what is live already or put aside, and says why', async () => {
  const { context } = await yearOfChurn();
  const page = (version: number) => promotionPage(context, { model: 'churn', version, stage: 'production' });
  expect(await page(2)).toMatchObject({
    ...{ verdict: 'fail', primary: 'none', sentence: 'churn@2 is live in production already, since 2026-07-01.' },
    stops: [{ state: 'fail', text: 'churn@2 is live in production already, since 2026-07-01.' }],
  });
  expect((await page(1)).sentence).toMatch(/^churn@1 is archived;/);
  expect(await page(3)).toMatchObject({ verdict: 'pass', primary: 'promote', deprecated: false });
  deprecateModel(context, { version: 'churn@3', reason: 'old' });
  expect(await page(3)).toMatchObject({ verdict: 'fail', primary: 'none', deprecated: true });
});

it('says of a stage that is none yet that promoting makes it one, and lets the gates decide', async () => {
  const { context } = await yearOfChurn();
  const page = await promotionPage(context, { model: 'churn', version: 3, stage: 'canary' });
  const newStage = 'No version of churn ever was in "canary"; its stages are staging, production.';
  expect(page).toMatchObject({ newStage, primary: 'promote', stops: [{ state: 'warning', text: newStage }] });
});

it('says at a span where the clock of its move went back', async () => {
  const { context } = await yearOfChurn();
  const digest = context.registry.version('churn', 3)[0]?.digest ?? '';
  const move: EventDraft = { ...promotion('churn', 3), digest } as EventDraft;
  recordEvents({ ...context, now: () => new Date('2026-06-01T12:00:00Z') }, () => [move]);
  const clocks = (await modelPage(context, 'churn'))?.spans.flatMap(({ version, clock }) =>
    clock === null ? [] : [[version, clock]],
  );
  expect(clocks).toEqual([
    [
      3,
      expect.stringMatching(
        /^Clocks disagree: the one of ana@example.com said 2026-06-01 12:00 UTC for churn@3, which is before /,
      ),
    ],
  ]);
});

/** A year of churn and more versions that nobody measured; `looked` gets the keys of what is worked out. */
async function unmeasured(looked: string[], onLook: () => void = () => undefined) {
  const { context } = await yearOfChurn();
  for (const version of [4, 5, 6, 7, 8, 9])
    recordEvents(context, () => [registration('churn', version, { metrics: {} })]);
  const metricsOf: PagesContext['metricsOf'] = (key, evaluate) => {
    looked.push(key);
    onLook();
    return evaluate();
  };
  return { ...context, metricsOf };
}

it('works out the metrics of the newest versions, of what is live and of older ones, once for page and detail', async () => {
  const looked: string[] = [];
  const context = await unmeasured(looked);
  const page = await modelPage(context, 'churn');
  expect(page?.versions.at(-1)).toMatchObject({ number: 1, metric: 0.75, metricOfPredictions: true });
  const digests = [9, 8, 7, 6, 5, 3, 2, 1].map(
    (version) => context.registry.version('churn', version)[0]?.digest ?? '',
  );
  expect(looked.map((key) => digests.findIndex((digest) => key.includes(digest)))).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  const known = new Set(looked.splice(0));
  await versionDetail(context, { model: 'churn', version: 9 });
  const values = looked.filter((key) => !key.startsWith('intervals '));
  expect(values.filter((key) => !known.has(key))).toEqual([]);
  expect(values).not.toEqual([]);
});

it('stops between two versions where nobody waits any more', async () => {
  const [looked, stopping] = [[] as string[], new AbortController()];
  const context = { ...(await unmeasured(looked, () => stopping.abort())), signal: stopping.signal };
  await expect(modelPage(context, 'churn')).rejects.toThrow();
  expect(looked).toHaveLength(1);
});
