import type { RegistryStore } from '../../models/registry/registryStore';
import type { VersionRecord } from '../../models/registry/registryState';

/** That a package got another number, because two had one. Milliseconds. */
export interface Renumbered {
  readonly digest: string;
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly by: string;
}

/** Of these versions of a model, those that got the number that they have when one was settled; oldest first. */
export function renumberedAmong(
  registry: RegistryStore,
  model: string,
  versions: readonly Pick<VersionRecord, 'digest' | 'number'>[],
): readonly Renumbered[] {
  const numbers = new Map(versions.map(({ digest, number }) => [digest, number]));
  return registry
    .events({ model, kinds: ['settled'], limit: Number.MAX_SAFE_INTEGER })
    .flatMap(({ event }) =>
      event.kind !== 'settled'
        ? []
        : event.renumbered
            .filter(({ digest, version }) => numbers.get(digest) === version)
            .map(({ digest, version: to }) => ({
              digest,
              from: event.version,
              to,
              at: Date.parse(event.at),
              by: event.by,
            })),
    )
    .toReversed();
}
