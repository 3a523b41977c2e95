import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { plural } from '../../base/text';
import { folderFiles, type FolderFiles } from './folderFiles';
import { sortedImports, worst } from './formats/worst';
import { inspectFile, reportOf, type InspectOptions } from './inspectFile';
import { readMlmodel, type MlmodelFacts } from './mlmodel';
import type { ModelFileReport, ModelProblem } from './modelFileReport';
import { spaceOf } from './space';

/** Files that say something of a model beside its files. */
const beside = /(^|\/)(MLmodel|[^/]*\.(ya?ml|txt|md|toml|csv|lock|py|pyc|ipynb|gitignore|json))$/;
const shardIndexName = /\.safetensors\.index\.json$/i;
const mostMlmodel = 8 * 1024 * 1024;

interface Part {
  readonly path: string;
  readonly report: ModelFileReport;
}

/** Looks into every model file of a folder, and into its `MLmodel` where it has one. */
export async function inspectFolder(folder: string, options: InspectOptions): Promise<ModelFileReport> {
  const found = await folderFiles(folder);
  const parts: Part[] = [];
  for (const { path } of found.files.filter((file) => !beside.test(file.path) || shardIndexName.test(file.path))) {
    options.signal.throwIfAborted();
    parts.push({ path, report: await inspectFile(join(folder, path), options) });
  }
  const mlmodel = found.files.some(({ path }) => path === 'MLmodel') ? await readFacts(folder, options) : null;
  return together(found, parts, mlmodel);
}

async function readFacts(folder: string, { trusted }: InspectOptions): Promise<MlmodelFacts> {
  const path = join(folder, 'MLmodel');
  const { size } = await stat(path);
  return readMlmodel(size > mostMlmodel ? '' : await readFile(path, 'utf8'), trusted);
}

function together(found: FolderFiles, all: readonly Part[], mlmodel: MlmodelFacts | null): ModelFileReport {
  const parts = all.filter(({ report }) => report.format !== 'unknown');
  const imports = sortedImports([...parts.flatMap(({ report }) => report.imports), ...(mlmodel?.imports ?? [])]);
  const code = codeProblem(found, mlmodel);
  const own = mlmodel ?? parts[0]?.report;
  const counts = parts.flatMap(({ report }) => (report.parameters === null ? [] : [report.parameters]));
  const bytes = found.files.reduce((sum, file) => sum + file.bytes, 0);
  return reportOf(
    {
      format: mlmodel === null ? 'folder' : 'mlmodel',
      formatDetail: mlmodel?.detail ?? plural(parts.length, 'model file'),
      verdict: worst([
        ...parts.map((part) => part.report.verdict),
        ...imports.map(({ verdict }) => verdict),
        ...(code === null ? [] : (['needs-trust'] as const)),
      ]),
      imports,
      inputs: own?.inputs ?? [],
      outputs: own?.outputs ?? [],
      tensors: parts.flatMap((part) => named(part, parts.length > 1)),
      parameters: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
      metadata: { ...parts[0]?.report.metadata, ...mlmodel?.metadata },
      space: spaceOf(
        found.files.map(({ path, bytes: size }) => ({ name: path, bytes: size })),
        bytes,
      ),
      parts: parts.map((part) => ({ path: part.path, format: part.report.format, verdict: part.report.verdict })),
      problems: [
        ...found.problems,
        ...ownProblems(mlmodel),
        ...(code === null ? [] : [code]),
        ...parts.flatMap(partProblems),
      ],
    },
    bytes,
  );
}

function named({ path, report }: Part, isOneOfMany: boolean): ModelFileReport['tensors'] {
  return isOneOfMany ? report.tensors.map((tensor) => ({ ...tensor, name: `${path}:${tensor.name}` })) : report.tensors;
}

function ownProblems(mlmodel: MlmodelFacts | null): readonly ModelProblem[] {
  return mlmodel?.problem ? [{ problem: mlmodel.problem, at: null }] : [];
}

/** Loading puts these files on the path of Python, where whatever they say is run. */
function codeProblem({ files }: FolderFiles, mlmodel: MlmodelFacts | null): ModelProblem | null {
  const { code } = mlmodel ?? { code: null };
  if (code === null) return null;
  const programs = files.filter(({ path }) => path.startsWith(`${code.replace(/\/+$/, '')}/`) && path.endsWith('.py'));
  return {
    problem: `Loading it by MLflow runs ${plural(programs.length, 'Python file')} of "${code}", which were not looked at.`,
    at: null,
  };
}

function partProblems({ path, report }: Part): readonly ModelProblem[] {
  return report.problems.map(({ problem, at }) => ({ problem: `${path}: ${problem}`, at }));
}
