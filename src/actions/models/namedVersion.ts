import { nearest, shorten } from '../../base/text';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { ModelRecord, VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';
import { versionAddress } from '../../models/registry/versionAddress';

/** The version that `churn@3` or `churn#production` names. Throws where there is none, or where it is not clear which. */
export function namedVersion(registry: RegistryStore, name: string): VersionRecord {
  const address = versionAddress(name);
  if (!address)
    throw new UnusableInput(`"${shorten(name)}" names no version; write it as churn@3 or churn#production.`);
  const model = namedModel(registry, address.model);
  if (address.stage !== null) return liveIn(registry, model.name, address.stage);
  const [version, ...others] = registry.version(model.name, address.number);
  if (!version)
    throw new UnusableInput(
      `${model.name} has no version ${address.number}; its newest is ${model.name}@${model.newest}.`,
    );
  if (others.length > 0)
    throw new Refusal(`Two packages are ${name}; tend models settle ${name} says which one keeps the number.`);
  return version;
}

/** The model of that name. Throws `UnusableInput` where there is none. */
export function namedModel(registry: RegistryStore, name: string): ModelRecord {
  const model = registry.model(name);
  if (model) return model;
  const near = nearest(
    name,
    registry.models().map((it) => it.name),
  );
  const hint = near === null ? 'tend models list shows those that are registered.' : `Did you mean "${near}"?`;
  throw new UnusableInput(`There is no model "${shorten(name)}". ${hint}`);
}

function liveIn(registry: RegistryStore, model: string, stage: string): VersionRecord {
  const { move, conflict } = registry.live(model, stage, Number.MAX_SAFE_INTEGER);
  if (conflict.length > 0) {
    const sides = conflict.map(({ version }) => (version === null ? 'nothing' : `${model}@${version}`)).join(' and ');
    throw new Refusal(`In ${stage} of ${model} ${sides} are live at once; promoting one of them settles it.`);
  }
  const version = move && registry.byDigest(move.digest ?? '').find((it) => it.model === model);
  if (!version) throw new Refusal(`Nothing of ${model} is live in ${shorten(stage)}.`);
  return version;
}
