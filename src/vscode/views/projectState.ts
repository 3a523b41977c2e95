import { projectSnapshot, type FileResult } from '../../actions/projectSnapshot';
import type { Lifecycle } from '../../lifecycle/lifecycle';
import type { HarmfulModel } from '../../lifecycle/snapshot';
import { lifecycle } from '../../lifecycle/stages';
import type { RegistryFacts } from '../../models/registry/registryFacts';
import type { DevelopmentFacts } from '../../runs/development';
import type { CheckedFile } from '../checking/checkedFile';
import type { LoadedConfig } from '../project/loadedConfig';
import type { Project } from '../project/project';
import type { DataSetState } from '../trees/dataNodes';

/** What is learned of a project on other threads, null before. */
interface Learned {
  readonly development: DevelopmentFacts | null;
  readonly registry: RegistryFacts | null;
  /** Nothing before model files were looked into. */
  readonly harmfulModels: readonly HarmfulModel[];
}

/** Where a project stands; null before its folder was listed. */
export function projectLifecycle(project: Project, files: readonly CheckedFile[], learned: Learned): Lifecycle | null {
  const { name, discovery, config } = project;
  if (!discovery) return null;
  const results = new Map(files.flatMap(resultOf));
  return lifecycle(projectSnapshot({ name, discovery, parsed: config?.parsed ?? null, results, ...learned }));
}

/** While a file is checked again, its last result holds. */
function resultOf({ path, state, report, problem }: CheckedFile): readonly (readonly [string, FileResult])[] {
  if (report) return [[path, { state: 'checked', report }]];
  if (state === 'unreadable') return [[path, { state, problem: problem ?? 'cannot be read' }]];
  return state === 'checking' ? [[path, { state }]] : [];
}

/** The data sets that `tend.yaml` declares, with those of the known files that belong to them. */
export function dataSetStates(config: LoadedConfig | null, files: readonly CheckedFile[]): readonly DataSetState[] {
  if (!config) return [];
  return Object.entries(config.parsed.config.datasets ?? {}).map(([name, { zone }]) => ({
    name,
    zone: zone ?? null,
    files: files.filter(({ path }) => config.dataSetOf(path) === name).map(({ path }) => path),
  }));
}
