import { statSync } from 'node:fs';
import { basename, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { isMissing } from '../base/errors';
import { onlyHidesFindings } from '../project/declaredPaths';
import type { DiscoveryOptions } from '../project/discovery';
import { discover } from '../project/discoveryCache';
import { configName, isArray, isScript, looksLikeModel } from '../project/fileKinds';
import { nearestPath } from '../project/nearestPath';
import { isTablePath, normalPath } from '../project/pathPattern';
import type { CommandProject } from './project';
import { reportPath } from './reportPath';
import type { UnusableInput } from './unusable';

/** A file by its absolute path, and as reports name it. */
export interface NamedFile {
  readonly path: string;
  readonly reportPath: string;
}

export interface Inputs {
  /** Tables: sorted by the path in the report, each file once. */
  readonly files: readonly NamedFile[];
  /** Model files and arrays by their names, in the same way. */
  readonly models: readonly NamedFile[];
  /** Python files and notebooks, in the same way. */
  readonly scripts: readonly NamedFile[];
  /** Files named `tend.yaml` that somebody named. */
  readonly configs: readonly NamedFile[];
  readonly unusable: readonly UnusableInput[];
  /** What `tend.yaml` declares and nothing fits; its line says so. */
  readonly missing: readonly UnusableInput[];
  /** The tables that `tend.yaml` may declare, by their paths in reports; null where nobody has looked for them. */
  readonly declarable: readonly string[] | null;
  /** Data files of the project that were left out because `tend.yaml` does not declare them. */
  readonly undeclared: number;
}

/** On the command line nothing is left out because there is much of it. */
export const everything = {
  folders: Infinity,
  depth: Infinity,
  dataFiles: Infinity,
  ignoredFolders: Infinity,
  ignoredModels: Infinity,
} as const;

/** What is said of folders, and of files whose names are not text, that were found but cannot be opened. */
export const cannotBeRead = 'cannot be read; check its permissions and its name.';

/** Where the paths of a command start from, and how long they are wanted. */
export interface InputContext {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/**
 * Turns the paths of a command into files: a folder is searched, a pattern that the shell left alone is matched. Without
 * paths the declared data sets are meant, else everything that is discovered. Data sets of which `tend.yaml` only hides findings
 * take none of the others out, and no more does one that nothing fits, which may be any of the others.
 */
export async function resolveInputs(
  project: CommandProject,
  context: InputContext,
  paths: readonly string[],
): Promise<Inputs> {
  if (paths.length > 0) return expandAll(project, context, paths, false);
  const declared = project.declared.filter(isTablePath);
  if (declared.length > 0) return declaredInputs(project, context, declared);
  return expandAll(project, context, [project.root], false);
}

async function declaredInputs(
  project: CommandProject,
  context: InputContext,
  declared: readonly string[],
): Promise<Inputs> {
  const inputs = await expandAll(project, { ...context, cwd: project.config.folder }, declared, true);
  const meant = new Set(inputs.files.map(({ path }) => path));
  const { files, models, scripts } = await filesIn(project, project.root, context.signal);
  const others = files.filter((path) => !meant.has(path));
  const all = named(project.root, [...meant, ...others]);
  const isAll = inputs.missing.length > 0 || onlyHidesFindings(project.config.parsed.config);
  const undeclared = isAll ? 0 : others.length;
  return {
    ...inputs,
    files: isAll ? all : inputs.files,
    declarable: all.map((file) => file.reportPath),
    models: named(project.root, models),
    scripts: named(project.root, scripts),
    undeclared,
  };
}

async function expandAll(
  project: CommandProject,
  context: InputContext,
  paths: readonly string[],
  declared: boolean,
): Promise<Inputs> {
  const found: Expanded[] = [];
  const unusable = new Map<string, string>();
  const missing = new Map<string, string>();
  for (const argument of paths) {
    const expanded = await expand(project, context, declared ? normalPath(argument) : argument, declared);
    for (const path of expanded.closed) unusable.set(reportPath(project.root, path), cannotBeRead);
    if (Object.values(expanded).every((it) => it.length === 0))
      (declared ? missing : unusable).set(argument, await nothingAt(project, context, argument, declared));
    found.push(expanded);
  }
  const all = (of: keyof Expanded) => named(project.root, found.flatMap((it) => it[of])); // prettier-ignore
  return {
    files: all('files'),
    models: all('models'),
    scripts: all('scripts'),
    configs: all('configs'),
    unusable: [...unusable].map(([path, problem]) => ({ path, problem })),
    missing: [...missing].map(([path, problem]) => ({ path, problem })),
    declarable: null,
    undeclared: 0,
  };
}

function named(root: string, paths: readonly string[]): readonly NamedFile[] {
  const files = [...new Set(paths)].map((path) => ({ path, reportPath: reportPath(root, path) }));
  return files.sort((a, b) => (a.reportPath < b.reportPath ? -1 : 1));
}

/** Absolute paths: the tables, models, scripts and configurations that an argument means, and what of it cannot be read. */
type Expanded = Readonly<Record<'files' | 'models' | 'scripts' | 'configs' | 'closed', readonly string[]>>;

const nothing: Expanded = { files: [], models: [], scripts: [], configs: [], closed: [] };

async function expand(
  project: CommandProject,
  context: InputContext,
  argument: string,
  declared: boolean,
): Promise<Expanded> {
  const path = resolve(context.cwd, argument);
  const kind = kindOf(path);
  if (kind === 'file') return { ...nothing, [kindOfFile(path)]: [path] };
  if (kind === 'folder') return declared ? allFilesIn(path, context.signal) : filesIn(project, path, context.signal);
  const { base, glob, isGlob } = picomatch.scan(argument.split(sep).join('/'));
  const folder = resolve(context.cwd, base);
  if (!isGlob || kindOf(folder) !== 'folder') return nothing;
  const matches = picomatch(glob);
  const { files, models, scripts, closed } = await allFilesIn(folder, context.signal);
  const isMeant = (file: string) => matches(relative(folder, file).split(sep).join('/'));
  return {
    ...nothing,
    files: files.filter(isMeant),
    models: models.filter(isMeant),
    scripts: scripts.filter(isMeant),
    closed: closed.filter((it) => it === folder || glob.includes('**') || isMeant(it)),
  };
}

function kindOfFile(path: string): 'files' | 'models' | 'scripts' | 'configs' {
  const name = basename(path);
  if (name === configName) return 'configs';
  if (isScript(name)) return 'scripts';
  return looksLikeModel(name) || isArray(name) ? 'models' : 'files';
}

function filesIn(project: CommandProject, folder: string, signal: AbortSignal): Promise<Expanded> {
  return foundIn(folder, { signal, isRunLog: (path) => project.isRunLog(resolve(folder, path)) });
}

/** What is named one by one is meant, whatever git ignores and whatever is read as runs. */
function allFilesIn(folder: string, signal: AbortSignal): Promise<Expanded> {
  return foundIn(folder, { signal, declared: ['.'] });
}

async function foundIn(folder: string, options: DiscoveryOptions): Promise<Expanded> {
  const limits = { ...everything, scripts: 0 };
  const { dataFiles, modelFiles, arrayFiles, pythonFiles, unreadable } = await discover(folder, { ...options, limits });
  return {
    ...nothing,
    files: dataFiles.map((file) => resolve(folder, file.path)),
    models: [...modelFiles, ...arrayFiles].map((path) => resolve(folder, path)),
    scripts: pythonFiles.map((path) => resolve(folder, path)),
    closed: unreadable.map((path) => resolve(folder, path)),
  };
}

/** What cannot be looked at counts as a file: its reader says in a sentence why it cannot be opened. */
function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    return isMissing(error) ? 'nothing' : 'file';
  }
}

async function nothingAt(
  project: CommandProject,
  { cwd, signal }: InputContext,
  argument: string,
  declared: boolean,
): Promise<string> {
  const path = resolve(cwd, argument);
  if (kindOf(path) === 'folder')
    return (await foundIn(path, { signal })).files.length > 0
      ? 'its tables are read as runs; name them in datasets of tend.yaml to check them.'
      : 'no CSV or TSV file was found in this folder.';
  const { files } = await filesIn(project, project.root, signal);
  const near = nearestPath(
    argument,
    files.map((file) => relative(cwd, file).split(sep).join('/')),
  );
  const meant = near === null ? '' : `; nearest: ${near}`;
  return declared
    ? `tend.yaml declares it, but there is no such file${meant}.`
    : `there is no such file${meant || '; check the path'}.`;
}
