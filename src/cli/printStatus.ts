import { basename, relative, resolve } from 'node:path';
import { silentLogger } from '../base/logger';
import { projectStatus, type ProjectStatus } from '../actions/projectStatus';
import type { HarmfulModel } from '../lifecycle/snapshot';
import { dangerCheck } from '../models/inspect/dangerOf';
import type { RegistryFacts } from '../models/registry/registryFacts';
import type { Discovery } from '../project/discovery';
import { sourcePaths } from '../project/declaredRuns';
import { discover } from '../project/discoveryCache';
import { configName } from '../project/fileKinds';
import { shownPath } from '../runs/importing/shownPath';
import { checkingContext } from './checking';
import { configNotes } from './configNotes';
import { exitCodeFor, type FailOn } from './failOn';
import type { Format } from './formatOption';
import { cannotBeRead, everything } from './inputs';
import { openProfileKeeper } from './profileKeeper';
import type { CommandContext } from './commandContext';
import { openProject, type CommandProject } from './project';
import { reportPath } from './reportPath';
import { statusJson, statusReport } from './reporters/statusReporter';
import { ExitCode } from './terminal';
import { noteUnusable, type UnusableInput } from './unusable';

export interface StatusOptions {
  readonly format: Format;
  readonly failOn: FailOn;
  readonly config?: string;
  readonly project?: string;
  readonly quiet: boolean;
}

/** Works out where the project stands, and prints it. */
export async function printStatus(context: CommandContext, options: StatusOptions): Promise<ExitCode> {
  const { terminal, version } = context;
  const project = openProject(context.cwd, options);
  const { unusable } = project.config;
  if (unusable !== null) terminal.note(unusable);
  const note = (line: string) => {
    if (!options.quiet) terminal.note(line);
  };
  const { unreadable, dataFiles, models, status } = await statusOf(context, project, note);
  terminal.progress('');
  const notes = configNotes(project, status.checked.files, { dataFiles, models, idle: null });
  for (const { line } of notes) note(line);
  const inputs = [...unreadable, ...status.checked.unusable];
  noteUnusable(terminal, inputs);
  if (options.format === 'json') terminal.out(statusJson(status, version));
  else for (const line of statusReport(status, { colour: terminal.colour })) terminal.out(`${line}\n`);
  if (unusable !== null || inputs.length > 0) return ExitCode.unusable;
  return exitCodeFor(status.checked, notes, options.failOn);
}

/** What the folder holds as its `tend.yaml` sees it, which may lie elsewhere: its paths are relative to itself. */
async function discoverDeclared(project: CommandProject, signal: AbortSignal): Promise<Discovery> {
  const { root, config, declared } = project;
  const paths = declared.map((path) => relative(root, resolve(config.folder, path)) || '.');
  const discovery = await discover(root, { declared: paths, isRunLog: project.isRunLog, signal, limits: everything });
  const isUsual = config.path === resolve(root, configName);
  return isUsual ? discovery : { ...discovery, configPath: reportPath(root, config.path) };
}

/** Where runs lie that nobody read yet: this command makes no store, and reads none into one. */
async function placesOfRuns({ signal }: CommandContext, { root, config }: CommandProject): Promise<readonly string[]> {
  const [{ findSources }, { runSources }] = await Promise.all([
    import('../runs/sources/findSources'),
    import('../runs/sources/sources'),
  ]);
  const { openForeignTables } = await import('../store/foreignTables');
  const sources = runSources({ openTables: (path) => openForeignTables(path, silentLogger) });
  const declared = sourcePaths(config.parsed.config).map((path) => resolve(config.folder, path));
  const found = new Set<string>();
  const search = { root, sources, declared, onlyDeclared: false, outside: true, signal };
  await findSources(search, ({ path }) => found.add(shownPath(root, path)));
  return [...found].sort();
}

/** What can be told of the models without a store, which this command does not make. */
async function unreadRegistry(root: string, now: Date): Promise<RegistryFacts> {
  const { registryFacts } = await import('../actions/models/registryFacts');
  return registryFacts(root, null, now);
}

/** Model files and arrays that nobody should load, by what `tend check` says of them. */
async function harmfulModels(
  root: string,
  { modelFiles, arrayFiles }: Discovery,
  signal: AbortSignal,
): Promise<readonly HarmfulModel[]> {
  const { dangerousModels } = await import('./dangerousModels');
  const models = [...modelFiles, ...arrayFiles].map((path) => ({ path: resolve(root, path), reportPath: path }));
  const { dangerous } = await dangerousModels(models, { wanted: [], signal });
  return dangerous.map(({ path, check }) => ({ path, harm: check === dangerCheck ? 'dangerous' : 'damaged' }));
}

interface StatusFacts {
  readonly unreadable: readonly UnusableInput[];
  readonly dataFiles: readonly string[];
  /** Names of those that have versions. */
  readonly models: readonly string[];
  readonly status: ProjectStatus;
}

async function statusOf(
  context: CommandContext,
  project: CommandProject,
  note: (line: string) => void,
): Promise<StatusFacts> {
  const { root, config } = project;
  const discovery = await discoverDeclared(project, context.signal);
  const unreadable = discovery.unreadable.map((path) => ({ path: path || root, problem: cannotBeRead }));
  const keeper = await openProfileKeeper(root, context.now, note);
  try {
    const development = keeper ? await keeper.development(config.parsed.config) : null;
    const registry = keeper ? await keeper.registry() : await unreadRegistry(root, context.now());
    const status = await projectStatus(checkingContext(context, project, keeper), {
      name: basename(root),
      discovery,
      parsed: config.parsed,
      resolve: (path) => resolve(root, path),
      development,
      harmfulModels: await harmfulModels(root, discovery, context.signal),
      registry,
      unreadRuns: keeper?.hasReadRuns() ? [] : await placesOfRuns(context, project),
    });
    const models = registry?.models.map(({ name: model }) => model) ?? [];
    return { unreadable, dataFiles: discovery.dataFiles.map(({ path }) => path), models, status };
  } finally {
    keeper?.dispose();
  }
}
