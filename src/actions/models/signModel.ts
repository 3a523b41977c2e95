import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as z from 'zod/mini';
import { digestOf } from '../../disk/digestFile';
import { writeWhole } from '../../disk/writeWhole';
import { signatureFile } from '../../models/package/layoutDocuments';
import type { PackageEntries } from '../../models/package/packageEntries';
import { digestAll, verifyDigests } from '../../models/package/verifyPackage';
import { readPackage } from '../../models/package/readPackage';
import { Refusal, UnusableInput } from '../../models/refusal';
import type { VersionRecord } from '../../models/registry/registryState';
import { signFiles } from '../../models/signing/modelSignature';
import { privateKey, type SigningKey } from '../../models/signing/signingKey';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { findPackage } from './packaging/findPackage';
import { versionPlaces } from './packaging/versionPlaces';
import { watchedPackage } from './packaging/watchedPackage';
import { reasonText } from './reason';
import { recordEvents } from './recordEvents';

export const signModelInput = z.object({
  package: z.string(),
  /** The same as an absolute path. */
  path: z.string(),
  /** PEM text of a private key and the name of its file. */
  key: z.object({ pem: z.string(), name: z.string() }),
  /** Why; may be empty for a package that is not registered. */
  reason: z._default(reasonText, ''),
});

export interface SignedPackage {
  readonly digest: string;
  /** What names the key. */
  readonly key: string;
  /** Where the signature stands beside the package; none: it is among the objects only. */
  readonly paths: readonly string[];
  /** The event of the version that was signed; null: the package is not registered. */
  readonly event: string | null;
  /** The signature of the version that it takes the place of, by its key and its time in milliseconds; null: none is known. */
  readonly replaced: Pick<VersionRecord['signatures'][number], 'key' | 'at'> | null;
}

/** Signs a package that is whole, in place of a signature that it had. */
export async function signModel(context: ModelContext, given: z.input<typeof signModelInput>): Promise<SignedPackage> {
  const input = signModelInput.parse(given);
  const key = privateKey(input.key.pem, input.key.name);
  const { entries, folder, version } = findPackage(context, input.package, input.path);
  const versions = version ? [version] : versionsOf(context, entries);
  if (versions.length > 0 && input.reason.trim() === '')
    throw new UnusableInput(`${input.package} is registered; say why it is signed.`);
  const replaced = versions[0]?.signatures.at(-1) ?? null;
  const { digest, text } = await signature(context, { name: input.package, folder, entries }, key);
  const paths = signaturePlaces(context, folder, versions);
  const event = placed(context, { digest, paths, text }, () => {
    const draft = { digest, key: key.hint, signature: digestOf(text), reason: input.reason };
    const events = recordEvents(context, () =>
      versions.map(({ model, number }) => ({ kind: 'signed' as const, model, version: number, ...draft })),
    );
    if (events.length === 0) recordSignature(context, { name: basename(input.package), digest, key });
    return events[0]?.digest ?? null;
  });
  return { digest, key: key.hint, paths, event, replaced };
}

/** Whether what a word names is registered, so that signing it is an event of the registry, which has a reason. */
export function isRegistered(context: ModelContext, word: string, path: string): boolean {
  const { entries, version } = findPackage(context, word, path);
  return version !== null || versionsOf(context, entries).length > 0;
}

/** None of a package that is damaged, which is not signed anyhow. */
function versionsOf({ registry }: ModelContext, entries: PackageEntries): readonly VersionRecord[] {
  try {
    return registry.byDigest(readPackage(entries).digest);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** Beside every layout of the package in the project: that which git tracks takes the signature to every clone. */
function signaturePlaces(context: ModelContext, folder: string | null, versions: readonly VersionRecord[]): string[] {
  const layouts = versions
    .flatMap((version) => versionPlaces(context, version))
    .filter(({ kind }) => kind === 'layout');
  const folders = [folder, ...layouts.map((place) => place.folder)].filter((it) => it !== null);
  return [...new Set(folders)].map((it) => join(it, signatureFile));
}

interface Placing {
  readonly digest: string;
  readonly paths: readonly string[];
  readonly text: string;
}

/** Puts a signature where its package is, then does `work`; where either fails, those from before stand there again. */
function placed<T>({ objects }: ModelContext, { digest, paths, text }: Placing, work: () => T): T {
  const bytes = Buffer.from(text);
  const before = paths.map((path) => [path, existsSync(path) ? readFileSync(path) : null] as const);
  const others = objects.heldBy(digest);
  const held = others.length > 0 && !others.includes(digestOf(bytes)) ? [digestOf(bytes)] : [];
  try {
    if (held.length > 0) objects.hold(digest, [objects.addBytes(bytes)]);
    for (const path of paths) writeWhole(path, bytes);
    return work();
  } catch (error) {
    objects.release(digest, held);
    objects.discard(held);
    for (const [path, bytesBefore] of before) putBack(path, bytesBefore);
    throw unwritten(error, (why) => `The signature cannot be written: ${why}.`);
  }
}

function putBack(path: string, before: Uint8Array | null): void {
  if (before === null) rmSync(path, { force: true });
  else if (!existsSync(path) || !readFileSync(path).equals(before)) writeWhole(path, before);
}

interface ToSign {
  readonly name: string;
  readonly folder: string | null;
  readonly entries: PackageEntries;
}

/** The text of the signature of a package. What is damaged is not signed. */
async function signature(context: ModelContext, { name, folder, entries }: ToSign, key: SigningKey) {
  const files = new Map([...entries.files].filter(([path]) => path !== signatureFile));
  const unsigned = { ...entries, files };
  const found = await digestAll(unsigned, watchedPackage(context, `Verifying ${name}`, unsigned));
  const { ok, digest, problems } = verifyDigests(unsigned, found, null);
  const [first] = problems;
  if (!ok || digest === null)
    throw new Refusal(`${name} is not whole and is not signed: ${first?.path ?? ''} ${first?.problem ?? ''}.`);
  const signed = new Map([...found.digests].map(([path, it]) => [path, it.digest]));
  return { digest, text: signFiles(folder === null ? name : basename(folder), signed, key) };
}

function recordSignature(
  { audit, actor, now }: ModelContext,
  { name, digest, key }: { readonly name: string; readonly digest: string; readonly key: SigningKey },
): void {
  const draft = { action: 'model.sign', subject: name, subjectDigest: digest, reason: '', before: null };
  audit.append({ ...draft, after: key.hint }, actor, now());
}
