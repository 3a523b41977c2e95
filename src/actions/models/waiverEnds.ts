import type { EventOf } from '../../models/registry/registryEvent';
import type { VersionRecord } from '../../models/registry/registryState';
import type { RegistryStore } from '../../models/registry/registryStore';

/** When the waivers end with which a promotion went through, in milliseconds: of those of one gate the last one counts. */
export function waiverEndsOf({ gates, stage }: EventOf<'promoted'>, version: VersionRecord | undefined): number[] {
  const waived = gates.filter(({ verdict }) => verdict === 'waived');
  return waived.flatMap(({ gate }) => {
    const waivers = version?.waivers.filter((it) => it.gate === gate && it.stage === stage) ?? [];
    return waivers.length === 0 ? [] : Math.max(...waivers.map(({ until }) => until));
  });
}

/** The same of all stages in which a version is live, each by its last promotion to it. */
export function waiverEnds(registry: RegistryStore, version: VersionRecord): number[] {
  const waivedIn = version.stages.filter(({ stage }) => version.waivers.some((it) => it.stage === stage));
  if (waivedIn.length === 0) return [];
  const moves = registry.moves(version.model).filter(({ digest }) => digest === version.digest);
  return waivedIn.flatMap(({ stage }) => {
    const move = moves.findLast((it) => it.stage === stage && it.kind === 'promoted');
    const event = move && registry.event(move.event);
    return event?.kind === 'promoted' ? waiverEndsOf(event, version) : [];
  });
}
