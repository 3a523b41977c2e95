import { dayText } from '../../base/days';
import { cameBefore, placeEvents, type PlacedEvent } from '../../models/registry/placeEvents';
import type { EventOf } from '../../models/registry/registryEvent';
import type { RegistryStore } from '../../models/registry/registryStore';

type Settled = EventOf<'settled'>;
interface Sealed {
  readonly digest: string;
  readonly event: Settled;
}

/**
 * Numbers of a model that two clones settled in two ways, a sentence each: what one of them kept the other one renumbered, and
 * the other way round. Which of them counts says the number that each package has now. Once somebody who knew of both settled
 * the number again, nothing is left to agree on; of what is promoted or approved nobody can tell what its writer knew of.
 */
export function settledTwice(registry: RegistryStore, model: string): readonly string[] {
  return undecided(registry, model).map(([{ event: one }, { event: other }]) =>
    counts(registry, one) ? sentenceOf(registry, one, other) : sentenceOf(registry, other, one),
  );
}

/** Whether one number of a model is among them. */
export function isSettledTwice(registry: RegistryStore, model: string, number: number): boolean {
  return undecided(registry, model).some(([{ event }]) => event.version === number);
}

/** Settlements that contradict each other and that nobody decided between. */
function undecided(registry: RegistryStore, model: string): readonly (readonly [Sealed, Sealed])[] {
  const settled = registry
    .events({ model, kinds: ['settled'], limit: Number.MAX_SAFE_INTEGER })
    .flatMap(({ digest, event }): readonly Sealed[] => (event.kind === 'settled' ? [{ digest, event }] : []));
  const pairs = settled.flatMap((one, index) =>
    settled.slice(index + 1).flatMap((other) => (contradict(one.event, other.event) ? [[one, other] as const] : [])),
  );
  if (pairs.length === 0) return [];
  const decides = decidesIn(placeEvents(registry.events({ scope: model, limit: Number.MAX_SAFE_INTEGER })));
  return pairs.filter(([one, other]) => !settled.some((it) => decides(it, one, other)));
}

function contradict(one: Settled, other: Settled): boolean {
  return one.version === other.version && isRenumbered(one, other.keep) && isRenumbered(other, one.keep);
}

/** Whether what settled a number came after both of two others, and says something of either package. */
function decidesIn(placed: readonly PlacedEvent[]): (it: Sealed, one: Sealed, other: Sealed) => boolean {
  const byDigest = new Map(placed.map((it) => [it.digest, it]));
  return ({ digest, event }, one, other) => {
    const packages = [one.event.keep, other.event.keep];
    if (!packages.some((it) => event.keep === it || isRenumbered(event, it))) return false;
    const before = cameBefore(placed, [byDigest.get(digest) ?? { parents: [] }]);
    return before.has(one.digest) && before.has(other.digest);
  };
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
  return `${model}@${version} was settled twice: ${saidBy(first)}, ${saidBy(other)}. The earlier one counts: ${model}@${version} is ${first.keep.slice(0, 19)}, and ${other.keep.slice(0, 19)} ${is}; agree on which package you mean before you promote either; tend models settle ${model}@${version} --keep ${first.keep.slice(0, 19)} then ends this.`;
}

function saidBy({ by, at, keep }: Settled): string {
  return `${by} kept ${keep.slice(0, 19)} on ${dayText(Date.parse(at))}`;
}
