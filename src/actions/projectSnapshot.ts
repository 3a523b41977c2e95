import type { FileReport } from '../data/report';
import { countBySeverity } from '../data/severity';
import { intentOf, type KnownTable } from '../lifecycle/intent';
import type { DataFileSnapshot, HarmfulModel, ProjectSnapshot } from '../lifecycle/snapshot';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { Discovery } from '../project/discovery';
import { configName } from '../project/fileKinds';
import { noConfig, type ParsedConfig } from '../project/parsedConfig';
import type { DevelopmentFacts } from '../runs/development';
import { withoutSubject } from './withoutSubject';

/** How far the check of one data file is. */
export type FileResult =
  | { readonly state: 'checking' }
  | { readonly state: 'checked'; readonly report: Pick<FileReport, 'rows' | 'columns' | 'findings'> }
  | { readonly state: 'unreadable'; readonly problem: string };

export interface ProjectFacts {
  /** Name of the folder; `project.name` of `tend.yaml` goes before it. */
  readonly name: string;
  readonly discovery: Discovery;
  /** Null where there is no `tend.yaml`. */
  readonly parsed: ParsedConfig | null;
  /** By project-relative path; a file without a result waits for its check. */
  readonly results: ReadonlyMap<string, FileResult>;
  /** What the tracked runs tell; null where nobody has looked for runs. */
  readonly development: DevelopmentFacts | null;
  /** Paths of places that hold runs which nobody has read. */
  readonly unreadRuns?: readonly string[];
  /** Model files and arrays that are dangerous or damaged, as far as they were looked into. */
  readonly harmfulModels?: readonly HarmfulModel[];
  /** What the registry tells; null where nobody has looked for models. */
  readonly registry?: RegistryFacts | null;
}

/** Puts together what was found, declared and checked to what the life cycle is computed from. */
export function projectSnapshot(facts: ProjectFacts): ProjectSnapshot {
  const { name, discovery, parsed, results, harmfulModels = [], development, unreadRuns = [], registry = null } = facts;
  const config = parsed ?? noConfig;
  const errors = config.problems.filter((problem) => problem.severity === 'error');
  const first = errors[0];
  return {
    name: config.config.project?.name ?? name,
    configPath: discovery.configPath,
    configErrors: errors.length,
    configBroken: errors.length > 0 && !config.usable,
    firstConfigError: first ? { message: first.message, range: first.range } : null,
    intent: intentOf(config, knownTables(results), knownFiles(discovery)),
    dataFiles: discovery.dataFiles.map(({ path }) => dataFile(path, results.get(path))),
    scripts: discovery.scripts,
    modelFiles: discovery.modelFiles,
    harmfulModels,
    development,
    unreadRuns,
    registry,
  };
}

/** All data files as `tend.yaml` writes them; null where there may be others, or its paths begin elsewhere. */
function knownFiles({ dataFiles, configPath, complete }: Discovery): readonly string[] | null {
  return complete && configPath === configName ? dataFiles.map(({ path }) => path) : null;
}

function knownTables(results: ProjectFacts['results']): readonly KnownTable[] {
  return [...results].flatMap(([path, result]) =>
    result.state === 'checked' ? [{ path, columns: result.report.columns.map(({ name }) => name) }] : [],
  );
}

function dataFile(path: string, result: FileResult | undefined): DataFileSnapshot {
  const report = result?.state === 'checked' ? result.report : null;
  return {
    path,
    state: result?.state ?? 'waiting',
    // It becomes part of other sentences.
    problem: result?.state === 'unreadable' ? withoutSubject(result.problem, path).replace(/\.$/, '') : null,
    rows: report?.rows ?? 0,
    columns: report?.columns.length ?? 0,
    counts: countBySeverity(report?.findings ?? []),
    firstError: report?.findings.find((finding) => finding.severity === 'error')?.range ?? null,
  };
}
