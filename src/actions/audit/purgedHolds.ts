import type { ModelContext } from '../models/modelContext';
import { purgedSentence } from '../models/packaging/versionPlaces';

/** Versions that one clone purged while another one held them, a sentence each. */
export function purgedHolds({ registry }: Pick<ModelContext, 'registry'>): readonly string[] {
  const versions = registry.models().flatMap(({ name }) => registry.versions(name));
  return versions.flatMap((version) => (version.held ? (purgedSentence(version) ?? []) : []));
}
