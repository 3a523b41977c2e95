import { signatureFile } from '../../../models/package/layoutDocuments';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { entryBytes } from '../../../models/package/readPackage';
import { Refusal } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import { readBundle } from '../../../models/signing/signatureBundle';
import type { VersionPlace } from './versionPlaces';

/**
 * Hint of the key of a signature that came with a package; null: none did, or its key is among those that signed it since. Signing a
 * version is an event; a package may have been signed before it became one. What is no signature says verifying.
 */
export function signedBefore({ signatures }: VersionRecord, places: readonly VersionPlace[]): string | null {
  const hints = places.flatMap(({ entries }) => hintOf(entries) ?? []);
  return hints.find((hint) => !signatures.some(({ key }) => key === hint)) ?? null;
}

/** What is said of it where a person reads whether a version is signed. */
export function signedBeforeText(hint: string): string {
  return `before it was registered, with ${hint.slice(0, 12)}`;
}

function hintOf({ files }: PackageEntries): string | null {
  try {
    return files.has(signatureFile) ? (readBundle(textOf(entryBytes(files, signatureFile)))?.hint ?? null) : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
