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
export function isProgram(path: string): boolean {
  return /(^|\/)saved_model\.pb(txt)?$/i.test(path);
}

/** Code that loading runs, which was not looked at. */
export function codeProblems(
  parts: readonly ModelPart[],
  mlmodel: Pick<MlmodelFacts, 'code'> | null,
  isOwn: boolean,
): readonly ModelProblem[] {
  const { code } = mlmodel ?? { code: [] };
  const folders = [...new Set(code)].filter((it) => !(isOwn && it === 'code'));
  return [
    ...folders.map((it) => `Loading it by MLflow runs ${filesOf(parts, it)}, which were not looked at.`),
    ...parts.filter(({ path }) => isProgram(path)).map(({ path }) => `${path} is a program, which was not looked at.`),
  ].map((problem) => ({ problem, at: null }));
}

/** What it loads from beyond its own folder: what lies there is not what was packaged, and whoever put it there chose it. */
export function outsideLoads(mlmodel: Pick<MlmodelFacts, 'code' | 'loads'> | null): readonly ModelProblem[] {
  const { code, loads } = mlmodel ?? { code: [], loads: [] };
  const outside = [...new Set([...loads, ...code])].filter(leadsOutside);
  return outside.map((it) => ({ problem: `Loading it reaches out of its folder, to "${shorten(it)}".`, at: null }));
}

function filesOf(parts: readonly ModelPart[], code: string): string {
  const below = folded(code);
  const isIn = (path: string) => below === '' || path === below || path.startsWith(`${below}/`);
  const programs = parts.filter(({ path }) => isIn(folded(path)) && /\.py$/i.test(path));
  return `${plural(programs.length, 'Python file')} of "${code}"`;
}
