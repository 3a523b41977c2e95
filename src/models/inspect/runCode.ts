import { readFile } from 'node:fs/promises';
import { plural, shorten } from '../../base/text';
import { isOwnLoader, loaderModule } from '../package/modelLoader';
import type { MlmodelFacts } from './mlmodel';
import type { ModelProblem } from './modelFileReport';
import { folded, type ModelPart } from './modelPart';
import { leadsOutside } from './zip/zipMembers';

/** More than the loaders that Tend writes. */
const mostLoader = 64 * 1024;

/** The import by which MLflow loads a package for which Tend wrote the loader. */
export const ownLoaderImport = `${loaderModule}._load_pyfunc`;

/** Whether all the code of a package is the loader that Tend writes, byte for byte. */
export async function hasOwnLoader(parts: readonly ModelPart[]): Promise<boolean> {
  const [only, ...others] = parts.filter(({ path }) => folded(path).startsWith('code/'));
  if (!only?.file || others.length > 0 || only.path !== `code/${loaderModule}.py` || only.bytes > mostLoader)
    return false;
  return isOwnLoader(await readFile(only.file, 'utf8'));
}

/** A model of TensorFlow is a program, which can read and write files. */
function isProgram(path: string): boolean {
  return /(^|\/)saved_model\.pb(txt)?$/i.test(path);
}

/** Scripts and libraries, by the ends of their names. */
const codeFile = /\.(py[cdox]?|so(\.\d+)*|dll|dylib|exe|jar|whl|egg|sh|bat|cmd|ps1)$/i;

/** Whether a file is code by its name, which whoever loads what lies beside it may run. */
export function isCode(path: string): boolean {
  return isProgram(path) || codeFile.test(path);
}

/** So many files of code are named. */
const mostNames = 3;

/** Code that loading runs, which was not looked at. */
export function codeProblems(
  parts: readonly ModelPart[],
  mlmodel: Pick<MlmodelFacts, 'code'> | null,
  isOwn: boolean,
): readonly ModelProblem[] {
  const { code } = mlmodel ?? { code: [] };
  const folders = [...new Set(code)].filter((it) => !(isOwn && it === 'code'));
  const told = isOwn ? ['code', ...code] : code;
  const others = parts
    .map(({ path }) => path)
    .filter((path) => codeFile.test(path) && !told.some((it) => isIn(path, it)));
  return [
    ...folders.map((it) => `Loading it by MLflow runs ${filesOf(parts, it)}, which were not looked at.`),
    ...parts.filter(({ path }) => isProgram(path)).map(({ path }) => `${path} is a program, which was not looked at.`),
    ...(others.length === 0
      ? []
      : [`Loading it may run ${namesOf(others)}, which ${others.length === 1 ? 'was' : 'were'} not looked at.`]),
  ].map((problem) => ({ problem, at: null }));
}

/** "a.py, b.so, c.so and 2 other files". */
function namesOf(paths: readonly string[]): string {
  const more = paths.length - mostNames;
  const names = paths.slice(0, mostNames).map((path) => shorten(path));
  if (more > 0) return `${names.join(', ')} and ${plural(more, 'other file')}`;
  const last = names.pop() ?? '';
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`;
}

/** What it loads from beyond its own folder: what lies there is not what was packaged, and whoever put it there chose it. */
export function outsideLoads(mlmodel: Pick<MlmodelFacts, 'code' | 'loads'> | null): readonly ModelProblem[] {
  const { code, loads } = mlmodel ?? { code: [], loads: [] };
  const outside = [...new Set([...loads, ...code])].filter(leadsOutside);
  return outside.map((it) => ({ problem: `Loading it reaches out of its folder, to "${shorten(it)}".`, at: null }));
}

function filesOf(parts: readonly ModelPart[], code: string): string {
  const programs = parts.filter(({ path }) => isIn(path, code) && /\.py$/i.test(path));
  return `${plural(programs.length, 'Python file')} of "${code}"`;
}

function isIn(path: string, folder: string): boolean {
  const below = folded(folder);
  return below === '' || folded(path) === below || folded(path).startsWith(`${below}/`);
}
