import { dayText } from '../../base/days';
import type { EventOf, RegistryEvent } from '../../models/registry/registryEvent';
import type { RegistryStore } from '../../models/registry/registryStore';

type Settled = EventOf<'settled'>;

/**
 * Numbers of a model that two clones settled in two ways, a sentence each: what one of them kept the other one renumbered, and
 * the other way round. Which of them counts says the number that each package has now. Once somebody decided on either package
 * after both, nothing is left to agree on.
 */
export function settledTwice(registry: RegistryStore, model: string): readonly string[] {
  const events = registry.events({ model, kinds: ['settled'], limit: Number.MAX_SAFE_INTEGER });
  const settled = events.flatMap(({ event }) => (event.kind === 'settled' ? [event] : []));
  return settled.flatMap((one, index) =>
    settled
      .slice(index + 1)
      .filter((other) => contradict(one, other) && !isDecided(registry, one, other))
      .map((other) =>
        sentenceOf(registry, ...(counts(registry, one) ? ([one, other] as const) : ([other, one] as const))),
      ),
  );
}

function contradict(one: Settled, other: Settled): boolean {
  return one.version === other.version && isRenumbered(one, other.keep) && isRenumbered(other, one.keep);
}

/** Whether either package was promoted, approved or settled again after the later of the two. */
function isDecided(registry: RegistryStore, one: Settled, other: Settled): boolean {
  const later = Math.max(Date.parse(one.at), Date.parse(other.at));
  const kinds = ['promoted', 'approved', 'settled'] as const;
  return registry
    .events({ model: one.model, kinds, limit: Number.MAX_SAFE_INTEGER })
    .some(({ event }) => Date.parse(event.at) > later && isAbout(event, [one.keep, other.keep]));
}

function isAbout(event: RegistryEvent, packages: readonly string[]): boolean {
  if (event.kind === 'settled') return packages.some((it) => event.keep === it || isRenumbered(event, it));
  return 'digest' in event && packages.includes(event.digest);
}

function isRenumbered({ renumbered }: Settled, keep: string): boolean {
  return renumbered.some(({ digest }) => digest === keep);
}

function counts(registry: RegistryStore, { model, version, keep }: Settled): boolean {
  return registry.version(model, version).some(({ digest }) => digest === keep);
}

function sentenceOf(registry: RegistryStore, first: Settled, other: Settled): string {
  const { model, version } = first;
  const now = registry.byDigest(other.keep).find((it) => it.model === model);
  const is = now ? `is ${model}@${now.number} now` : 'has another number now';
  return `${model}@${version} was settled twice: ${saidBy(first)}, ${saidBy(other)}. The earlier one counts: ${model}@${version} is ${first.keep.slice(0, 19)}, and ${other.keep.slice(0, 19)} ${is}; agree on which package you mean before you promote either.`;
}

function saidBy({ by, at, keep }: Settled): string {
  return `${by} kept ${keep.slice(0, 19)} on ${dayText(Date.parse(at))}`;
}
