import type { RegistryStore } from '../../models/registry/registryStore';
import type { VersionRecord } from '../../models/registry/registryState';

/** A version as JSON documents have it. */
export function publicVersion(version: VersionRecord) {
  const { model, number, digest, state, stages, created, by, reason, registered, deprecation, archive, drills } =
    version;
  const [drill = null] = drills;
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
    deprecation: deprecation && {
      notice: deprecation.notice,
      until: deprecation.until === null ? null : isoTime(deprecation.until),
      replacement: deprecation.replacement === null ? null : `${model}@${deprecation.replacement}`,
    },
    archive: archive && {
      to: archive.to,
      retainUntil: archive.retainUntil === null ? null : isoTime(archive.retainUntil),
    },
    held: version.held,
    drill: drill && { ok: drill.ok, at: isoTime(drill.at), maxAbsDiff: drill.maxAbsDiff, seconds: drill.seconds },
    where: registered.where,
  };
}

/** Models with their versions, newest first, as JSON documents have them. */
export function publicModels(registry: RegistryStore) {
  return registry.models().map(({ name, clashes }) => ({
    name,
    versions: registry.versions(name).map(publicVersion),
    clashes: clashes.map(({ version, digests }) => ({ version: `${name}@${version}`, digests })),
  }));
}

export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
