import { isNotebook } from '../../project/fileKinds';

/** Bytes of a script that is looked through while somebody works on it; nobody writes as much. */
export const largestScript = 1_000_000;

/** The same by the path; in a notebook pictures stand beside what somebody wrote. */
export function largestText(path: string): number {
  return isNotebook(path) ? 20_000_000 : largestScript;
}
