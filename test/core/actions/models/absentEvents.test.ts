import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { absentEvents, absentOf } from '../../../../src/actions/models/absentEvents';
import { recordEvents } from '../../../../src/actions/models/recordEvents';
import { syncLedger } from '../../../../src/actions/models/syncLedger';
import { ledgerPath } from '../../../../src/models/registry/ledgerFiles';
import type { EventDraft, RegistryEvent } from '../../../../src/models/registry/registryEvent';
import type { RegistryStore } from '../../../../src/models/registry/registryStore';
import { digestFor, promotion, registration, rollBack } from '../../models/registry/happenings';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

/** The registry of a ledger that lost the files of the last of its events. */
function lacking({ kept, lost }: Readonly<Record<'kept' | 'lost', readonly EventDraft[]>>): RegistryStore {
  const root = temporaryFolder({});
  const context = openedRegistry(root);
  if (kept.length > 0) recordEvents(context, () => kept);
  for (const { digest } of recordEvents(context, () => lost)) rmSync(join(root, ledgerPath(digest)));
  syncLedger(context);
  return context.registry;
}

const fraud = [registration('fraud-detector', 1), registration('fraud-detector', 2)];

it('names the model as it is called, whatever hyphens it has', () => {
  const registry = lacking({ kept: fraud, lost: [rollBack('fraud-detector', 1, 2)] });
  expect(absentOf(registry, 'fraud-detector', [])?.sentence).toContain(
    '(rolled back fraud-detector@1 in production): it does not count here.',
  );
});

it('tells of each model alone, and of none what something else tells of', () => {
  const registry = lacking({
    kept: [registration('churn', 1)],
    lost: [registration('churn', 2), ...fraud, promotion('churn', 2), promotion('churn', 1), promotion('churn', 2)],
  });
  const told = registry.absentEvents('churn').slice(0, 1);
  const [churn, ...others] = absentEvents(
    registry,
    told.map((digest) => ({ digest })),
  );
  expect(churn?.digests).toEqual(registry.absentEvents('churn').slice(1));
  expect(churn?.sentence).toMatch(/^3 events of churn .*promoted churn@2 in production, promoted churn@1 in/);
  expect(others).toEqual([absentOf(registry, 'fraud-detector', [])]);
  expect(others[0]?.digests).toHaveLength(2);
  expect(absentOf(registry, 'price', [])).toBe(null);
});

it('says nothing where the whole ledger is gone', () => {
  const registry = lacking({ kept: [], lost: fraud });
  expect(registry.absentEvents()).toHaveLength(2);
  expect([absentEvents(registry, []), absentOf(registry, 'fraud-detector', [])]).toEqual([[], null]);
});

it('reads only the events that it names, of as many as a checkout takes away', () => {
  const absent = Array.from({ length: 100_000 }, (_, index) => digestFor(`${index}`));
  const read: string[] = [];
  const event = (digest: string) => {
    read.push(digest);
    return { ...promotion('churn', 1), parents: [] as readonly string[] } as RegistryEvent;
  };
  const registry = {
    hasEvents: () => true,
    absentModels: () => ['churn'],
    absentEvents: () => absent,
    event,
  } as unknown as RegistryStore;
  expect(absentEvents(registry, [])[0]?.sentence).toMatch(/^100,000 events of churn .* and 99,997 before\)/);
  expect(read).toEqual(absent.slice(-3));
});
