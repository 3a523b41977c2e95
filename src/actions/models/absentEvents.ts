import { formatCount, plural } from '../../base/text';
import { ledgerFolder } from '../../models/registry/ledgerFolder';
import type { RegistryEvent } from '../../models/registry/registryEvent';
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

type Told = readonly Pick<MissingParent, 'digest'>[];

/** Of each model those that nothing else tells of; where the whole ledger is gone, taking it in says so. */
export function absentEvents(registry: RegistryStore, told: Told): readonly AbsentEvents[] {
  if (!registry.hasEvents()) return [];
  const others = digestsOf(told);
  return registry.absentModels().flatMap((model) => absentIn(registry, model, others) ?? []);
}

/** Those of one model; null: there are none. */
export function absentOf(registry: RegistryStore, model: string, told: Told): AbsentEvents | null {
  return registry.hasEvents() ? absentIn(registry, model, digestsOf(told)) : null;
}

function digestsOf(told: Told): ReadonlySet<string> {
  return new Set(told.map(({ digest }) => digest));
}

/** There may be as many as the other branch ever had: only those that the sentence names are read. */
function absentIn(registry: RegistryStore, model: string, others: ReadonlySet<string>): AbsentEvents | null {
  const digests = registry.absentEvents(model).filter((digest) => !others.has(digest));
  if (digests.length === 0) return null;
  const named = digests.slice(-mostNamed).flatMap((digest) => registry.event(digest) ?? []);
  return { model, digests, sentence: sentenceOf(model, digests.length, named.reverse().map(eventWords)) };
}

function sentenceOf(model: string, count: number, named: readonly string[]): string {
  const [are, they, them] = count === 1 ? ['is', 'it does', 'it'] : ['are', 'they do', 'them'];
  const more =
    count > mostNamed ? `${named.join(', ')} and ${formatCount(count - mostNamed)} before` : named.join(', ');
  return `${plural(count, 'event')} of ${model} that this store knows ${are} not in ${ledgerFolder} on this branch (${more}): ${they} not count here. git restore ${ledgerFolder}, or the branch that has ${them}, brings ${them} back.`;
}

/** "promoted churn@2 in production" */
function eventWords(event: RegistryEvent): string {
  const version = 'version' in event ? `${event.model}@${event.version}` : event.model;
  const what = `${event.kind.replaceAll('-', ' ')} ${version}`;
  return 'stage' in event ? `${what} in ${event.stage}` : what;
}
