import { readFile, realpath } from 'node:fs/promises';
import { plural } from '../../base/text';
import { isArray, looksLikeModel } from '../../project/fileKinds';
import { sortedImports, worst } from './formats/worst';
import { inspectFile, reportOf, type InspectOptions } from './inspectFile';
import { readMlmodel, type MlmodelFacts } from './mlmodel';
import type { ModelFileReport, ModelProblem } from './modelFileReport';
import { folded, type ModelPart } from './modelPart';
import { codeProblems, hasOwnLoader, isProgram, ownLoaderImport } from './runCode';
import { spaceOf } from './space';

/** Files that say something of a model beside its files. Only by their bytes can they be more. */
const beside = /(^|\/)(MLmodel|LICEN[CS]E|[^/]*\.(ya?ml|txt|md|toml|csv|lock|py|pyc|ipynb|gitignore|json))$/;
const mostMlmodel = 8 * 1024 * 1024;

interface Part {
  readonly path: string;
  /** Whether a part before it is the same file, under another name. */
  readonly again: boolean;
  readonly report: ModelFileReport;
}

interface Looked {
  readonly files: readonly ModelPart[];
  readonly parts: readonly Part[];
  readonly mlmodel: MlmodelFacts | null;
  /** Whether its code is all known. */
  readonly isOwn: boolean;
}

/**
 * Looks into every file of a model, each by its bytes whatever its name is, and into its `MLmodel` where it has one: the verdict
 * is that of the whole. `leftOut`: files that are not among them, a sentence each.
 */
export async function inspectParts(
  files: readonly ModelPart[],
  leftOut: readonly ModelProblem[],
  options: InspectOptions,
): Promise<ModelFileReport> {
  const parts: Part[] = [];
  const seen = new Set<string>();
  for (const { path, file } of files) {
    options.signal.throwIfAborted();
    if (file === null) continue;
    const report = await inspectFile(file, options, path.slice(path.lastIndexOf('/') + 1));
    const place = await realpath(file);
    parts.push({ path, again: seen.has(place), report });
    seen.add(place);
  }
  const isOwn = await hasOwnLoader(files);
  const absent = files.filter(({ file }) => file === null).map(({ path }) => `${path} is not here.`);
  const mlmodel = await readFacts(files, isOwn, options);
  return together({ files, parts, mlmodel, isOwn }, [...leftOut, ...absent.map((problem) => ({ problem, at: null }))]);
}

async function readFacts(
  files: readonly ModelPart[],
  isOwn: boolean,
  { trusted }: InspectOptions,
): Promise<MlmodelFacts | null> {
  const found = files.find(({ path }) => folded(path) === 'mlmodel');
  if (!found?.file) return null;
  const text = found.bytes > mostMlmodel ? '' : await readFile(found.file, 'utf8');
  return readMlmodel(text, isOwn ? new Set([...trusted, ownLoaderImport]) : trusted);
}

function together({ files, parts: all, mlmodel, isOwn }: Looked, leftOut: readonly ModelProblem[]): ModelFileReport {
  const known = all.filter(({ report }) => report.format !== 'unknown');
  const unknown = unknownParts(all, mlmodel);
  const parts = [...known, ...unknown];
  const imports = sortedImports([...parts.flatMap(({ report }) => report.imports), ...(mlmodel?.imports ?? [])]);
  const code = codeProblems(files, mlmodel, isOwn);
  const own = mlmodel ?? parts[0]?.report;
  const counts = parts.flatMap(({ report }) => (report.parameters === null ? [] : [report.parameters]));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const isPartly = leftOut.length > 0 || (mlmodel?.problem ?? null) !== null || unknown.length > 0 || isUnknown(all);
  return reportOf(
    {
      format: mlmodel === null ? 'folder' : 'mlmodel',
      formatDetail: mlmodel?.detail ?? plural(parts.length, 'model file'),
      verdict: worst([
        ...parts.map((part) => part.report.verdict),
        ...imports.map(({ verdict }) => verdict),
        ...code.map(() => 'needs-trust' as const),
        ...(isPartly ? (['partly-scanned'] as const) : []),
      ]),
      imports,
      inputs: own?.inputs ?? [],
      outputs: own?.outputs ?? [],
      tensors: parts.flatMap((part) => named(part, parts.length > 1)),
      parameters: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
      metadata: { ...parts[0]?.report.metadata, ...mlmodel?.metadata },
      space: spaceOf(
        files.map(({ path, bytes: size }) => ({ name: path, bytes: size })),
        bytes,
      ),
      parts: parts.map((part) => ({ path: part.path, format: part.report.format, verdict: part.report.verdict })),
      problems: [
        ...leftOut,
        ...ownProblems(mlmodel),
        ...code,
        ...parts.filter(({ again }) => !again).flatMap(partProblems),
      ],
    },
    bytes,
  );
}

/**
 * What is loaded, or is named as what models are kept in, and is of no format that is known: nothing can be told of it, and
 * nothing of it is known to run code.
 */
function unknownParts(parts: readonly Part[], mlmodel: MlmodelFacts | null): readonly Part[] {
  const loads = mlmodel?.loads.map(folded) ?? [];
  const isLoaded = (path: string) => loads.some((it) => folded(path) === it || folded(path).startsWith(`${it}/`));
  const isMeant = ({ path }: Part) => isLoaded(path) || looksLikeModel(path) || isArray(path);
  return parts.filter((part) => isOfNoFormat(part) && isMeant(part));
}

function isOfNoFormat({ path, report }: Part): boolean {
  return report.format === 'unknown' && !beside.test(path) && !isProgram(path);
}

/** Whether nothing is there that anything can be told of. */
function isUnknown(parts: readonly Part[]): boolean {
  return parts.some(isOfNoFormat) && parts.every(({ report }) => report.format === 'unknown');
}

function named({ path, report }: Part, isOneOfMany: boolean): ModelFileReport['tensors'] {
  return isOneOfMany ? report.tensors.map((tensor) => ({ ...tensor, name: `${path}:${tensor.name}` })) : report.tensors;
}

function ownProblems(mlmodel: MlmodelFacts | null): readonly ModelProblem[] {
  return mlmodel?.problem ? [{ problem: mlmodel.problem, at: null }] : [];
}

function partProblems({ path, report }: Part): readonly ModelProblem[] {
  return report.problems.map(({ problem, at }) => ({ problem: `${path}: ${problem}`, at }));
}
