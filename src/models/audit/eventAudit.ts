import { endText } from '../../base/days';
import { assertNever } from '../../base/errors';
import { runnerClause } from '../registry/approverText';
import type { RegistryEvent, SealedEvent } from '../registry/registryEvent';
import type { VersionRecord } from '../registry/registryState';
import type { AuditDraft } from '../registry/registryStore';

/** What the audit trail says of a version after a drill that failed. */
export const drillFailed = 'drill failed';

/** The audit record of a registry event; `before` is what was, as far as that is known here. */
export function eventAudit({ digest, event }: SealedEvent, before: string | null): AuditDraft {
  const version = 'version' in event ? `@${event.version}` : '';
  return {
    action: `model.${event.kind === 'held' && !event.hold ? 'hold-lifted' : event.kind}`,
    subject: `${event.model}${version}`,
    subjectDigest: digest,
    reason: event.reason,
    before,
    after: changeOf(event),
  };
}

/** What a version was before one of its events, in the words of `changeOf`. */
export function standingBefore(
  event: RegistryEvent,
  { state, held, deprecation }: Pick<VersionRecord, 'state' | 'held' | 'deprecation'>,
): string {
  if (event.kind === 'held') return held ? 'held' : 'not held';
  if (event.kind === 'deprecated' && deprecation !== null)
    return noticeText(deprecation.until === null ? null : new Date(deprecation.until).toISOString());
  return state;
}

function noticeText(until: string | null): string {
  return until === null ? 'deprecated, with no end' : `deprecated until ${until.slice(0, 10)}`;
}

/** What is after an event, in few words. */
function changeOf(event: RegistryEvent): string {
  switch (event.kind) {
    case 'registered':
      return `${event.model}@${event.version}`;
    case 'promoted':
    case 'rolled-back':
      return `${event.stage}: ${event.model}@${event.version}`;
    case 'withdrawn':
      return `${event.stage}: nothing`;
    case 'approved':
      return `approved for ${event.stage}${runnerClause(event)}`;
    case 'waived':
      return `${event.gate} waived for ${event.stage} until ${endText(Date.parse(event.until))}`;
    case 'signed':
      return `signed by ${event.key.slice(0, 12)}`;
    case 'deprecated':
      return noticeText(event.until);
    case 'reinstated':
      return 'not deprecated';
    case 'archived':
      return `archived in ${event.to}`;
    case 'held':
      return event.hold ? 'held' : 'not held';
    case 'restored':
      return event.back ? `taken back from ${event.from}` : `restored from ${event.from}`;
    case 'drilled':
      return event.ok ? 'drill passed' : drillFailed;
    case 'purged':
      return 'purged';
    case 'settled':
      return `${event.model}@${event.version}: ${event.keep.slice(7, 19)}`;
    default:
      return assertNever(event);
  }
}
