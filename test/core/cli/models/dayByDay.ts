import { recordEvents } from '../../../../src/actions/models/recordEvents';
import type { EventDraft } from '../../../../src/models/registry/registryEvent';
import { openedRegistry } from '../../models/registry/openedRegistry';
import { temporaryFolder } from '../../temporaryFolder';

/** A project in which these happened, one a day from 2026-03-01 on, at noon. */
export function dayByDay(drafts: readonly EventDraft[]): string {
  const root = temporaryFolder();
  let day = 0;
  const context = openedRegistry(root, { now: () => new Date(Date.UTC(2026, 2, ++day, 12)) });
  for (const draft of drafts) recordEvents(context, () => [draft]);
  return root;
}
