import type { VersionRecord } from '../../../models/registry/registryState';
import { mayNotApprove } from '../approveModel';
import type { ModelContext } from '../modelContext';
import { purgeProblem } from '../purgeModel';

/** What is asked before an act is offered; `stage` null: any that the model has or `tend.yaml` declares. */
export interface SuitableQuestion {
  readonly act: 'purge' | 'approve';
  readonly stage: string | null;
}

/** Versions of a model that are looked at: as many as a list shows. */
const mostVersions = 50;

/** Digests of the versions to which no rule says no, so that nobody chooses one only to be refused. */
export function suitableVersions(context: ModelContext, { act, stage }: SuitableQuestion): readonly string[] {
  const versions = context.registry
    .models()
    .flatMap(({ name }) => context.registry.versions(name, { limit: mostVersions }));
  const suits = (version: VersionRecord) =>
    act === 'purge' ? purgeProblem(context, version) === null : isApprovable(context, version, stage);
  return versions.filter(suits).map(({ digest }) => digest);
}

function isApprovable(context: ModelContext, version: VersionRecord, stage: string | null): boolean {
  if (version.state === 'archived') return false;
  const { config, registry } = context;
  const declared = Object.keys(config.models?.[version.model]?.gates ?? {});
  const used = registry.model(version.model)?.stages.map((it) => it.stage) ?? [];
  const stages = stage === null ? new Set(['production', 'staging', ...declared, ...used]) : [stage];
  return [...stages].some((it) => mayNotApprove(context, version, it) === null);
}
