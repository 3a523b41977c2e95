import { statSync } from 'node:fs';
import * as z from 'zod/mini';
import { isVacant } from '../../disk/stagedFolder';
import type { Streaming } from '../../disk/streaming';
import { inspectModel } from '../../models/inspect/inspectModel';
import type { ModelFileReport } from '../../models/inspect/modelFileReport';
import { collectContents, modelOf } from '../../models/package/collectContents';
import { formatByName } from '../../models/package/modelFileNames';
import { contentText } from '../../models/package/contentText';
import { otherRunSentence } from '../../models/package/modelCard';
import type { PackageContents } from '../../models/package/packageContents';
import { packageSource, type PackageSource } from '../../models/package/sourceFiles';
import { UnusableInput } from '../../models/refusal';
import { isTableName } from '../../project/fileKinds';
import type { RunDetails, RunStore } from '../../runs/runStore';
import { shownPath } from '../../runs/importing/shownPath';
import { unwritten } from '../../models/unwritten';
import type { ModelContext } from './modelContext';
import { dataFacts, dataOfRun, type KnownData } from './packaging/dataFacts';
import { emptyRequirements } from './packaging/lackingParts';
import { codeFacts, gitFacts } from './packaging/gitFacts';
import { licenceFacts } from './packaging/licenceFacts';
import { modelOfRun } from './packaging/loggedModel';
import { loggedSignature } from './packaging/loggedSignature';
import { predictedMetrics } from './packaging/predictedMetrics';
import { partSources, type PartSources } from './packaging/partSources';
import { intoFolder, intoObjects, type MadePackage } from './packaging/placePackage';
import { packagingWarnings } from './packaging/packagingWarnings';
import { requirementsOwner } from './packaging/ownRequirements';
import { projectRequirements, requirementsNotes } from './packaging/projectRequirements';
import { lostMetrics, namedRun, runFacts, runMetrics } from './packaging/runFacts';
import { runningNeeds, runningNotes, type RunningNeeds } from './packaging/runningNeeds';
import { watchedBytes } from './packaging/watchedBytes';
import { modelName } from './modelName';
import { releaseArchived } from './restoring/releaseArchived';

const path = z._default(z.nullable(z.string()), null);

/** Paths are absolute. */
export const packageModelInput = z.object({
  /** Model file or folder; null: the model of the run. */
  source: path,
  name: modelName,
  run: z._default(z.nullable(z.string()), null),
  example: path,
  golden: path,
  requirements: path,
  predictions: path,
  card: path,
  /** SPDX identifier; null: as the project says. */
  licence: z._default(z.nullable(z.string()), null),
  data: z._default(z.array(z.string()), []),
  /** Folder for the layout, missing or empty; null: among the packages of the project, which share their bytes. */
  out: path,
});
export type PackageModelInput = z.input<typeof packageModelInput>;

export type PackagingContext = Pick<
  ModelContext,
  'root' | 'config' | 'objects' | 'registry' | 'audit' | 'actor' | 'now' | 'signal' | 'progress' | 'logger'
> & { readonly runs: RunStore; readonly profiles: KnownData };

export interface PackagedModel extends MadePackage {
  /** What of the project was put in so that the model can be loaded, and what running it lacks: sentences. */
  readonly notes: readonly string[];
  /** Why its requirements are as good as none, in a clause; null: they list something, or there are none. */
  readonly emptyRequirements: string | null;
  /** What of it a gate or a person may stumble over: sentences. */
  readonly warnings: readonly string[];
  /** Where each part came from, in words. */
  readonly sources: PartSources;
}

/** Makes a package: whole, or none. The same input gives the same digest, on any machine. */
export async function packageModel(context: PackagingContext, given: PackageModelInput): Promise<PackagedModel> {
  const input = packageModelInput.parse(given);
  refuseMissing(context.root, input);
  const run = input.run === null ? null : namedRun(context.runs, input.run);
  const source = sourceOf(context.root, input.source ?? (run ? modelOfRun(context.root, run) : null));
  const streaming = watchedBytes(context, `Packaging ${input.name}`, [...source.files.values(), ...input.data]);
  const { format, imports } = await lookedInto(context.root, source, context.signal);
  const needs = runningNeeds(context.root, { source, run, imports });
  const owner = requirementsOwner(source, run);
  const ofProject = input.requirements === null ? projectRequirements(context.root, source) : null;
  const requirements = owner === null ? ofProject : null;
  const packaging = { input, run, source, format, needs, requirements };
  const { contents, sources } = await contentsOf(context, packaging, streaming);
  // What is not needed any more takes room that this package may need.
  releaseArchived(context);
  try {
    const record = (made: MadePackage) => recordPackage(context, made);
    const made = await (input.out === null
      ? intoObjects({ ...context, record }, contents, streaming)
      : intoFolder({ out: input.out, record }, contents, streaming));
    return {
      ...made,
      sources,
      notes: [
        ...runningNotes(needs, contents),
        ...requirementsNotes(ofProject, owner),
        ...cardNotes(contents),
        ...lostMetrics(run),
      ],
      emptyRequirements: emptyRequirements({
        ...contents,
        imports,
        text: textOf(contents, contents.facts.requirements),
      }),
      warnings: await warningsOf(context, made),
    };
  } catch (error) {
    throw unwritten(error, (why) => `The package cannot be written: ${why}.`);
  }
}

