import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { discover } from '../project/discoveryCache';
import { CommandError } from './commandError';
import type { CommandProject } from './project';

export interface Inputs {
  /** Sorted by the path in the report, each file once. */
  readonly files: readonly { readonly path: string; readonly reportPath: string }[];
  readonly unusable: readonly { readonly path: string; readonly problem: string }[];
}

/** Where the paths of a command start from, and how long they are wanted. */
export interface InputContext {
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/**
 * Turns the paths of a command into files: a folder is searched, a pattern that the shell left alone is matched. Without
 * paths the declared data sets are meant, else everything that is discovered.
 */
export async function resolveInputs(
  project: CommandProject,
  context: InputContext,
  paths: readonly string[],
): Promise<Inputs> {
  if (paths.length > 0) return expandAll(project, context, paths, false);
  const declared = project.declared.filter(isTable);
  if (declared.length > 0) return expandAll(project, { ...context, cwd: project.config.folder }, declared, true);
  const found = await expandAll(project, context, [project.root], false);
  if (found.files.length === 0) throw new CommandError(`${project.root} holds no CSV or TSV file.`);
  return found;
}

/** Data sets may be declared in formats that are not checked. */
function isTable(path: string): boolean {
  return !/\.(jsonl|json|parquet|gz|zst)$/i.test(path);
}

async function expandAll(
  project: CommandProject,
  context: InputContext,
  paths: readonly string[],
  declared: boolean,
): Promise<Inputs> {
  const found = new Map<string, string>();
  const unusable: { path: string; problem: string }[] = [];
  for (const argument of paths) {
    const files = await expand(context, argument, declared);
    if (files.length === 0)
      unusable.push({ path: argument, problem: nothingAt(resolve(context.cwd, argument), declared) });
    for (const file of files) found.set(reportPath(project.root, file), file);
  }
  const files = [...found].map(([name, path]) => ({ path, reportPath: name }));
  return { files: files.sort((a, b) => (a.reportPath < b.reportPath ? -1 : 1)), unusable };
}

async function expand(context: InputContext, argument: string, declared: boolean): Promise<readonly string[]> {
  const path = resolve(context.cwd, argument);
  const kind = kindOf(path);
  if (kind === 'file') return [path];
  if (kind === 'folder') return tablesIn(path, context.signal, declared);
  const { base, glob, isGlob } = picomatch.scan(argument.split(sep).join('/'));
  const folder = resolve(context.cwd, base);
  if (!isGlob || kindOf(folder) !== 'folder') return [];
  const matches = picomatch(glob);
  const files = await tablesIn(folder, context.signal, true);
  return files.filter((file) => matches(relative(folder, file).split(sep).join('/')));
}

/** What is named one by one is meant, whatever git ignores. */
async function tablesIn(folder: string, signal: AbortSignal, evenIgnored: boolean): Promise<readonly string[]> {
  const { dataFiles } = await discover(folder, { signal, ...(evenIgnored ? { declared: ['.'] } : {}) });
  return dataFiles.map((file) => resolve(folder, file.path));
}

/** Project-relative with `/`; absolute when outside. */
function reportPath(root: string, path: string): string {
  const inside = relative(root, path);
  const outside = inside === '' || inside.startsWith('..') || isAbsolute(inside);
  return outside ? path : inside.split(sep).join('/');
}

function kindOf(path: string): 'file' | 'folder' | 'nothing' {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return 'nothing';
  return stats.isDirectory() ? 'folder' : 'file';
}

function nothingAt(path: string, declared: boolean): string {
  if (kindOf(path) === 'folder') return 'no CSV or TSV file was found in this folder.';
  return declared ? 'tend.yaml declares it, but there is no such file.' : 'there is no such file; check the path.';
}
