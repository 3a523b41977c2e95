import { dayText } from '../../base/days';
import type { EventOf } from '../../models/registry/registryEvent';
import type { RegistryStore } from '../../models/registry/registryStore';

type Settled = EventOf<'settled'>;

/**
 * Numbers of a model that two clones settled in two ways, a sentence each: what one of them kept the other one renumbered, and
 * the other way round. Which of them counts says the number that each package has now.
 */
export function settledTwice(registry: RegistryStore, model: string): readonly string[] {
  const events = registry.events({ model, kinds: ['settled'], limit: Number.MAX_SAFE_INTEGER });
  const settled = events.flatMap(({ event }) => (event.kind === 'settled' ? [event] : []));
  return settled.flatMap((one, index) =>
    settled
      .slice(index + 1)
      .filter((other) => contradict(one, other))
      .map((other) =>
        sentenceOf(registry, ...(counts(registry, one) ? ([one, other] as const) : ([other, one] as const))),
      ),
  );
}

function contradict(one: Settled, other: Settled): boolean {
  return one.version === other.version && isRenumbered(one, other.keep) && isRenumbered(other, one.keep);
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
