import { statSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import picomatch from 'picomatch';
import { CommandError } from './commandError';
import type { CommandContext } from './program';
import type { CommandProject } from './project';

export interface Inputs {
  /** Sorted by the path in the report, each file once. */
  readonly files: readonly { readonly path: string; readonly reportPath: string }[];
  readonly unusable: readonly { readonly path: string; readonly problem: string }[];
}

/**
 * Turns the paths of a command into files: a folder is searched, a pattern that the shell left alone is matched, and
 * nothing at all means the data sets of the project.
 */
export async function resolveInputs(
  project: CommandProject,
  context: CommandContext,
  paths: readonly string[],
): Promise<Inputs> {
  const found = new Map<string, string>();
  const unusable: { path: string; problem: string }[] = [];
  const add = (path: string) => found.set(reportPath(project.root, path), path);
  if (paths.length === 0) {
    for (const path of await project.dataFiles()) add(path);
    if (found.size === 0) throw new CommandError(`${project.root} holds no CSV or TSV file.`);
  }
  for (const argument of paths) {
    const path = resolve(context.cwd, argument);
    const files = await expand(project, context, argument, path);
    if (files.length === 0) unusable.push({ path: argument, problem: nothingAt(path) });
    for (const file of files) add(file);
  }
  const files = [...found].map(([name, path]) => ({ path, reportPath: name }));
  return { files: files.sort((a, b) => (a.reportPath < b.reportPath ? -1 : 1)), unusable };
}

async function expand(
  project: CommandProject,
  context: CommandContext,
  argument: string,
  path: string,
): Promise<readonly string[]> {
  const kind = kindOf(path);
  if (kind === 'folder') return project.dataFilesIn(path);
  if (kind === 'file') return [path];
  const { base, glob, isGlob } = picomatch.scan(argument.split(sep).join('/'));
  if (!isGlob) return [];
  const folder = resolve(context.cwd, base);
  if (kindOf(folder) !== 'folder') return [];
  const matches = picomatch(glob);
  return (await project.dataFilesIn(folder)).filter((file) => matches(relative(folder, file).split(sep).join('/')));
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

function nothingAt(path: string): string {
  return kindOf(path) === 'folder'
    ? 'no CSV or TSV file was found in this folder.'
    : 'there is no such file; check the path.';
}
