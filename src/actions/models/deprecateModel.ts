import * as z from 'zod/mini';
import { dayText } from '../../base/days';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { EventOf } from '../../models/registry/registryEvent';
import type { VersionRecord } from '../../models/registry/registryState';
import { dueTime } from './dueTime';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import { neededReason } from './reason';
import type { RecordedAct } from './recordedAct';
import { recordEvents } from './recordEvents';

export const deprecateModelInput = z.object({
  version: z.string(),
  reason: neededReason,
  /** What whoever uses it has to know and to do; null: as it was said before, else the reason says it. */
  notice: z._default(z.nullable(z.string()), null),
  /** When it is gone: a date means its end, UTC; null: as it was said before; false: nobody says it any more. */
  until: z._default(z.nullable(z.union([z.string(), z.literal(false)])), null),
  /** A version of the same model; null: as it was said before; false: none any more. */
  replacement: z._default(z.nullable(z.union([z.string(), z.literal(false)])), null),
});

type DeprecateInput = z.output<typeof deprecateModelInput>;

/** Says of a version that it is on its way out; what was said of that before and is not said anew still holds. */
export function deprecateModel(context: ModelContext, given: z.input<typeof deprecateModelInput>): RecordedAct {
  const input = deprecateModelInput.parse(given);
  const { registry, now } = context;
  const until = endOf(input, now().getTime());
  let kept: readonly string[] = [];
  const [recorded] = recordEvents(context, () => {
    const version = namedVersion(registry, input.version);
    const { model, number, digest, state, deprecation: before } = version;
    if (state === 'purged') throw new Refusal(`${model}@${number} is purged; there is nothing to deprecate.`);
    const replacing = replacingOf(context, input, version);
    const { reason } = input;
    const notice = input.notice ?? ownNotice(before);
    kept = keptParts(version, input);
    const said = { kind: 'deprecated', model, reason, version: number, digest, notice: notice ?? reason } as const;
    const end = until ?? (input.until === false ? null : (before?.until ?? null));
    if (before && saysTheSame(before, { ...said, ...replacing, until: end }))
      throw new Refusal(`${model}@${number} is deprecated already, in the same words.`);
    return [{ ...said, until: end === null ? null : new Date(end).toISOString(), ...replacing }];
  });
  return { event: recorded?.digest ?? '', notes: [...kept, ...doubtsOf(context, input)] };
}

function saysTheSame(
  before: NonNullable<Notice>,
  said: Pick<NonNullable<Notice>, 'reason' | 'notice' | 'until' | 'replacement'>,
): boolean {
  return (['reason', 'notice', 'until', 'replacement'] as const).every((part) => before[part] === said[part]);
}

/** When it is gone in milliseconds; null: that is not said anew. */
function endOf({ until: given }: DeprecateInput, now: number): number | null {
  if (given === null || given === false) return null;
  const until = dueTime(given, '--until');
  if (until < now) throw new UnusableInput(`${given} is past already; whoever uses it needs a day to come.`);
  return until;
}

function replacingOf(context: ModelContext, { replacement }: DeprecateInput, version: VersionRecord): Replacing {
  if (replacement === false) return { replacement: null };
  return replacement === null ? replacementBefore(version.deprecation) : replacementOf(context, replacement, version);
}

type Notice = VersionRecord['deprecation'];

/** A notice that says more than the reason of its time did. */
function ownNotice(before: Notice): string | null {
  return before && before.notice !== before.reason ? before.notice : null;
}

function replacementBefore(before: Notice): Replacing {
  const { replacement = null, replacementDigest = null } = before ?? {};
  return replacementDigest === null ? { replacement } : { replacement, replacementDigest };
}

/** What of an earlier notice still holds, as a sentence; none where nothing does. */
function keptParts({ model, number, deprecation }: VersionRecord, input: DeprecateInput): readonly string[] {
  if (!deprecation) return [];
  const { until, replacement } = deprecation;
  const parts = [
    ...(input.until === null && until !== null ? [`it may be used until ${dayText(until)}`] : []),
    ...(input.replacement === null && replacement !== null ? [`${model}@${replacement} takes its place`] : []),
    ...(input.notice === null && ownNotice(deprecation) !== null ? ['its notice'] : []),
  ];
  return parts.length === 0 ? [] : [`What was said of ${model}@${number} before still holds: ${parts.join('; ')}.`];
}

/** What is deprecated although it is in use, and a replacement that is on its way out as well. */
function doubtsOf({ registry }: ModelContext, input: DeprecateInput): readonly string[] {
  const { model, number, stages, deprecation } = namedVersion(registry, input.version);
  const inTime = (deprecation?.until ?? null) === null ? '' : ', before it ends';
  const replacement = input.replacement ? namedVersion(registry, input.replacement) : null;
  return [
    ...stages.map(
      ({ stage }) =>
        `${model}@${number} is live in ${stage}, and stays so: promote another version there, or roll back${inTime}.`,
    ),
    ...(replacement?.deprecation
      ? [`${model}@${replacement.number}, which takes its place, is deprecated itself: name another one that is not.`]
      : []),
  ];
}

type Replacing = Pick<EventOf<'deprecated'>, 'replacement' | 'replacementDigest'>;

function replacementOf({ registry }: ModelContext, name: string, { model, number, digest }: VersionRecord): Replacing {
  const replacement = namedVersion(registry, name);
  if (replacement.model !== model) throw new Refusal(`${name} is a version of another model than ${model}@${number}.`);
  if (replacement.digest === digest) throw new Refusal(`${name} cannot replace itself.`);
  if (replacement.state === 'archived' || replacement.state === 'purged')
    throw new Refusal(`${name} is ${replacement.state}; it cannot replace another version.`);
  return { replacement: replacement.number, replacementDigest: replacement.digest };
}
