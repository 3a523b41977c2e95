import type { VersionRecord } from '../../../models/registry/registryState';
import { mayNotApprove } from '../approveModel';
import type { ModelContext } from '../modelContext';
import { versionPlaces } from '../packaging/versionPlaces';
import { purgeProblem } from '../purgeModel';

/** What is asked before an act is offered; `stage` null: any that the model has or `tend.yaml` declares. */
export interface SuitableQuestion {
  readonly act: 'purge' | 'approve' | 'run';
  readonly stage: string | null;
}

/** Versions of a model that are looked at: as many as a list shows. */
const mostVersions = 50;

/** Digests of the versions to which no rule says no, in the order in which they are offered, so that nobody chooses one only to be refused. */
export function suitableVersions(context: ModelContext, { act, stage }: SuitableQuestion): readonly string[] {
  const models = context.registry.models();
  const offered = {
    purge: (name: string) => purgeable(context, name),
    approve: (name: string) => approvable(context, name, stage),
    run: (name: string) => runnable(context, name),
  };
  return models.flatMap(({ name }) => offered[act](name).map(({ digest }) => digest));
}

/** Those with bytes here, what is live first. */
function runnable(context: ModelContext, model: string): readonly VersionRecord[] {
  const listed = context.registry.versions(model, { limit: mostVersions });
  const kept = listed.filter((version) => version.purged === null && versionPlaces(context, version).length > 0);
  return kept.toSorted((a, b) => b.stages.length - a.stages.length);
}

/** Any version, also one that no list shows, may name another one as what replaces it: they are read once for all. */
function purgeable(context: ModelContext, model: string): readonly VersionRecord[] {
  const all = context.registry.versions(model);
  return all.slice(0, mostVersions).filter((version) => purgeProblem(context, version, all) === null);
}

function approvable(context: ModelContext, model: string, stage: string | null): readonly VersionRecord[] {
  const listed = context.registry.versions(model, { limit: mostVersions });
  return listed.filter((version) => isApprovable(context, version, stage));
}

function isApprovable(context: ModelContext, version: VersionRecord, stage: string | null): boolean {
  if (version.state === 'archived') return false;
  const { config, registry } = context;
  const declared = Object.keys(config.models?.[version.model]?.gates ?? {});
  const used = registry.stages(version.model);
  const stages = stage === null ? new Set(['production', 'staging', ...declared, ...used]) : [stage];
  return [...stages].some((it) => mayNotApprove(context, version, it) === null);
}
