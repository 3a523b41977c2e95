import { assertNever } from '../../base/errors';
import { nearest, shorten } from '../../base/text';
import { Refusal, UnusableInput } from '../../models/refusal';
import { conflictSentence } from '../../models/registry/conflictSides';
import type { ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { liveTroubles } from './liveTroubles';
import { digestAddress, versionAddress } from '../../models/registry/versionAddress';

/** The version that an address names. Throws where there is none, or where it is not clear which. */
export function namedVersion(registry: RegistryStore, name: string): VersionRecord {
  const address = versionAddress(name);
  if (!address)
    throw new UnusableInput(`"${shorten(name)}" names no version; write it as churn@3 or churn#production.`);
  const { model } = address;
  refuseUnknownModel(registry, model);
  switch (address.kind) {
    case 'live':
      return liveIn(registry, model, address.stage);
    case 'number':
      return numbered(registry, model, address.number);
    case 'digest':
      return startingWith(registry, model, address.start);
    default:
      return assertNever(address);
  }
}

function numbered(registry: RegistryStore, name: string, number: number): VersionRecord {
  const [version, ...others] = registry.version(name, number);
  if (!version) {
    const { newest } = namedModel(registry, name);
    throw new UnusableInput(`${name} has no version ${number}; its newest is ${name}@${newest}.`);
  }
  if (others.length === 0) return version;
  const claims = [version, ...others].map(digestAddress).join(' and ');
  throw new Refusal(
    `${others.length + 1} packages are ${name}@${number}: ${claims}. Settle which one keeps the number.`,
    {
      onCommandLine: `Until then name one so; tend models settle ${name}@${number} --keep DIGEST settles it.`,
    },
  );
}

function startingWith(registry: RegistryStore, model: string, start: string): VersionRecord {
  const [version, ...others] = registry.versions(model).filter(({ digest }) => digest.startsWith(start));
  if (!version) throw new UnusableInput(`No version of ${model} has a digest that begins with ${start}.`);
  if (others.length === 0) return version;
  const several = [version, ...others].map(({ number, digest }) => `${model}@${number} (${digest})`).join(' and ');
  throw new UnusableInput(`${start} begins the digests of ${several}; write more of it.`);
}

/** The model of that name. Throws `UnusableInput` where there is none. */
export function namedModel(registry: RegistryStore, name: string): ModelRecord {
  return registry.model(name) ?? noModel(registry, name);
}

/** Throws `UnusableInput` where there is no model of that name. */
export function refuseUnknownModel(registry: RegistryStore, name: string): void {
  if (!registry.has(name)) noModel(registry, name);
}

function noModel(registry: RegistryStore, name: string): never {
  const near = nearest(
    name,
    registry.models().map((it) => it.name),
  );
  if (registry.eventCount(name) > 0)
    throw new UnusableInput(`No event of tend/ledger registers a version of ${name}, although others are about it.`);
  const none = `There is no model "${shorten(name)}".`;
  if (near !== null) throw new UnusableInput(`${none} Did you mean "${near}"?`);
  throw new UnusableInput(none, { onCommandLine: 'tend models list shows those that are registered.' });
}

function liveIn(registry: RegistryStore, model: string, stage: string): VersionRecord {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (conflict.length > 0) throw new Refusal(`${conflictSentence(model, stage, conflict)}.`);
  const version = move && registry.byDigest(move.digest ?? '').find((it) => it.model === model);
  const [trouble] = move && !version ? liveTroubles(registry, [move], { now: -Infinity }) : [];
  if (!version) throw new Refusal(trouble?.sentence ?? `Nothing of ${model} is live in ${shorten(stage)}.`);
  return version;
}
