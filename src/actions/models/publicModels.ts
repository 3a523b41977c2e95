import type { VersionRecord } from '../../models/registry/registryState';
import { modelTroubles } from './liveTroubles';
import type { ModelContext } from './modelContext';
import { wholeArchives } from './packaging/archivePlace';
import type { ShownModel } from './showModel';

type Registered = Pick<ModelContext, 'root' | 'registry' | 'now'>;

function publicVersion(context: Registered, version: VersionRecord) {
  const { model, number, digest, state, stages, created, by, reason, registered, deprecation, archive, drills } =
    version;
  const [drill = null] = drills;
  const archives = wholeArchives(context, version);
  return {
    version: `${model}@${number}`,
    digest,
    state,
    aliases: stages.map(({ stage }) => stage),
    created: isoTime(created),
    by,
    reason,
    run: registered.run,
    metrics: Object.fromEntries(Object.entries(registered.metrics).map(([name, { value }]) => [name, value])),
    bytes: registered.bytes,
    files: registered.files,
    format: registered.format,
    verdict: registered.verdict,
    parent: registered.parent === null ? null : `${model}@${registered.parent}`,
    deprecation: deprecation && publicDeprecation(model, deprecation),
    archive: archive && {
      to: archives[0] ?? archive.to,
      others: archives.slice(1),
      retainUntil: archive.retainUntil === null ? null : isoTime(archive.retainUntil),
      back: archive.back === null ? null : isoTime(archive.back),
    },
    approvals: version.approvals.map(({ stage, by, at, reason: why, ranBy = null }) => ({ stage, by, ranBy, at: isoTime(at), reason: why })), // prettier-ignore
    held: version.held,
    drill: drill && { ok: drill.ok, at: isoTime(drill.at), maxAbsDiff: drill.maxAbsDiff, seconds: drill.seconds },
    where: registered.where,
  };
}

/** A notice as documents have it. */
export function publicDeprecation(model: string, notice: NonNullable<VersionRecord['deprecation']>) {
  const { at, by, reason, notice: words, until, replacement } = notice;
  return {
    ...{ at: isoTime(at), by, reason, notice: words },
    until: until === null ? null : isoTime(until),
    replacement: replacement === null ? null : `${model}@${replacement}`,
  };
}

/** Models with their versions, newest first, as JSON documents have them. */
export function publicModels(context: Registered) {
  const { registry } = context;
  return registry.models().map((model) => {
    const troubles = modelTroubles(registry, model.name, context.now().getTime());
    return publicModel(context, { model, versions: registry.versions(model.name), troubles });
  });
}

export function publicModel(
  context: Registered,
  { model: { name, stages, clashes }, versions, troubles }: Pick<ShownModel, 'model' | 'versions' | 'troubles'>,
) {
  const conflicts = stages.filter(({ live }) => live.conflict.length > 0);
  return {
    name,
    versions: versions.map((version) => publicVersion(context, version)),
    troubles,
    clashes: clashes.map(({ version, digests }) => ({ version: `${name}@${version}`, digests })),
    conflicts: conflicts.map(({ stage, live }) => ({
      stage,
      versions: live.conflict.map(({ version }) => (version === null ? null : `${name}@${version}`)),
    })),
  };
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
