import type { ModelRecord, VersionRecord } from './registryState';

/** The stages in which a version is live while another move says that something else or nothing is; `model`: those of its model. */
export function contradictedIn(
  { stages }: Pick<VersionRecord, 'stages'>,
  model: ModelRecord['stages'],
): readonly string[] {
  const torn = new Set(model.filter(({ live }) => live.conflict.length > 0).map(({ stage }) => stage));
  return stages.map(({ stage }) => stage).filter((stage) => torn.has(stage));
}
