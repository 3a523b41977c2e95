import type { Lifecycle } from '../lifecycle/lifecycle';
import { lifecycle } from '../lifecycle/stages';
import type { HarmfulModel } from '../lifecycle/snapshot';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { Discovery } from '../project/discovery';
import type { ParsedConfig } from '../project/parsedConfig';
import type { DevelopmentFacts } from '../runs/development';
import { checkData, type CheckDataContext, type CheckedFiles } from './checkData';
import { projectSnapshot, type FileResult } from './projectSnapshot';

export interface ProjectStatusInput {
  /** Name of the folder. */
  readonly name: string;
  readonly discovery: Discovery;
  readonly parsed: ParsedConfig | null;
  /** Turns a project-relative path into one that can be opened. */
  readonly resolve: (path: string) => string;
  /** What the tracked runs tell; null where nobody has looked for runs. */
  readonly development: DevelopmentFacts | null;
  /** Paths of places that hold runs which nobody has read. */
  readonly unreadRuns: readonly string[];
  /** Model files and arrays that are dangerous or damaged. */
  readonly harmfulModels: readonly HarmfulModel[];
  /** What the registry tells; null where nobody has looked for models. */
  readonly registry: RegistryFacts | null;
}

export interface ProjectStatus {
  readonly name: string;
  readonly lifecycle: Lifecycle;
  readonly checked: CheckedFiles;
}

/** Checks every data file that was found and computes from that where the project stands. */
export async function projectStatus(context: CheckDataContext, input: ProjectStatusInput): Promise<ProjectStatus> {
  const { name, discovery, parsed, resolve, ...learned } = input;
  const files = discovery.dataFiles.map(({ path }) => ({ path: resolve(path), reportPath: path }));
  const checked = await checkData(context, { files, level: 'hint', only: null, allCells: false });
  const results = new Map<string, FileResult>([
    ...checked.files.map((report) => [report.path, { state: 'checked', report }] as const),
    ...checked.unusable.map(({ path, problem }) => [path, { state: 'unreadable', problem }] as const),
  ]);
  const snapshot = projectSnapshot({ name, discovery, parsed, results, ...learned });
  return { name: snapshot.name, lifecycle: lifecycle(snapshot), checked };
}
