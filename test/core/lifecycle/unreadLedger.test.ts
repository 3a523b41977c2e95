import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { recordEvents } from '../../../src/actions/models/recordEvents';
import { registryFacts } from '../../../src/actions/models/registryFacts';
import type { StageId } from '../../../src/lifecycle/lifecycle';
import { lifecycle } from '../../../src/lifecycle/stages';
import type { EventDraft } from '../../../src/models/registry/registryEvent';
import type { RegistryStore } from '../../../src/models/registry/registryStore';
import { digestFor, promotion, registration, rollBack } from '../models/registry/happenings';
import { openedRegistry } from '../models/registry/openedRegistry';
import { temporaryFolder } from '../temporaryFolder';
import { emptyProject } from './snapshots';

const now = new Date('2026-11-25T18:00:00Z');

/** The stages that a ledger begins once it is read, and before that. */
function begun(drafts: readonly EventDraft[]) {
  const root = temporaryFolder();
  const context = openedRegistry(root, { now: () => now });
  for (const draft of drafts) recordEvents(context, () => [draft]);
  const of = (registry: RegistryStore | null): readonly StageId[] =>
    lifecycle({ ...emptyProject, registry: registryFacts(root, registry, now) })
      .stages.filter(({ state }) => state !== 'notStarted')
      .map(({ id }) => id);
  const read = of(context.registry);
  rmSync(join(root, '.tend'), { recursive: true });
  return { read, unread: of(null) };
}

const withdrawal: EventDraft = {
  kind: 'withdrawn',
  model: 'churn',
  reason: 'wrong',
  stage: 'production',
  from: 1,
};

const notice: EventDraft = {
  kind: 'deprecated',
  model: 'churn',
  reason: 'old',
  version: 1,
  digest: digestFor('churn1'),
  notice: 'old',
  until: null,
  replacement: null,
};

const versions = [registration('churn', 1), registration('churn', 2)];
const bare = registration('churn', 2, { metrics: {} });
const [first, second] = [promotion('churn', 1), promotion('churn', 2)];

it.each<[string, readonly EventDraft[], readonly StageId[]]>([
  ['another version follows one that was withdrawn', [...versions, first, withdrawal, second], ['validation']],
  ['another version replaces one', [...versions, first, second], ['validation', 'updates']],
  ['the live version is deprecated', [...versions, first, notice], ['validation']],
  ['a version is deprecated that is not live', [...versions, notice], ['validation', 'updates']],
  ['the newest version has no metrics and nothing is live', [registration('churn', 1), bare], []],
  ['the live version has metrics and the newest none', [registration('churn', 1), bare, first], ['validation']],
  ['one is rolled back to', [...versions, first, second, rollBack('churn', 1, 2)], ['validation', 'updates']],
])('begins the same stages of models whether or not it was read: %s', (_, drafts, stages) => {
  const begins = [...stages, 'deployment'].sort();
  const { read, unread } = begun(drafts);
  expect([[...read].sort(), [...unread].sort()]).toEqual([begins, begins]);
});
