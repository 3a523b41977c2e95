import { plural } from '../../base/text';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { SealedEvent } from '../../models/registry/registryEvent';
import type { RegistryStore } from '../../models/registry/registryStore';
import type { MissingParent } from './missingMoves';

/** Events of a model that are known here and that the ledger of this branch lacks. */
export interface AbsentEvents {
  readonly model: string;
  /** In the order in which they came in. */
  readonly digests: readonly string[];
  /** One sentence, with what brings them back. */
  readonly sentence: string;
}

/** Events that the sentence names. */
const mostNamed = 3;

/** Of each model those that nothing else tells of; where the whole ledger is gone, taking it in says so. */
export function absentEvents(
  registry: RegistryStore,
  told: readonly Pick<MissingParent, 'digest'>[],
): readonly AbsentEvents[] {
  const absent = registry.absentEvents();
  if (absent.length === registry.knownEvents().size) return [];
  const others = new Set(told.map(({ digest }) => digest));
  const byModel = new Map<string, SealedEvent[]>();
  for (const digest of absent) {
    const event = others.has(digest) ? null : registry.event(digest);
    if (event) byModel.set(event.model, [...(byModel.get(event.model) ?? []), { digest, event }]);
  }
  return [...byModel].map(([model, events]) => ({
    model,
    digests: events.map(({ digest }) => digest),
    sentence: sentenceOf(model, events),
  }));
}

/** Those of one model; null: there are none. */
export function absentOf(
  registry: RegistryStore,
  name: string,
  told: readonly Pick<MissingParent, 'digest'>[],
): AbsentEvents | null {
  return absentEvents(registry, told).find(({ model }) => model === name) ?? null;
}

function sentenceOf(model: string, events: readonly SealedEvent[]): string {
  const [are, they, them] = events.length === 1 ? ['is', 'it does', 'it'] : ['are', 'they do', 'them'];
  const named = events
    .slice(-mostNamed)
    .reverse()
    .map(({ event }) => eventWords(event));
  const more =
    events.length > mostNamed ? `${named.join(', ')} and ${events.length - mostNamed} before` : named.join(', ');
  return `${plural(events.length, 'event')} of ${model} that this store knows ${are} not in ${ledgerFolder} on this branch (${more}): ${they} not count here. git restore ${ledgerFolder}, or the branch that has ${them}, brings ${them} back.`;
}

/** "promoted churn@2 to production" */
function eventWords(event: SealedEvent['event']): string {
  const version = 'version' in event ? `${event.model}@${event.version}` : event.model;
  const what = `${event.kind} ${version}`.replace(/-/g, ' ');
  return 'stage' in event ? `${what} in ${event.stage}` : what;
}
