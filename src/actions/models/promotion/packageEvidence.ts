import { existsSync, readFileSync } from 'node:fs';
import { errorMessage } from '../../../base/errors';
import type { DeclaredClasses, Predictions } from '../../../evaluate/predictions';
import type { GateEvidence } from '../../../models/gates/gate';
import { readMlmodel } from '../../../models/inspect/mlmodel';
import type { ModelPort } from '../../../models/inspect/modelFileReport';
import { warningOf } from '../../../models/inspect/warningOf';
import { inspectPackage } from '../../../models/package/inspectPackage';
import { blobPath } from '../../../models/package/layoutDocuments';
import type { PackageEntries } from '../../../models/package/packageEntries';
import { readPackage, type ReadPackage } from '../../../models/package/readPackage';
import { Refusal } from '../../../models/refusal';
import type { VersionRecord } from '../../../models/registry/registryState';
import type { ModelContext } from '../modelContext';
import { togetherWhole, verifiedCopies, type VerifyOnce } from '../packaging/verifiedCopies';
import { versionPlaces } from '../packaging/versionPlaces';
import { declaredClasses } from './declaredClasses';
import type { NoPredictions } from './metricEvidence';
import type { PromotionContext } from './promotionContext';
import { readPredictionFile } from './readPredictionFile';

/** A package that is on this machine, as far as its documents can be read. */
export interface ReadableFiles {
  readonly entries: PackageEntries;
  /** Null: its documents are damaged, as verifying says. */
  readonly read: ReadPackage | null;
}

/** One of a version. */
export interface OpenedPackage extends ReadableFiles {
  readonly version: VersionRecord;
}

/** Null: its bytes are not here. */
export function openPackage(context: ModelContext, version: VersionRecord): OpenedPackage | null {
  const [place] = versionPlaces(context, version);
  if (!place) return null;
  try {
    return { version, entries: place.entries, read: readPackage(place.entries) };
  } catch (error) {
    if (error instanceof Refusal) return { version, entries: place.entries, read: null };
    throw error;
  }
}

/** Where a file of a package lies, by its path in the unpacked folder; null: it has none such, or it is gone. */
export function fileOf({ entries, read }: ReadableFiles, path: string | null): string | null {
  const digest = read?.files.find((file) => file.path === path)?.digest;
  const entry = digest === undefined ? undefined : entries.files.get(blobPath(digest));
  return entry && 'file' in entry && existsSync(entry.file) ? entry.file : null;
}

/** Reads every byte of each copy, unless somebody remembers what came of the very same files; null: there is none. */
export async function verification(
  context: PromotionContext,
  version: VersionRecord,
): Promise<{
  readonly verification: NonNullable<GateEvidence['verification']>;
  readonly signature: Omit<GateEvidence['signature'], 'declared'>;
} | null> {
  const { verifications } = context;
  const once: VerifyOnce | undefined = verifications && ((entries, verify) => verifications.of(entries, verify));
  const verified = togetherWhole(await verifiedCopies(context, version, { key: null, once }));
  if (verified === null) return null;
  const { ok, files, problems, signed, key } = verified;
  const [problem] = problems;
  return {
    verification: { ok, files, problem: problem ? `${problem.path} ${problem.problem}` : null },
    signature: { state: signed, key },
  };
}

/** What loading it would run, by its bytes; the ledger has what was found when it was registered. */
export async function inspection(
  { signal }: Pick<ModelContext, 'signal'>,
  { registered }: VersionRecord,
  opened: OpenedPackage | null,
): Promise<GateEvidence['inspection']> {
  if (!opened?.read) return null;
  const { facts } = opened.read;
  const report = await inspectPackage(opened.read, opened.entries, { signal, trusted: new Set() });
  const { verdict, imports, parts } = report;
  const main = parts.find(({ path }) => path === facts.model) ?? parts[0];
  const unknown = parts.find((it) => it.format === 'unknown' && it.verdict === 'partly-scanned');
  return {
    verdict,
    recorded: registered.verdict,
    format: main?.format ?? 'unknown',
    imports: imports.length,
    warning: warningOf(report),
    unknown: unknown?.path ?? null,
  };
}

/** What goes into it by its signature, null without one. */
export function inputsOf(opened: OpenedPackage | null): readonly ModelPort[] | null {
  return signatureOf(opened).inputs;
}

/** What goes into it and comes out of it, null where no signature says so. */
export function signatureOf(
  opened: OpenedPackage | null,
): Readonly<Record<'inputs' | 'outputs', readonly ModelPort[] | null>> {
  const file = opened && fileOf(opened, 'MLmodel');
  if (file === null) return { inputs: null, outputs: null };
  const { inputs, outputs } = readMlmodel(readFileSync(file, 'utf8'), new Set());
  return { inputs: inputs.length === 0 ? null : inputs, outputs: outputs.length === 0 ? null : outputs };
}

/** Columns that a table for it has by its signature. */
export function neededColumns(opened: OpenedPackage | null): readonly string[] {
  const inputs = inputsOf(opened) ?? [];
  return inputs.filter(({ name, required }) => required && name !== '').map(({ name }) => name);
}

/** The predictions that it was packaged with, or why there are none. */
export function predictionsOf(
  context: Pick<ModelContext, 'config'>,
  opened: OpenedPackage | null,
  version: VersionRecord,
): Predictions | NoPredictions {
  const name = `${version.model}@${version.number}`;
  return packagedPredictions(opened, name, declaredClasses(context, version.model));
}

/** The same of a package that is called `name`. */
export function packagedPredictions(
  opened: ReadableFiles | null,
  name: string,
  declared: DeclaredClasses,
): Predictions | NoPredictions {
  const absent = (text: string, areNone = false) => ({ verdict: 'not-run' as const, text, areNone });
  if (!opened?.read) return absent(`the bytes of ${name} are not here`);
  const { predictions } = opened.read.facts;
  if (predictions === null) return absent(`${name} was packaged without predictions`, true);
  const file = fileOf(opened, predictions);
  if (file === null) return absent(`the predictions of ${name} are not here`);
  const read = readable(file, name, declared);
  return typeof read === 'string' ? { verdict: 'inconclusive', text: read.replace(/\.$/, ''), areNone: false } : read;
}

function readable(file: string, name: string, declared: DeclaredClasses): Predictions | string {
  try {
    return readPredictionFile(file, `predictions of ${name}`, declared);
  } catch (error) {
    return `the predictions of ${name} cannot be read: ${errorMessage(error)}`;
  }
}
