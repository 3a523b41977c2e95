import { expect, it } from 'vitest';
import { modelsTree, numberedVersions } from '../../../../src/actions/models/modelsTree';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { registryFacts } from '../../../../src/actions/models/registryFacts';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { sealEvent } from '../../../../src/models/registry/sealEvent';
import { digestFor, promotion, registration } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

const day = 86_400_000;
const now = new Date('2026-11-25T18:00:00Z');
const subject = { model: 'churn', version: 1, digest: digestFor('churn1') } as const;

function recorded(drafts: readonly EventDraft[]) {
  const root = temporaryFolder();
  const context = openedRegistry(root, { now: () => now });
  recordEvents(context, () => drafts);
  return {
    context,
    row: () => modelsTree(context)[0]?.versions[0],
    facts: () => registryFacts(root, context.registry, now).models[0],
  };
}

function waived(stage: string, days: number): EventDraft {
  const until = new Date(now.getTime() + days * day).toISOString();
  return { ...subject, kind: 'waived', reason: 'later', stage, gate: 'drill', until };
}

function promoted(stage: string, verdict: 'waived' | 'pass'): EventDraft {
  return { ...promotion('churn', 1, stage), gates: [{ gate: 'drill', verdict, sentence: '' }] } as EventDraft;
}

it('knows when the waivers end by which something is live, and of no others', () => {
  const { row } = recorded([
    registration('churn', 1),
    ...[waived('production', 2), waived('production', 9), waived('staging', 4), waived('canary', 3)],
    ...[promoted('production', 'waived'), promoted('staging', 'pass')],
  ]);
  expect(row()?.waiverEnds).toEqual([now.getTime() + 9 * day]);
});

it('tells the life cycle what is live and dangerous, in any stage', () => {
  const { facts } = recorded([registration('churn', 1, { verdict: 'dangerous' }), promotion('churn', 1, 'staging')]);
  expect(facts()?.dangerous).toEqual(['churn@1 in staging']);
});

it('tells the life cycle of a drill that failed outside production, until one succeeds or it is live there', () => {
  const { context, facts } = recorded([registration('churn', 1)]);
  const drill = (ok: boolean): EventDraft => ({
    ...{ ...subject, kind: 'drilled', reason: '', ok, maxAbsDiff: null, seconds: 1, environment: 'Python' },
    ...{ pairs: 1, latency: null, problems: [] },
  });
  recordEvents(context, () => [drill(false)]);
  expect(facts()?.failedDrills).toEqual([{ version: 1, days: 0 }]);
  recordEvents(context, () => [promotion('churn', 1)]);
  expect([facts()?.failedDrills, facts()?.production?.drill]).toEqual([[], { ok: false, days: 0 }]);
  recordEvents(context, () => [registration('churn', 2), promotion('churn', 2), drill(true)]);
  expect(facts()?.failedDrills).toEqual([]);
});

it('marks a version as contradicted in the stage where another branch withdrew it, and in no other', () => {
  const { context, row } = recorded([
    registration('churn', 1),
    promotion('churn', 1),
    promotion('churn', 1, 'staging'),
  ]);
  expect(row()?.contradicted).toEqual([]);
  const said = { kind: 'withdrawn', model: 'churn', reason: 'timeouts', stage: 'production', from: 1 } as const;
  const event = { tend: 'event/1' as const, ...said, at: now.toISOString(), by: 'bo@example.com', parents: [] };
  context.registry.takeIn([sealEvent(event)], context.actor, now);
  expect(row()?.contradicted).toEqual(['production']);
  expect(numberedVersions(context, 'churn', 1)).toEqual([row()]);
});

it('tells the life cycle of no version that is purged, and of no model of which all are, unless one is live all the same', () => {
  const purge = (version: number): EventDraft => ({
    ...{ kind: 'purged', model: 'churn', version, digest: digestFor(`churn${version}`), reason: 'holds personal data' },
    files: [],
  });
  const { context, facts } = recorded([registration('churn', 1), registration('churn', 2)]);
  recordEvents(context, () => [purge(2)]);
  expect(facts()?.newest.number).toBe(1);
  recordEvents(context, () => [purge(1)]);
  expect(facts()).toBeUndefined();
  recordEvents(context, () => [promotion('churn', 1)]);
  expect(facts()?.troubles).toMatchObject([{ trouble: 'purged' }]);
});
