import * as z from 'zod';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { EventOf } from '../../models/registry/registryEvent';
import type { VersionRecord } from '../../models/registry/registryState';
import { dueTime } from './dueTime';
import type { ModelContext } from './modelContext';
import { namedVersion } from './namedVersion';
import type { RecordedAct } from './recordedAct';
import { recordEvents } from './recordEvents';

export const deprecateModelInput = z.object({
  version: z.string(),
  reason: z.string().min(1),
  /** What whoever uses it has to know and to do; null: the reason says it. */
  notice: z.string().nullable().default(null),
  /** When it is gone: a date means its end, UTC. */
  until: z.string().nullable().default(null),
  /** A version of the same model. */
  replacement: z.string().nullable().default(null),
});

/** Says of a version that it is on its way out. */
export function deprecateModel(context: ModelContext, given: z.input<typeof deprecateModelInput>): RecordedAct {
  const input = deprecateModelInput.parse(given);
  const { registry, now } = context;
  const until = input.until === null ? null : dueTime(input.until, '--until');
  if (until !== null && until < now().getTime())
    throw new UnusableInput(`--until ${input.until ?? ''} is past already.`);
  const [recorded] = recordEvents(context, () => {
    const version = namedVersion(registry, input.version);
    const { model, number, digest, state } = version;
    if (state === 'purged') throw new Refusal(`${model}@${number} is purged; there is nothing to deprecate.`);
    const replacing = replacementOf(context, input.replacement, version);
    const { reason, notice } = input;
    const said = { kind: 'deprecated', model, reason, version: number, digest, notice: notice ?? reason } as const;
    return [{ ...said, until: until === null ? null : new Date(until).toISOString(), ...replacing }];
  });
  return { event: recorded?.digest ?? '', notes: doubtsOf(context, input) };
}

/** What is deprecated although it is in use, and a replacement that is on its way out as well. */
function doubtsOf({ registry }: ModelContext, input: z.output<typeof deprecateModelInput>): readonly string[] {
  const { model, number, stages } = namedVersion(registry, input.version);
  const replacement = input.replacement === null ? null : namedVersion(registry, input.replacement);
  return [
    ...stages.map(
      ({ stage }) =>
        `${model}@${number} is live in ${stage}, and stays so: promote another version there, or roll back, before it ends.`,
    ),
    ...(replacement?.deprecation
      ? [`${model}@${replacement.number}, which takes its place, is deprecated itself: name another one that is not.`]
      : []),
  ];
}

function replacementOf(
  { registry }: ModelContext,
  name: string | null,
  { model, number, digest }: VersionRecord,
): Pick<EventOf<'deprecated'>, 'replacement' | 'replacementDigest'> {
  if (name === null) return { replacement: null };
  const replacement = namedVersion(registry, name);
  if (replacement.model !== model) throw new Refusal(`${name} is a version of another model than ${model}@${number}.`);
  if (replacement.digest === digest) throw new Refusal(`${name} cannot replace itself.`);
  if (replacement.state === 'archived' || replacement.state === 'purged')
    throw new Refusal(`${name} is ${replacement.state}; it cannot replace another version.`);
  return { replacement: replacement.number, replacementDigest: replacement.digest };
}
