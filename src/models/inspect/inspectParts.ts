import { readFile, realpath } from 'node:fs/promises';
import { isMissing } from '../../base/errors';
import { plural } from '../../base/text';
import { isArray, looksLikeModel } from '../../project/fileKinds';
import { sortedImports, worst } from './formats/worst';
import { inspectFile, reportOf, type InspectOptions } from './inspectFile';
import { readMlmodel, type MlmodelFacts } from './mlmodel';
import type { ModelFileReport, ModelProblem } from './modelFileReport';
import { folded, type ModelPart } from './modelPart';
import { codeProblems, hasOwnLoader, isCode, outsideLoads, ownLoaderImport } from './runCode';
import { spaceOf } from './space';

/** Files that say something of a model beside its files. Only by their bytes can they be more, or by being what is loaded. */
const beside = /(^|\/)(MLmodel|LICEN[CS]E|[^/]*\.(ya?ml|txt|md|toml|csv|lock|ipynb|gitignore|json))$/;
/** What is packed into one file may hold a model and its code, as the archives of TorchServe do. */
const archive = /\.(mar|zip|tar|t?gz|bz2|xz|zst|lz|lz4|lzma|7z|rar)$/i;
const mostMlmodel = 8 * 1024 * 1024;

interface PlacedPart extends ModelPart {
  /** Where it lies behind all links; null: it is not here. */
  readonly place: string | null;
}

interface Part extends PlacedPart {
  readonly report: ModelFileReport;
}

interface Looked {
  readonly files: readonly ModelPart[];
  readonly parts: readonly Part[];
  readonly mlmodel: MlmodelFacts | null;
  /** Paths that are known to be loaded. */
  readonly loads: readonly string[];
  /** Whether its code is all known. */
  readonly isOwn: boolean;
}

/**
 * Looks into every file of a model, each by its bytes whatever its name is, and into its `MLmodel` where it has one: the verdict
 * is that of the whole. `leftOut`: files that are not among them, a sentence each; `main`: the file or folder that is loaded.
 */
export async function inspectParts(
  given: readonly ModelPart[],
  leftOut: readonly ModelProblem[],
  options: InspectOptions,
  main: string | null = null,
): Promise<ModelFileReport> {
  const parts: Part[] = [];
  const files: PlacedPart[] = [];
  for (const it of given) {
    options.signal.throwIfAborted();
    const part = await placed(it);
    files.push(part);
    if (part.file === null) continue;
    const name = part.path.slice(part.path.lastIndexOf('/') + 1);
    parts.push({ ...part, report: await inspectFile(part.file, options, name) });
  }
  const isOwn = await hasOwnLoader(files);
  const absent = files.filter(({ file }) => file === null).map(({ path }) => `${path} is not here.`);
  const mlmodel = await readFacts(files, isOwn, options);
  const loads = [...(mlmodel?.loads ?? []), ...(main === null ? [] : [main])]
    .map(folded)
    // It says what is loaded, and is looked into as what it is.
    .filter((path) => path !== 'mlmodel');
  return together({ files, parts, mlmodel, loads, isOwn }, [
    ...leftOut,
    ...absent.map((problem) => ({ problem, at: null })),
  ]);
}

/** A file that has gone meanwhile is not here. */
async function placed(part: ModelPart): Promise<PlacedPart> {
  const { file } = part;
  const place = file && (await realpath(file).catch((error: unknown) => (isMissing(error) ? null : file)));
  return { ...part, file: place === null ? null : file, place };
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

function together(looked: Looked, leftOut: readonly ModelProblem[]): ModelFileReport {
  const { files, parts: all, mlmodel, isOwn } = looked;
  const known = all.filter(({ report }) => !isUnknownFormat(report));
  const unknown = unknownParts(looked);
  const parts = [...known, ...unknown];
  const imports = sortedImports([...parts.flatMap(({ report }) => report.imports), ...(mlmodel?.imports ?? [])]);
  const code = codeProblems(files, mlmodel, isOwn);
  const outside = outsideLoads(mlmodel);
  const own = mlmodel ?? parts[0]?.report;
  const counts = parts.flatMap(({ report }) => (report.parameters === null ? [] : [report.parameters]));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const isPartly = leftOut.length > 0 || (mlmodel?.problem ?? null) !== null || unknown.length > 0;
  return reportOf(
    {
      format: mlmodel === null ? 'folder' : 'mlmodel',
      formatDetail: mlmodel?.detail ?? plural(parts.length, 'model file'),
      verdict: worst([
        ...parts.map((part) => part.report.verdict),
        ...imports.map(({ verdict }) => verdict),
        ...code.map(() => 'needs-trust' as const),
        ...outside.map(() => 'dangerous' as const),
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
      problems: [...outside, ...code, ...leftOut, ...ownProblems(mlmodel), ...partProblems(parts)],
      unloadable: parts.some(({ report }) => report.unloadable),
    },
    bytes,
  );
}

/**
 * What is of no format that is known, and is loaded or named as what models are kept in: nothing can be told of it. Where no
 * file is of a known format, any of them may be the model, except what lies beside models.
 */
function unknownParts({ parts, loads }: Looked): readonly Part[] {
  const isAnyMeant = parts.every(({ report }) => isUnknownFormat(report));
  const isLoaded = (path: string) => loads.some((it) => folded(path) === it || folded(path).startsWith(`${it}/`));
  const isNamed = (path: string) => looksLikeModel(path) || isArray(path) || archive.test(path);
  return parts.filter(
    ({ path, report }) =>
      isUnknownFormat(report) &&
      !isCode(path) &&
      (loads.includes(folded(path)) || (!beside.test(path) && (isAnyMeant || isLoaded(path) || isNamed(path)))),
  );
}

/** A trick is told of, whatever it is in. */
function isUnknownFormat({ format, verdict }: ModelFileReport): boolean {
  return format === 'unknown' && verdict !== 'dangerous';
}

function named({ path, report }: Part, isOneOfMany: boolean): ModelFileReport['tensors'] {
  return isOneOfMany ? report.tensors.map((tensor) => ({ ...tensor, name: `${path}:${tensor.name}` })) : report.tensors;
}

function ownProblems(mlmodel: MlmodelFacts | null): readonly ModelProblem[] {
  return mlmodel?.problem ? [{ problem: mlmodel.problem, at: null }] : [];
}

/** What is wrong with a file to which several names lead, once. Files of a package that are kept as one are each told. */
function partProblems(parts: readonly Part[]): readonly ModelProblem[] {
  const told = new Map<string, string | null>();
  return parts.flatMap(({ path, file, place, report }) =>
    report.problems.flatMap(({ problem, at }) => {
      const key = JSON.stringify([place, problem]);
      const before = told.get(key) ?? file;
      told.set(key, before);
      return before === file ? [{ problem: `${path}: ${problem}`, at }] : [];
    }),
  );
}