function textOf({ files }: PackageContents, wanted: string | null): string | null {
  const file = files.find((it) => it.path === wanted);
  return file ? contentText(file) : null;
}

function cardNotes(contents: PackageContents): readonly string[] {
  const { card, run } = contents.facts;
  const sentence = otherRunSentence(textOf(contents, card) ?? '', run);
  return sentence === null ? [] : [sentence];
}

/** What is made is not undone because somebody stops the look at it. */
async function warningsOf(context: PackagingContext, made: MadePackage): Promise<readonly string[]> {
  try {
    return await packagingWarnings(context, made);
  } catch (error) {
    if (!context.signal.aborted) throw error;
    return ['It is packaged, and was not looked into, since that was stopped.'];
  }
}

type ParsedInput = z.output<typeof packageModelInput>;

function sourceOf(root: string, path: string | null): PackageSource {
  if (path === null)
    throw new UnusableInput('Name a model file or folder, or the run that logged one.', {
      onCommandLine: '--run names it.',
    });
  return packageSource(path, shownPath(root, path));
}

function refuseMissing(root: string, input: ParsedInput): void {
  for (const key of ['example', 'golden', 'requirements', 'predictions', 'card'] as const) {
    const file = input[key];
    if (file === null || statSync(file, { throwIfNoEntry: false })?.isFile()) continue;
    throw new UnusableInput(`${shownPath(root, file)} is not a file; check what --${key} names.`);
  }
  if (input.out !== null && !isVacant(input.out))
    throw new UnusableInput(`${shownPath(root, input.out)} is not empty; name a folder that is, or none that exists.`);
}

interface Packaging {
  readonly input: ParsedInput;
  readonly run: RunDetails | null;
  readonly source: PackageSource;
  readonly format: ModelFileReport['format'];
  readonly needs: RunningNeeds;
  /** The file of the project that is taken; null: none is. */
  readonly requirements: string | null;
}

async function contentsOf(
  { root, config, profiles, signal }: PackagingContext,
  { input, run, source, format, needs, requirements: ofProject }: Packaging,
  streaming: Streaming,
): Promise<{ readonly contents: PackageContents; readonly sources: PartSources }> {
  const git = await gitFacts(root, signal);
  const licence = licenceFacts(root, source, input);
  const environment = run?.environment ?? new Map<string, string>();
  const requirements = input.requirements ?? ofProject;
  const data = await dataFacts(root, [...input.data, ...dataOfRun(root, run?.data ?? [])], profiles, streaming);
  const known = {
    name: input.name,
    format,
    run: run && runFacts(run),
    metrics: run ? runMetrics(run) : {},
    data,
    code: codeFacts(run?.code ?? null, git),
    licence: licence.spdx,
    authors: git ? [git.author] : [],
    environment,
    signature: await loggedSignature(root, { run, source }, signal),
  };
  const added = { ...input, requirements, licence: licence.file, code: needs.files };
  const contents = collectContents(source, added, known, () => predictedMetrics(config, input));
  const found = { requirements: ofProject, licence };
  return { contents, sources: partSources({ root, source, run, facts: contents.facts, given: input, found }) };
}

function recordPackage({ audit, actor, now, root }: PackagingContext, { name, digest, path }: MadePackage): void {
  const draft = { action: 'model.package', subject: name, subjectDigest: digest, reason: '', before: null };
  audit.append({ ...draft, after: shownPath(root, path) }, actor, now());
}

/** What a model is, by what is in it, else by its name. One that is a folder, as TensorFlow's, is told by what loads it. */
async function lookedInto(
  root: string,
  source: PackageSource,
  signal: AbortSignal,
): Promise<Pick<ModelFileReport, 'format' | 'imports'>> {
  const model = modelOf(source);
  const file = source.files.get(model);
  if (file === undefined) return { format: 'mlmodel', imports: [] };
  const { format, imports } = await inspectModel(file, { signal, trusted: new Set() });
  if (format !== 'unknown') return { format, imports };
  if (isTableName(model))
    throw new UnusableInput(`${shownPath(root, file)} is a table and no model.`, {
      onCommandLine: '--data names what a model was trained on, --predictions what it predicted.',
    });
  return { format: formatByName(model), imports };
}
