import { UnusableInput } from '../refusal';
import { clashProblem, pathProblem } from './packagePath';

/** Throws where files of these paths cannot be unpacked together on every system. */
export function refuseBadPaths(paths: readonly string[]): void {
  for (const path of paths) {
    const problem = pathProblem(path);
    if (problem !== null) throw new UnusableInput(`${path} cannot be packaged: the path ${problem}.`);
  }
  const clash = clashProblem(paths);
  if (clash !== null) throw new UnusableInput(`This cannot be packaged: ${clash}`);
}
