import { endText } from '../../../base/days';
import { durationText } from '../../../base/numberText';
import { capital } from '../../../base/text';
import { figureText } from '../../../models/gates/figureText';
import type { RegistryEvent } from '../../../models/registry/registryEvent';
import type { RegistryStore, StoredEvent } from '../../../models/registry/registryStore';
import type { ModelPage } from '../../../protocol/models/modelPage';

type EventRow = ModelPage['events'][number];

/** Events of a model as rows, newest first, those before one by its order. */
export function pageEvents(
  registry: RegistryStore,
  { model, before, limit }: { readonly model: string; readonly before: number | null; readonly limit: number },
): EventRow[] {
  return registry.events({ model, limit, ...(before === null ? {} : { before }) }).map((it) => pageEvent(registry, it));
}

function pageEvent(registry: RegistryStore, { digest, order, event }: StoredEvent): EventRow {
  const number = 'version' in event ? event.version : event.from;
  const quoted = event.reason === '' ? event.by : `${event.by}: “${event.reason}”`;
  return {
    ...{ digest, order, at: Date.parse(event.at), what: whatText(event) },
    subject: number === null ? event.model : `${event.model}@${number}`,
    detail: [quoted, ...besides(event), ...nowNumbered(registry, event)].join(', '),
  };
}

function whatText(event: RegistryEvent): string {
  switch (event.kind) {
    case 'promoted':
      return `To ${event.stage}`;
    case 'rolled-back':
      return `Rolled ${event.stage} back to`;
    case 'withdrawn':
      return `Withdrawn from ${event.stage}`;
    case 'drilled':
      return event.ok ? 'Drill passed' : 'Drill failed';
    case 'held':
      return event.hold ? 'Held' : 'Hold lifted';
    case 'waived':
      return 'Gate waived';
    case 'settled':
      return 'Number settled';
    default:
      return capital(event.kind);
  }
}

/** The number that its package has now, where that is another one. */
function nowNumbered(registry: RegistryStore, event: RegistryEvent): readonly string[] {
  if (!('digest' in event)) return [];
  const now = registry.byDigest(event.digest).filter(({ model }) => model === event.model);
  const [version] = now;
  return !version || now.some(({ number }) => number === event.version) ? [] : [`@${version.number} now`];
}

/** What a row says beside who and why. */
function besides(event: RegistryEvent): readonly string[] {
  switch (event.kind) {
    case 'approved':
      return [`for ${event.stage}`];
    case 'waived':
      return [`${event.gate} for ${event.stage} until ${endText(Date.parse(event.until))}`];
    case 'rolled-back':
      return event.from === null ? [] : [`from @${event.from}`];
    case 'settled':
      return event.renumbered.map(({ digest, version }) => `${digest.slice(0, 19)} is @${version} now`);
    case 'deprecated':
      return event.until === null ? [] : [`ends ${event.until.slice(0, 10)}`];
    case 'archived':
      return [`to ${event.to}`];
    case 'drilled': {
      const difference = event.maxAbsDiff === null ? [] : [`largest difference ${figureText(event.maxAbsDiff)}`];
      return [durationText(1000 * event.seconds), ...difference, ...event.problems.slice(0, 1)];
    }
    default:
      return [];
  }
}
